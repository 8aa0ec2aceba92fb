import { type CompiledCriteria, compileCriteria } from "../compile";
import type { Criteria } from "../criteria";
import { withDial } from "../dial";
import type { RuleEvidence } from "../evidence";
import type { Ascents } from "./ascents";
import { ByPoints, type MadeWithPoints } from "./by-points";
import { type ByThreshold, byThreshold } from "./by-threshold";
import type { Columns } from "./columns";
import type { Crossings } from "./crossings";
import { curveOf, type Distribution, distributionOf, type Rung } from "./curve";
import { compare, countDifferences, type Difference, type Differences } from "./difference";
import type { Reading } from "./figures";
import { type Grouping, groupLeads } from "./grouping";
import { judge, madeBy, sentAt, sentBy } from "./judge";
import { type Judgement, judgementOf } from "./judgement";
import {
  type KnownByPoints,
  KnownPoints,
  type PointsPlan,
  planFor,
  type WantedPoints,
} from "./known-points";
import { labelLeads } from "./labels";
import { climb, hasRung, type Ladder } from "./ladder";
import { recentOf } from "./recent";
import { Replay } from "./replay";
import { EngagementEvidence, fitEvidence } from "./rule-evidence";
import type { Stretches } from "./stretches";

/** What is asked about a draft; minutes are epoch minutes. */
export interface StudyQuestion {
  draft: Criteria;
  /** The criteria in force. */
  active: Criteria | null;
  /** Days after a hand-off within which an SQL counts as its success. */
  windowDays: number;
  /** Ascending. */
  weekStarts: readonly number[];
  holdOutFrom: number | null;
}

/** What a draft would have done, judged by what really happened. */
export interface StudyAnswer {
  draft: Judgement;
  /** Null when no criteria are in force, and so are the differences. */
  active: Judgement | null;
  gained: Difference | null;
  lost: Difference | null;
  curve: Rung[];
  /** Whole weeks that the curve's `recent` is of. */
  recentWeeks: number;
  distribution: Distribution;
  /** By the rule's id. */
  rules: Record<string, RuleEvidence>;
}

/** What was made of something, kept until something else is asked for. */
class Memo<T> {
  private key: readonly unknown[] = [];
  private value: T | undefined;

  get(key: readonly unknown[], make: () => T): T {
    const same = key.length === this.key.length && key.every((each, i) => each === this.key[i]);
    if (this.value === undefined || !same) {
      this.value = make();
      this.key = key;
    }
    return this.value;
  }
}

/** `threshold` is that of engagement, in whole points. */
function answerOf(
  told: Pick<StudyAnswer, "active" | "rules">,
  { sizes, holdOutFrom }: Grouping,
  threshold: number,
  { made, levels, recent, differences }: MadeWithPoints & { differences: Differences | null },
): StudyAnswer {
  return {
    draft: judgementOf(made, sizes, holdOutFrom !== null),
    active: told.active,
    gained: differences?.gained ?? null,
    lost: differences?.lost ?? null,
    curve: curveOf(levels, recent, threshold),
    recentWeeks: recent.weeks,
    distribution: distributionOf(levels),
    rules: told.rules,
  };
}

/**
 * One state of history, asked about one draft after the other. Each answer does again only what its
 * difference from the last one asks for: another threshold reads counts, other points change sums,
 * other rules look for the moments of the leads that fit.
 */
export class Study {
  private readonly replay: Replay;
  private readonly labels = new Memo<Uint8Array>();
  private readonly active = new Memo<Crossings>();
  private readonly grouping = new Memo<Grouping>();
  private readonly activeJudgement = new Memo<Judgement>();
  private readonly fitEvidence = new Memo<Record<string, RuleEvidence>>();
  private readonly points = new KnownPoints((question, plan) => this.make(question, plan));
  private readonly engagementEvidence = new Memo<EngagementEvidence>();
  private ladder: Ladder | null = null;

  /** `until` is the last minute that counts. */
  constructor(
    private readonly columns: Columns,
    private readonly until: number,
  ) {
    this.replay = new Replay(columns, until);
  }

  /** `named`: how many of the leads gained and lost are named. */
  answer(question: StudyQuestion & { named: number }): StudyAnswer {
    const { columns, compiled, stretches, ladder, threshold } = this.read(question);
    const { grouping } = ladder;
    const made = madeBy(columns, grouping, sentAt(ladder, threshold));
    const told = this.toldWithoutPoints(grouping, stretches, compiled);
    return answerOf(told, grouping, threshold, {
      made,
      levels: ladder,
      recent: recentOf(ladder, this.until),
      differences: compare(ladder, threshold, made, question.named),
    });
  }

