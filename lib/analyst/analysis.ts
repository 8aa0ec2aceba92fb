import { minuteOf } from "@/lib/engine/activities";
import { compileCriteria } from "@/lib/engine/compile";
import type { Criteria } from "@/lib/engine/criteria";
import type { ChangedLead, ChangedLeads, Judged } from "@/lib/engine/evidence";
import { OUTCOME_LABELS, type OutcomeLabel } from "@/lib/engine/handoffs";
import { type Columns, leadCount, leadId } from "@/lib/engine/replay/columns";
import { type Crossings, PATH } from "@/lib/engine/replay/crossings";
import { gatherEvidence } from "@/lib/engine/replay/evidence";
import { type Difference, judge, type Tally, type Verdict } from "@/lib/engine/replay/judge";
import { labelLeads } from "@/lib/engine/replay/labels";
import { Replay } from "@/lib/engine/replay/replay";
import { Today } from "@/lib/engine/replay/today/today";
import type { Weighed } from "@/lib/engine/replay/weigh";
import type { LeakageFinding } from "@/lib/engine/suggest/leakage";
import type { Suggestion } from "@/lib/engine/suggest/points";
import type { ReplayAnswer } from "@/lib/replays/schema";
import type { History } from "./history";
import { type LeakageQuestion, leakage } from "./leakage";
import { findRejects, type RejectFinding, type RejectsQuestion } from "./rejects";
import { type SuggestQuestion, suggest } from "./suggest";

const MINUTE_MS = 60_000;
const STANDS_STILL_MINUTES = 10;
/** So many take some hundredths of a second: a question that comes meanwhile waits no longer. */
const LEADS_PREPARED = 5000;
const NOBODY: Tally = { sql: 0, notSql: 0, maturing: 0, unlabelled: 0 };

/** What to replay, and how to judge it; instants are epoch ms. */
interface ReplayQuestion {
  kind: "replay";
  body: Criteria;
  /** The criteria in force. */
  active: Criteria | null;
  now: number;
  windowDays: number;
  /** Starts of weeks, ascending. */
  weeks: readonly number[];
  holdOutFrom: number | null;
  /** How many of the leads gained and lost are named. */
  named: number;
}

/** The answer before leads have names. */
export type Finding = Omit<ReplayAnswer, "gained" | "lost"> & {
  gained: ChangedLeads;
  lost: ChangedLeads;
};

export type Question = ReplayQuestion | SuggestQuestion | RejectsQuestion | LeakageQuestion;

/** What each kind of question is answered with. */
export interface Findings {
  replay: Finding;
  suggest: Suggestion;
  rejects: RejectFinding;
  leakage: LeakageFinding[];
}

export type FindingFor<Q extends Question> = Findings[Q["kind"]];

function judged({ mqls, labels, precision, recall, daysLater }: Verdict): Judged {
  const daysEarlier = daysLater === null ? null : -daysLater;
  return { mqls, byLabel: labels, precision, recall, daysEarlier };
}

function distributionOf({ engagement: { width, bars } }: Weighed): ReplayAnswer["distribution"] {
  const bins = Array.from(bars[0] ?? [], (_, bin) => {
    const count = (label: OutcomeLabel) => bars[OUTCOME_LABELS.indexOf(label)]?.[bin] ?? 0;
    return {
      sql: count("sql"),
      notSql: count("notSql"),
      maturing: count("maturing"),
      unlabelled: count("unlabelled"),
    };
  });
  return { width, bins };
}

function curveOf({ curve }: Weighed): ReplayAnswer["curve"] {
  return Array.from(curve.mqls, (mqls, threshold) => ({
    threshold,
    mqls,
    sql: curve.sql[threshold] ?? 0,
    notSql: curve.notSql[threshold] ?? 0,
  }));
}

function rulesOf({ rules }: Weighed): ReplayAnswer["rules"] {
  return Object.fromEntries(
    rules.map(({ id, leads, withRule, withoutRule }) => [
      id,
      { leads, with: withRule, without: withoutRule },
    ]),
  );
}

/** The replays of one state of history, until a later minute or a change. */
interface Kept {
  columns: Columns;
  until: number;
  draft: Replay;
  today: Today;
  /** The version in force, replayed once, and how many leads meet it at the end. */
  active: { criteria: Criteria; crossings: Crossings; meets: number } | null;
}

/** Answers questions about all of history; keeps what the next one may need again. */
export class Analysis {
  private kept: Kept | null = null;

  constructor(private readonly history: Pick<History, "current">) {}

  async answer<Q extends Question>(question: Q): Promise<FindingFor<Q>> {
    const columns = await this.history.current();
    return (await this.find(columns, question)) as FindingFor<Q>;
  }

