import { t } from "@/lib/language";
import type { CompiledCriteria } from "./compile";
import type { Names } from "./conditions/contract";
import {
  describeEngagementRule,
  describeFastTrack,
  describeFitRule,
  describeGate,
} from "./describe";
import type { LeadHistory } from "./history";
import { formatPoints } from "./points";
import { scoreAt } from "./score";
import type { MqlPath } from "./stages";

/** Why a lead became an MQL, frozen as of the move; scores in millipoints, times in epoch minutes. */
export interface Explanation {
  versionId: string;
  versionNumber: number;
  minute: number;
  path: MqlPath;
  /** The fast track's name when the path is one. */
  fastTrack: string | null;
  /** What it asks for; absent where there is none, and in explanations frozen before it was kept. */
  fastTrackSentence?: string;
  fit: ExplainedScore;
  engagement: ExplainedScore;
  gates: ExplainedGate[];
  contributions: ExplainedContribution[];
}

export interface ExplainedScore {
  value: number;
  threshold: number;
  cap: number;
}

export interface ExplainedGate {
  id: string;
  label: string;
  kind: "require" | "exclude";
  open: boolean;
  sentence: string;
}

export interface ExplainedContribution {
  ruleId: string;
  group: "fit" | "engagement";
  label: string;
  sentence: string;
  points: number;
  /** The rule's own cap cut it. */
  capped: boolean;
  /** How many events counted; 0 for fit. */
  eventCount: number;
  /** The newest five of them, newest first. */
  events: { activityId: string; minute: number; points: number }[];
}

export interface ExplainMeta {
  versionId: string;
  versionNumber: number;
  path: MqlPath;
  /** As scored: see `ScoreOptions`. */
  engagementSince?: number | undefined;
}

const NEWEST = 5;

function sentencesOf({ criteria }: CompiledCriteria, names: Names): Map<string, string> {
  const sentences = new Map<string, string>();
  for (const rule of criteria.fit) sentences.set(`fit ${rule.id}`, describeFitRule(rule, names));
  for (const rule of criteria.engagement) {
    sentences.set(`engagement ${rule.id}`, describeEngagementRule(rule));
  }
  return sentences;
}

/** The score at a minute in words, complete enough to be read when the version is long gone. */
export function explain(
  history: LeadHistory,
  compiled: CompiledCriteria,
  minute: number,
  { versionId, versionNumber, path, engagementSince }: ExplainMeta,
  names: Names,
): Explanation {
  const { criteria, caps, thresholds } = compiled;
  const score = scoreAt(history, compiled, minute, { engagementSince });
  const track = criteria.fastTracks.find(({ id }) => id === score.fastTrack);
  const open = new Map(score.gates.map((gate) => [gate.id, gate.open]));
  const sentences = sentencesOf(compiled, names);
  return {
    versionId,
    versionNumber,
    minute,
    path,
    fastTrack: path === "fastTrack" ? (track?.label ?? null) : null,
    ...(path === "fastTrack" && track
      ? { fastTrackSentence: describeFastTrack(track, names) }
      : {}),
    fit: { value: score.fit, threshold: thresholds.fit, cap: caps.fit },
    engagement: {
      value: score.engagement,
      threshold: thresholds.engagement,
      cap: caps.engagement,
    },
    gates: criteria.gates.map((gate) => ({
      id: gate.id,
      label: gate.label,
      kind: gate.kind,
      open: open.get(gate.id) ?? false,
      sentence: describeGate(gate, names),
    })),
    contributions: score.contributions.map(
      ({ ruleId, group, label, points, events = [], capped = false }) => ({
        ruleId,
        group,
        label,
        sentence: sentences.get(`${group} ${ruleId}`) ?? label,
        points,
        capped,
        eventCount: events.length,
        events: events.slice(-NEWEST).reverse(),
      }),
    ),
  };
}

/**
 * A frozen explanation with the sentences of its version said anew, as another language needs it. Its
 * attributes are called as they are now; a rule that is not found keeps its sentence.
 */
export function saidAnew(
  frozen: Explanation,
  compiled: CompiledCriteria,
  names: Names,
): Explanation {
  const { criteria } = compiled;
  const sentences = sentencesOf(compiled, names);
  const track = criteria.fastTracks.find(({ label }) => label === frozen.fastTrack);
  return {
    ...frozen,
    ...(frozen.fastTrackSentence && track
      ? { fastTrackSentence: describeFastTrack(track, names) }
      : {}),
    gates: frozen.gates.map((gate) => {
      const asked = criteria.gates.find(({ id }) => id === gate.id);
      return asked ? { ...gate, sentence: describeGate(asked, names) } : gate;
    }),
    contributions: frozen.contributions.map((part) => ({
      ...part,
      sentence: sentences.get(`${part.group} ${part.ruleId}`) ?? part.sentence,
    })),
  };
}

function scoreSentence(name: string, { value, threshold, cap }: ExplainedScore): string {
  const limit = value === cap ? t(" (its cap)") : "";
  const points = `${formatPoints(value)}${limit}`;
  return value >= threshold
    ? t`${name} was ${points} and reached the threshold of ${formatPoints(threshold)}.`
    : t`${name} was ${points} and was below the threshold of ${formatPoints(threshold)}.`;
}

function pathSentence(explanation: Explanation): string {
  const { path, fastTrack, fastTrackSentence, versionNumber } = explanation;
  const version = t`under criteria version ${versionNumber}`;
  switch (path) {
    case "fastTrack":
      return fastTrack === null
        ? t`Became an MQL by fast track ${version}.`
        : t`Became an MQL by the fast track "${fastTrack}" ${version}.${fastTrackSentence ? ` ${fastTrackSentence}` : ""}`;
    case "scored":
      return t`Became an MQL by its scores ${version}.`;
    case "manual":
      return t`Was made an MQL by hand; its scores then are those ${version}.`;
    case "imported":
      return t`Was imported as an MQL; its scores then are those ${version}.`;
  }
}

function contributionSentence(part: ExplainedContribution): string {
  const sign = part.points > 0 ? "+" : "";
  const times = part.eventCount > 1 ? t` (${part.eventCount} times)` : "";
  const cut = part.capped ? t(" Cut to the rule's cap.") : "";
  return `${sign}${formatPoints(part.points)} ${t(part.group)}: ${part.label}${times}. ${part.sentence}${cut}`;
}

/** The explanation as plain sentences: how, the two scores, the gates, then what gave points. */
export function explanationSentences(explanation: Explanation): string[] {
  const gates = explanation.gates.map(
    ({ label, open, sentence }) =>
      t`Gate "${label}" was ${open ? t("open") : t("closed")}. ${sentence}`,
  );
  const parts = [...explanation.contributions].sort((a, b) => b.points - a.points);
  return [
    pathSentence(explanation),
    scoreSentence("Fit", explanation.fit),
    scoreSentence("Engagement", explanation.engagement),
    ...gates,
    ...parts.map(contributionSentence),
  ];
}
