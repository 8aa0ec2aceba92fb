import { minuteOf } from "@/lib/engine/activities";
import type { Criteria } from "@/lib/engine/criteria";
import { type Dial, withDial } from "@/lib/engine/dial";
import type { ChangedLeads } from "@/lib/engine/evidence";
import { type Columns, leadCount, leadId } from "@/lib/engine/replay/columns";
import type { Difference } from "@/lib/engine/replay/difference";
import { knownBy } from "@/lib/engine/replay/known-by";
import { Study, type StudyAnswer, type StudyQuestion } from "@/lib/engine/replay/study";
import { Today } from "@/lib/engine/replay/today/today";
import type { LeakageFinding } from "@/lib/engine/suggest/leakage";
import type { Suggestion } from "@/lib/engine/suggest/points";
import { validateCriteria } from "@/lib/engine/validate";
import type { AnsweredAhead, ReplayAnswer } from "@/lib/replays/schema";
import {
  answerChallenge,
  type ChallengedFinding,
  type ChallengedQuestion,
  type ChallengeFinding,
  type ChallengeQuestion,
  findChallenged,
} from "./challenge";
import { type FigureFinding, type FigureQuestion, findFigure, pathName } from "./figure";
import type { History } from "./history";
import { type LeakageQuestion, leakage } from "./leakage";
import { countMeeting, type MeetingFinding, type MeetingQuestion } from "./meeting";
import { findRejects, type RejectFinding, type RejectsQuestion } from "./rejects";
import { type Replayed, studied } from "./replayed";
import { type SuggestQuestion, suggest } from "./suggest";

const MINUTE_MS = 60_000;
const STANDS_STILL_MINUTES = 10;
/** Others may be waiting after so long. */
const ENOUGH_MS = 25;
const NOBODY: ChangedLeads = {
  count: 0,
  byLabel: { sql: 0, notSql: 0, maturing: 0, unlabelled: 0 },
  leads: [],
};

/** What a draft would have done. */
interface ReplayQuestion extends Replayed {
  kind: "replay";
  /** How many of the leads gained and lost are named. */
  named: number;
  /** Whether to tell of all engagement thresholds. */
  thresholds: boolean;
}

/** What a draft would have done with one value of a number after the other. */
interface AheadQuestion extends Replayed {
  kind: "ahead";
  dial: Dial;
  /** In the order of answering. */
  values: readonly number[];
  /** From which value to which it is asked, also with other questions. */
  least: number;
  most: number;
}

/** Answers to some of the values. */
interface AheadFinding {
  /** An `AnsweredAhead` as JSON in each line, as UTF-8; none of values that make no valid draft. */
  lines: Uint8Array<ArrayBuffer>;
  /** So many of the values, the first ones, were looked at. */
  answered: number;
}

/** The answer before leads have names. */
export type Finding = Omit<ReplayAnswer, "gained" | "lost"> & {
  gained: ChangedLeads;
  lost: ChangedLeads;
};

export type Question =
  | ReplayQuestion
  | AheadQuestion
  | FigureQuestion
  | SuggestQuestion
  | RejectsQuestion
  | LeakageQuestion
  | MeetingQuestion
  | ChallengeQuestion
  | ChallengedQuestion;

/** What each kind of question is answered with. */
export interface Findings {
  replay: Finding;
  ahead: AheadFinding;
  figure: FigureFinding;
  suggest: Suggestion;
  rejects: RejectFinding;
  leakage: LeakageFinding[];
  meeting: MeetingFinding;
  challenge: ChallengeFinding;
  challenged: ChallengedFinding;
}

export type FindingFor<Q extends Question> = Findings[Q["kind"]];

/** The leads gained or lost, as they are told. */
function changedOf(columns: Columns, difference: Difference | null): ChangedLeads {
  if (!difference) return NOBODY;
  const { count, byLabel, latest } = difference;
  const leads = latest.map(({ lead, label, minute, path }) => ({
    id: leadId(columns, lead),
    label,
    mqlAt: minute * MINUTE_MS,
    path: pathName(path),
  }));
  return { count, byLabel, leads };
}

/** What is known of one state of history, until a later minute or a change. */
interface Kept {
  columns: Columns;
  until: number;
  study: Study;
  today: Today;
  /** The version in force, and how many leads meet it at the end. */
  active: { criteria: Criteria; meets: number } | null;
  /** The draft that was asked about last, as it stands. */
  last: StudyQuestion | null;
}

function studyAt(columns: Columns, until: number): Kept {
  const study = new Study(knownBy(columns, until), until);
  return { columns, until, study, today: new Today(columns, until), active: null, last: null };
}

/** Answers questions about all of history; keeps what the next one may need again. */
export class Analysis {
  private kept: Kept | null = null;

  constructor(private readonly history: Pick<History, "current">) {}

  async answer<Q extends Question>(question: Q): Promise<FindingFor<Q>> {
    const columns = await this.history.current();
    return (await this.find(columns, question)) as FindingFor<Q>;
  }