  /** Gets ready, a little, for the next step of a slider; whether nothing is left to do. */
  prepare(): boolean {
    return this.kept?.draft.prepare(LEADS_PREPARED) ?? true;
  }

  private async find(columns: Columns, question: Question): Promise<Findings[Question["kind"]]> {
    if (question.kind === "suggest") return suggest(columns, question);
    if (question.kind === "leakage") return leakage(columns, question);
    if (question.kind === "rejects") return findRejects(columns, question);
    const start = performance.now();
    const found = this.replay(columns, question);
    return { ...found, tookMs: performance.now() - start };
  }

  /** The present stands still for a while, so that a slider's steps compare like with like. */
  private keptFor(columns: Columns, now: number): Kept {
    const until = minuteOf(now);
    const { kept } = this;
    if (kept?.columns === columns && until - kept.until < STANDS_STILL_MINUTES) return kept;
    const today = new Today(columns, until);
    this.kept = { columns, until, draft: new Replay(columns, until), today, active: null };
    return this.kept;
  }

  private activeOf(kept: Kept, criteria: Criteria): NonNullable<Kept["active"]> {
    const known = kept.active;
    if (known && JSON.stringify(known.criteria) === JSON.stringify(criteria)) return known;
    const crossings = new Replay(kept.columns, kept.until).run(criteria);
    kept.active = { criteria, crossings, meets: kept.today.count(criteria) };
    return kept.active;
  }

  private replay(columns: Columns, question: ReplayQuestion): Omit<Finding, "tookMs"> {
    const { body, active: inForce, windowDays, weeks, named } = question;
    const kept = this.keptFor(columns, question.now);
    const { until } = kept;
    const crossings = kept.draft.run(body);
    const inForceToday = inForce ? this.activeOf(kept, inForce) : null;
    const active = inForceToday?.crossings ?? null;
    const labels = labelLeads(columns, until, windowDays);
    const weekStarts = weeks.map(minuteOf);
    const holdOutFrom = question.holdOutFrom === null ? undefined : minuteOf(question.holdOutFrom);
    const shared = { weekStarts, ...(holdOutFrom === undefined ? {} : { holdOutFrom }) };
    const draft = judge(columns, crossings, labels, {
      ...shared,
      named: leadCount(columns),
      evidence: gatherEvidence(columns, compileCriteria(body), crossings, { until }),
      ...(active ? { active } : {}),
    });
    const other = active ? judge(columns, active, labels, { ...shared, named: 0 }) : null;
    const { weighed } = draft.all;
    if (!weighed) throw new Error("A draft is weighed with its evidence");
    const changed = (difference: Difference | null, by: Crossings | null): ChangedLeads =>
      difference && by
        ? {
            count: difference.count,
            byLabel: difference.labels,
            leads: latestOf(columns, difference.leads, by, labels, named),
          }
        : { count: 0, byLabel: NOBODY, leads: [] };
    return {
      asOf: until * MINUTE_MS,
      leads: leadCount(columns),
      activities: columns.eventMinute.length,
      windowDays,
      draft: judged(draft.all),
      active: other && judged(other.all),
      today: { draft: kept.today.count(body), active: inForceToday?.meets ?? null },
      holdOut:
        draft.holdOut && question.holdOutFrom !== null
          ? {
              from: question.holdOutFrom,
              draft: judged(draft.holdOut),
              active: other?.holdOut ? judged(other.holdOut) : null,
            }
          : null,
      weeks: weeks.map((from, week) => ({
        from,
        draft: draft.weeks[week] ?? 0,
        active: other ? (other.weeks[week] ?? 0) : null,
      })),
      distribution: distributionOf(weighed),
      curve: curveOf(weighed),
      rules: rulesOf(weighed),
      gained: changed(draft.gained, crossings),
      lost: changed(draft.lost, active),
    };
  }
}

/** The leads that crossed last, newest first. */
function latestOf(
  columns: Columns,
  places: Uint32Array,
  { minute, path }: Crossings,
  labels: Uint8Array,
  limit: number,
): ChangedLead[] {
  const newest = Array.from(places).sort((a, b) => (minute[b] ?? 0) - (minute[a] ?? 0));
  return newest.slice(0, limit).map((lead) => ({
    id: leadId(columns, lead),
    label: OUTCOME_LABELS[labels[lead] ?? 0] ?? "unlabelled",
    mqlAt: (minute[lead] ?? 0) * MINUTE_MS,
    path: (path[lead] ?? 0) >= PATH.fastTrack ? ("fastTrack" as const) : ("scored" as const),
  }));
}