  /**
   * The answer to the draft with so many points of a rule, without leads by name. What an engagement
   * rule makes with any points from `least` to `most` is found at once, and kept for the next ones.
   */
  answerWith(question: StudyQuestion, wanted: WantedPoints): StudyAnswer {
    const { rule, points } = wanted;
    const plan = planFor(question.draft, wanted);
    if (!plan) {
      const draft = withDial(question.draft, { kind: "points", rule }, points);
      return this.answer({ ...question, draft, named: 0 });
    }
    const grouping = this.groupFor(question);
    const { by, told } = this.points.get(question, plan, grouping);
    const made = by.at(points);
    const differences = countDifferences(made.made, grouping);
    const threshold = question.draft.thresholds.engagement;
    return answerOf(told, grouping, threshold, { ...made, differences });
  }

  /**
   * Takes a step towards knowing what each engagement rule of the draft makes with any points, so that
   * `answerWith` need not look at all leads first. Says whether more is to be done.
   */
  prepare(question: StudyQuestion): boolean {
    return this.points.prepare(question, () => this.groupFor(question));
  }

  private *make(question: StudyQuestion, plan: PointsPlan): Generator<undefined, KnownByPoints> {
    const { columns, until } = this;
    const { compiled, stretches, ladder } = this.look({ ...question, draft: plan.draft });
    const { grouping } = ladder;
    const layers = this.replay.layersOf(compiled);
    const asked = { columns, until, compiled, layers, ladder, range: plan.range };
    const by = yield* ByPoints.made(asked);
    return { ...plan, grouping, by, told: this.toldWithoutPoints(grouping, stretches, compiled) };
  }

  /** The parts of an answer that no points change. */
  private toldWithoutPoints(
    grouping: Grouping,
    stretches: Stretches,
    compiled: CompiledCriteria,
  ): Pick<StudyAnswer, "active" | "rules"> {
    const { active, labels } = grouping;
    return {
      active:
        active &&
        this.activeJudgement.get([grouping], () =>
          judge(this.columns, grouping, sentBy(active, grouping)),
        ),
      rules: this.rulesOf(stretches, compiled, labels),
    };
  }

  /** What the draft would have made with every engagement threshold; null of too many. */
  byThreshold(question: StudyQuestion): ByThreshold | null {
    const { columns, ladder } = this.read(question);
    return byThreshold(columns, ladder);
  }

  /** What the answer to a question is read from; good until the next question. */
  read(question: StudyQuestion): Reading {
    this.points.breakOff();
    return this.look(question);
  }

  private look(question: StudyQuestion): Reading {
    const grouping = this.groupFor(question);
    const compiled = compileCriteria(question.draft);
    const threshold = question.draft.thresholds.engagement;
    const { stretches, ascents } = this.replay.replay(compiled);
    const ladder = this.ladderFor(ascents, compiled.criteria.caps.engagement, grouping, threshold);
    return { columns: this.columns, until: this.until, compiled, stretches, ladder, threshold };
  }

  private groupFor({ active, windowDays, weekStarts, holdOutFrom }: StudyQuestion): Grouping {
    const { columns, until } = this;
    const labels = this.labels.get([windowDays], () => labelLeads(columns, until, windowDays));
    const inForce =
      active &&
      this.active.get([JSON.stringify(active)], () => {
        this.points.breakOff();
        return this.replay.run(active);
      });
    return this.grouping.get([labels, inForce, holdOutFrom, weekStarts.join()], () =>
      groupLeads(columns, labels, { weekStarts, holdOutFrom, active: inForce }),
    );
  }

  private ladderFor(ascents: Ascents, cap: number, grouping: Grouping, threshold: number): Ladder {
    const { ladder } = this;
    const known = ladder?.ascents === ascents && ladder.grouping === grouping && ladder.cap === cap;
    if (ladder && known && hasRung(ladder, threshold)) return ladder;
    this.ladder = climb(ascents, grouping, cap, threshold);
    return this.ladder;
  }

  private rulesOf(
    stretches: Stretches,
    { criteria, fit }: CompiledCriteria,
    labels: Uint8Array,
  ): Record<string, RuleEvidence> {
    const ids = fit.map(({ id }) => id).join("\n");
    const { columns, until } = this;
    return {
      ...this.fitEvidence.get([stretches, labels, ids], () => fitEvidence(stretches, fit, labels)),
      ...this.engagementEvidence
        .get([labels], () => new EngagementEvidence(columns, until, labels))
        .of(criteria.engagement),
    };
  }
}
