import { t, within } from "@/lib/language";
import { describeSqlRule } from "./bant";
import { describeCondition } from "./conditions";
import { describeActivity } from "./conditions/activity";
import type { Names } from "./conditions/contract";
import type { Criteria, EngagementRule, FastTrack, FitRule, Gate } from "./criteria";
import { describeDecay } from "./decay";
import {
  describeEngagementRule,
  describeFastTrack,
  describeFitRule,
  describeGate,
  describeRepeat,
  pointsOf,
} from "./describe";
import { compareFigures } from "./diff-figures";

export const DIFF_AREAS = [
  "gates",
  "fit",
  "engagement",
  "fastTracks",
  "thresholds",
  "caps",
  "sqlRule",
  "sla",
  "targets",
  "dates",
] as const;
export type DiffArea = (typeof DIFF_AREAS)[number];

export interface Difference {
  area: DiffArea;
  change: "added" | "removed" | "changed";
  sentence: string;
}

/** Values as text in which absent, undefined and an empty `where` are the same. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (key, part: unknown) => {
    if (key === "where" && Array.isArray(part) && part.length === 0) return undefined;
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function same(a: unknown, b: unknown): boolean {
  return canonical(a ?? null) === canonical(b ?? null);
}

const NOUNS = {
  gate: "Gate",
  get fit() {
    return t("Fit rule");
  },
  get engagement() {
    return t("Engagement rule");
  },
  get fastTrack() {
    return t("Fast track");
  },
} as const;

interface Part {
  id: string;
  label: string;
  off?: true | undefined;
}

/** A rule in a sentence; one without a name yet is called as the editor calls it: "New gate". */
function named(noun: string, label: string): string {
  return label.trim() === "" ? t`New ${within(noun)}` : t`${noun} "${label}"`;
}

/** The same where the sentence says by itself what kind of rule it is about. */
function quoted(noun: string, label: string): string {
  return label.trim() === "" ? t`the new ${within(noun)}` : t`"${label}"`;
}

/** What a list of rules needs to be compared: its noun, a sentence, and its fields in words. */
interface ListWords<P extends Part> {
  area: DiffArea;
  noun: string;
  describe(part: P): string;
  /** Sentences for what changed within one rule, its name apart. */
  changes(before: P, after: P): string[];
}

function compareLists<P extends Part>(
  before: readonly P[],
  after: readonly P[],
  { area, noun, describe, changes }: ListWords<P>,
): Difference[] {
  const differences: Difference[] = [];
  const old = new Map(before.map((part) => [part.id, part]));
  const kept = new Set(after.map(({ id }) => id));
  for (const part of before) {
    if (kept.has(part.id)) continue;
    const sentence = t`${named(noun, part.label)} is removed. It was: ${describe(part)}`;
    differences.push({ area, change: "removed", sentence });
  }
  for (const part of after) {
    const was = old.get(part.id);
    if (!was) {
      const off = part.off ? t(", switched off") : "";
      const sentence = t`${named(noun, part.label)} is added${off}. ${describe(part)}`;
      differences.push({ area, change: "added", sentence });
      continue;
    }
    if (was.off !== part.off) {
      const sentence = part.off
        ? t`${named(noun, part.label)} is switched off. It was: ${describe(was)}`
        : t`${named(noun, part.label)} is switched on. ${describe(part)}`;
      differences.push({ area, change: part.off ? "removed" : "added", sentence });
    }
    if (was.label !== part.label) {
      const sentence =
        part.label.trim() === ""
          ? t`${named(noun, was.label)} has no name any more.`
          : t`${named(noun, was.label)} is renamed to "${part.label}".`;
      differences.push({ area, change: "changed", sentence });
    }
    for (const sentence of changes(was, part)) {
      differences.push({ area, change: "changed", sentence });
    }
  }
  return differences;
}

function pointsChange(before: FitRule | EngagementRule, after: FitRule | EngagementRule): string[] {
  if (before.points === after.points) return [];
  const noun = "activity" in after ? NOUNS.engagement : NOUNS.fit;
  return [t`Points for ${quoted(noun, after.label)} go from ${before.points} to ${after.points}.`];
}

function whenChange(
  before: Gate | FitRule | FastTrack,
  after: Gate | FitRule | FastTrack,
  noun: string,
  names: Names,
): string[] {
  if (same(before.when, after.when)) return [];
  const was = describeCondition(before.when, names);
  const is = describeCondition(after.when, names);
  const name = after.label.trim() === "" ? named(noun, "") : t`"${after.label}"`;
  return [t`${name} now asks: ${is}. Before: ${was}.`];
}