  /**
   * Gets ready for about so many ms for what sliders of the draft asked about last may come to. Says
   * whether there is more to do.
   */
  prepare(ms: number): boolean {
    const { kept } = this;
    if (!kept?.last) return false;
    const start = performance.now();
    while (kept.study.prepare(kept.last)) if (performance.now() - start > ms) return true;
    return false;
  }

  private async find(columns: Columns, question: Question): Promise<Findings[Question["kind"]]> {
    if (question.kind === "suggest") return suggest(columns, question);
    if (question.kind === "leakage") return leakage(columns, question);
    if (question.kind === "meeting") return countMeeting(columns, question);
    if (question.kind === "rejects") return findRejects(columns, question);
    if (question.kind === "challenge") return answerChallenge(columns, question);
    if (question.kind === "challenged") return findChallenged(columns, question);
    if (question.kind === "figure") return findFigure(this.keptFor(columns, question), question);
    if (question.kind === "ahead") return this.ahead(columns, question);
    const start = performance.now();
    const found = this.replay(columns, question);
    return { ...found, tookMs: performance.now() - start };
  }

  /**
   * The present stands still for a while, so that a slider's steps compare like with like. A moment
   * of the past is looked at once, and what is known of the present stays.
   */
  private keptFor(columns: Columns, { now, isPast }: Pick<Replayed, "now" | "isPast">): Kept {
    const until = minuteOf(now);
    if (isPast) return studyAt(columns, until);
    const { kept } = this;
    const age = kept?.columns === columns ? until - kept.until : Number.POSITIVE_INFINITY;
    if (kept && Math.abs(age) < STANDS_STILL_MINUTES) return kept;
    this.kept = studyAt(columns, until);
    return this.kept;
  }

  private activeToday(kept: Kept, criteria: Criteria): number {
    const known = kept.active;
    if (known && JSON.stringify(known.criteria) === JSON.stringify(criteria)) return known.meets;
    const meets = kept.today.count(criteria);
    kept.active = { criteria, meets };
    return meets;
  }

  private replay(columns: Columns, question: ReplayQuestion): Omit<Finding, "tookMs"> {
    const { body, named } = question;
    const kept = this.keptFor(columns, question);
    const asked = studied(question);
    kept.last = asked;
    const found = kept.study.answer({ ...asked, named });
    const table = question.thresholds ? kept.study.byThreshold(asked) : null;
    return {
      ...this.told(kept, question, body, found),
      thresholds: table && { ...table, today: kept.today.byThreshold(body) },
    };
  }

  /** Answers for one value after the other, until that has taken long enough. */
  private ahead(columns: Columns, question: AheadQuestion): AheadFinding {
    const { dial, values, least, most } = question;
    const kept = this.keptFor(columns, question);
    const asked = studied(question);
    const lines: string[] = [];
    let answered = 0;
    const start = performance.now();
    do {
      const value = values[answered] as number;
      const began = performance.now();
      answered += 1;
      const body = withDial(question.body, dial, value);
      if (validateCriteria(body).length > 0) continue;
      const found =
        dial.kind === "points"
          ? kept.study.answerWith(asked, { rule: dial.rule, points: value, least, most })
          : kept.study.answer({ ...asked, draft: body, named: 0 });
      const { gained, lost, ...told } = this.told(kept, question, body, found);
      const answer: ReplayAnswer = {
        ...told,
        gained: { ...gained, leads: [] },
        lost: { ...lost, leads: [] },
        thresholds: null,
        tookMs: performance.now() - began,
      };
      lines.push(JSON.stringify({ value, answer } satisfies AnsweredAhead));
    } while (answered < values.length && performance.now() - start < ENOUGH_MS);
    return { lines: new TextEncoder().encode(lines.map((line) => `${line}\n`).join("")), answered };
  }

  private told(
    kept: Kept,
    { active, windowDays, weeks, holdOutFrom }: Replayed,
    body: Criteria,
    found: StudyAnswer,
  ): Omit<Finding, "tookMs" | "thresholds"> {
    const { columns, today, until } = kept;
    const { draft, active: inForce, curve, recentWeeks, distribution, rules } = found;
    // Before the draft, whose reading then stays for the next step.
    const activeToday = active && this.activeToday(kept, active);
    return {
      asOf: until * MINUTE_MS,
      leads: leadCount(columns),
      activities: columns.eventMinute.length,
      windowDays,
      draft: draft.all,
      active: inForce?.all ?? null,
      today: { draft: today.count(body), active: activeToday },
      holdOut:
        draft.holdOut && draft.before && holdOutFrom !== null
          ? {
              from: holdOutFrom,
              draft: draft.holdOut,
              active: inForce?.holdOut ?? null,
              before: { draft: draft.before, active: inForce?.before ?? null },
            }
          : null,
      weeks: weeks.map((from, week) => ({
        from,
        draft: draft.weeks[week] ?? 0,
        active: inForce ? (inForce.weeks[week] ?? 0) : null,
      })),
      distribution,
      curve,
      recentWeeks,
      rules,
      gained: changedOf(columns, found.gained),
      lost: changedOf(columns, found.lost),
    };
  }
}
