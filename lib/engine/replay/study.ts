import { type CompiledCriteria, compileCriteria } from "../compile";
import type { Criteria } from "../criteria";
import type { RuleEvidence } from "../evidence";
import type { Ascents } from "./ascents";
import { type ByThreshold, byThreshold } from "./by-threshold";
import type { Columns } from "./columns";
import type { Crossings } from "./crossings";
import { curveOf, type Distribution, distributionOf, type Rung } from "./curve";
import { compare, type Difference } from "./difference";
import type { Reading } from "./figures";
import { type Grouping, groupLeads } from "./grouping";
import { judge, madeBy, sentAt, sentBy } from "./judge";
import { type Judgement, judgementOf } from "./judgement";
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
    const { active, labels } = grouping;
    const recent = recentOf(ladder, this.until);
    return {
      draft: judgementOf(made, grouping.sizes, grouping.holdOutFrom !== null),
      active:
        active &&
        this.activeJudgement.get([grouping], () =>
          judge(columns, grouping, sentBy(active, grouping)),
        ),
      ...compare(ladder, threshold, made, question.named),
      curve: curveOf(ladder, recent, threshold),
      recentWeeks: recent.weeks,
      distribution: distributionOf(ladder),
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
      active && this.active.get([JSON.stringify(active)], () => this.replay.run(active));
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
