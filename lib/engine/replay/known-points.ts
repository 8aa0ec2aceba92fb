import { compileCriteria } from "../compile";
import type { Criteria } from "../criteria";
import { usualReach, withDial } from "../dial";
import type { ByPoints } from "./by-points";
import { CURVE_RUNGS } from "./curve";
import type { Grouping } from "./grouping";
import type { PointsRange } from "./rule-worth";
import type { StudyAnswer, StudyQuestion } from "./study";

/** A number of points of a rule, and from which to which others may be asked for after it. */
export interface WantedPoints {
  /** The rule's id. */
  rule: string;
  points: number;
  least: number;
  most: number;
}

/** Which numbers of points of a rule are looked at together. */
export interface PointsPlan {
  rule: string;
  range: PointsRange;
  /** Says all of the draft but these. */
  key: string;
  /** With the number of points that the others are read from. */
  draft: Criteria;
}

/** What they make of the draft. */
export interface KnownByPoints extends PointsPlan {
  grouping: Grouping;
  by: ByPoints;
  told: Pick<StudyAnswer, "active" | "rules">;
}

type Make = (question: StudyQuestion, plan: PointsPlan) => Generator<undefined, KnownByPoints>;

/** Null where each number has to be asked by itself. */
export function planFor(
  draft: Criteria,
  { rule, points, least, most }: WantedPoints,
): PointsPlan | null {
  const { engagement } = compileCriteria(draft).criteria;
  const place = engagement.findIndex(({ id }) => id === rule);
  const own = engagement[place];
  if (!own || draft.caps.engagement > CURVE_RUNGS) return null;
  const draftWith = (each: number) => withDial(draft, { kind: "points", rule }, each);
  const isBelow = points < 0;
  const sign = isBelow ? -1 : 0;
  // Points below zero do not fade, and those that expire have moments of their own.
  const isApart = own.decay.kind !== "none";
  const from = !isApart || own.points < 0 === isBelow ? own.points : sign;
  const range = {
    rule: place,
    least: Math.min(from, isApart && !isBelow ? Math.max(0, least) : least),
    most: Math.max(from, isApart && isBelow ? Math.min(-1, most) : most),
  };
  return { rule, range, key: JSON.stringify([draftWith(sign), place]), draft: draftWith(from) };
}

/** Of each engagement rule, all that its slider may come to on its side of zero. */
function plansOf(draft: Criteria): PointsPlan[] {
  return draft.engagement.flatMap(({ id: rule, points }) => {
    const most = usualReach(points);
    return planFor(draft, { rule, points, least: -most, most }) ?? [];
  });
}

function covers(known: KnownByPoints, plan: PointsPlan, grouping: Grouping): boolean {
  const { least, most } = plan.range;
  return (
    known.grouping === grouping &&
    known.key === plan.key &&
    known.range.least <= least &&
    known.range.most >= most
  );
}

/** What any points of each rule of one draft make, as far as it was asked for or got ready. */
export class KnownPoints {
  /** By the rule's id. */
  private readonly known = new Map<string, KnownByPoints>();
  /** What is being got ready; worthless once the layers are those of another draft. */
  private making: Generator<undefined, KnownByPoints> | null = null;

  constructor(private readonly make: Make) {}

  /** What is half known is of no use any more. */
  breakOff(): void {
    this.making = null;
  }

  /** Made at once where it is not known. */
  get(question: StudyQuestion, plan: PointsPlan, grouping: Grouping): KnownByPoints {
    const known = this.known.get(plan.rule);
    if (known && covers(known, plan, grouping)) return known;
    this.forgetOthers(plansOf(question.draft), grouping);
    this.breakOff();
    const steps = this.make(question, plan);
    for (let step = steps.next(); ; step = steps.next()) {
      if (!step.done) continue;
      this.known.set(plan.rule, step.value);
      return step.value;
    }
  }

  /** Takes a step towards knowing all; says whether more is to be done. */
  prepare(question: StudyQuestion, groupingOf: () => Grouping): boolean {
    if (!this.making) {
      const grouping = groupingOf();
      const plans = plansOf(question.draft);
      this.forgetOthers(plans, grouping);
      const next = plans.find((plan) => {
        const known = this.known.get(plan.rule);
        return !known || !covers(known, plan, grouping);
      });
      if (!next) return false;
      this.making = this.make(question, next);
    }
    const { making } = this;
    const { done, value } = making.next();
    if (done) {
      this.known.set(value.rule, value);
      if (this.making === making) this.making = null;
    }
    return true;
  }

  private forgetOthers(plans: readonly PointsPlan[], grouping: Grouping): void {
    for (const [rule, { key, grouping: of }] of this.known) {
      if (of !== grouping || !plans.some((plan) => plan.key === key)) this.known.delete(rule);
    }
  }
}