function gateChanges(before: Gate, after: Gate, names: Names): string[] {
  const name = named(NOUNS.gate, after.label);
  const kind =
    after.kind === "require"
      ? t`${name} must now hold; before, it shut leads out.`
      : t`${name} now shuts leads out; before, it had to hold.`;
  return [
    ...(before.kind === after.kind ? [] : [kind]),
    ...whenChange(before, after, NOUNS.gate, names),
  ];
}

function engagementChanges(before: EngagementRule, after: EngagementRule): string[] {
  const name = after.label.trim() === "" ? named(NOUNS.engagement, "") : t`"${after.label}"`;
  const sentences = pointsChange(before, after);
  if (before.activity !== after.activity || !same(before.where ?? [], after.where ?? [])) {
    const was = describeActivity(before.activity, before.where);
    sentences.push(
      t`${name} now counts: ${describeActivity(after.activity, after.where)}. Before: ${was}.`,
    );
  }
  if (!same(before.repeat, after.repeat)) {
    const was = describeRepeat(before.repeat);
    sentences.push(t`${name} now counts ${describeRepeat(after.repeat)}; before, ${was}.`);
  }
  if (!same(before.decay, after.decay)) {
    const word = (rule: EngagementRule) => describeDecay(rule.decay) || t("never fades");
    sentences.push(t`${name}: each event now ${word(after)}; before, it ${word(before)}.`);
  }
  if (before.cap !== after.cap) {
    const word = ({ cap }: EngagementRule) => (cap === undefined ? t("no limit") : pointsOf(cap));
    sentences.push(
      t`The most that ${quoted(NOUNS.engagement, after.label)} can give goes from ${word(before)} to ${word(after)}.`,
    );
  }
  return sentences;
}

function fastTrackOrder(before: Criteria, after: Criteria): Difference[] {
  const ids = (criteria: Criteria, other: Criteria) =>
    criteria.fastTracks
      .map(({ id }) => id)
      .filter((id) => other.fastTracks.some((track) => track.id === id));
  if (same(ids(before, after), ids(after, before))) return [];
  const order = after.fastTracks.map(({ label }) => quoted(NOUNS.fastTrack, label)).join(", ");
  const sentence = t`Fast tracks are now tried in this order: ${order}.`;
  return [{ area: "fastTracks", change: "changed", sentence }];
}

function compareSqlRule(before: Criteria, after: Criteria): Difference[] {
  if (same(before.sqlRule, after.sqlRule)) return [];
  const was = describeSqlRule(before.sqlRule);
  const is = describeSqlRule(after.sqlRule);
  const sentence = t`To count as SQL a lead now needs: ${is} Before: ${was}`;
  return [{ area: "sqlRule", change: "changed", sentence }];
}

/**
 * What changes from one version to another, in words and in the order of the editor. Rules are the
 * same when their ids are. Empty for versions that score alike and promise alike.
 */
export function diffCriteria(before: Criteria, after: Criteria, names: Names): Difference[] {
  const fields = compareFigures(before, after);
  const inArea = (...areas: DiffArea[]) => fields.filter(({ area }) => areas.includes(area));
  const differences = [
    ...compareLists(before.gates, after.gates, {
      area: "gates",
      noun: NOUNS.gate,
      describe: (gate) => describeGate(gate, names),
      changes: (was, is) => gateChanges(was, is, names),
    }),
    ...compareLists(before.fit, after.fit, {
      area: "fit",
      noun: NOUNS.fit,
      describe: (rule) => `${pointsOf(rule.points)}: ${describeFitRule(rule, names)}`,
      changes: (was, is) => [...pointsChange(was, is), ...whenChange(was, is, NOUNS.fit, names)],
    }),
    ...compareLists(before.engagement, after.engagement, {
      area: "engagement",
      noun: NOUNS.engagement,
      describe: (rule) => `${pointsOf(rule.points)}: ${describeEngagementRule(rule)}`,
      changes: engagementChanges,
    }),
    ...compareLists(before.fastTracks, after.fastTracks, {
      area: "fastTracks",
      noun: NOUNS.fastTrack,
      describe: (track) => describeFastTrack(track, names),
      changes: (was, is) => whenChange(was, is, NOUNS.fastTrack, names),
    }),
    ...fastTrackOrder(before, after),
    ...inArea("thresholds", "caps"),
    ...compareSqlRule(before, after),
    ...inArea("sla", "targets", "dates"),
  ];
  // A value that is not filled in yet reads "…", which ends a sentence by itself.
  return differences.map((one) => ({ ...one, sentence: one.sentence.replaceAll("….", "…") }));
}
