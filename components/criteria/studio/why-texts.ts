import type { Sight } from "@/lib/criteria/schema";
import type { ExplainedScore } from "@/lib/engine/explain";
import { formatPoints, MILLIPOINTS } from "@/lib/engine/points";
import { dayText } from "@/lib/format";
import { t, translated } from "@/lib/language";

const MINUTE_MS = 60_000;
const TENTH = MILLIPOINTS / 10;

export const whyTexts = translated({
  draft: "the draft",
  inForce: "the version in force",
  proposal: "the proposal",
  version: (number: number) => t`version ${number}`,
  loading: "Looking…",
  points: (who: string) => t`Points that ${who} gave then`,
  corrected:
    "Worked out just now, with the rules of then. Facts of the lead may have been corrected since.",
});

/** "fit 47 of 42"; what is short is rounded down, so that it never reads as enough. */
function scoreText(name: string, { value, threshold }: ExplainedScore): string {
  const shown = value < threshold ? Math.floor(value / TENTH) * TENTH : value;
  return t`${name} ${formatPoints(shown)} of ${formatPoints(threshold)}`;
}

function shortText(name: string, score: ExplainedScore): string {
  const { value, threshold } = score;
  const missing = threshold - Math.floor(value / TENTH) * TENTH;
  return t`${scoreText(name, score)}, ${formatPoints(missing)} short`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** On which day criteria saw a lead so. */
function dayOf({ explanation }: Sight, timeZone: string): string {
  return dayText(explanation.minute * MINUTE_MS, timeZone);
}

function scoresText({ explanation: { fit, engagement } }: Sight): string {
  return `${scoreText("fit", fit)}, ${scoreText("engagement", engagement)}`;
}

/** What kept a lead: scores that were short and gates that were shut. */
function missingText(sight: Sight): string {
  const { fit, engagement, gates } = sight.explanation;
  const parts = [
    fit.value < fit.threshold ? shortText("fit", fit) : "",
    engagement.value < engagement.threshold ? shortText("engagement", engagement) : "",
  ].filter(Boolean);
  const closed = gates.filter(({ open }) => !open);
  const shut = closed.map(
    ({ label, sentence }) => t`the gate “${label}” was shut (${sentence.replace(/\.$/, "")})`,
  );
  if (parts.length > 0) return [...parts, ...shut].join("; ");
  const enough = t`the scores were enough (${scoresText(sight)})`;
  return shut.length > 0
    ? t`${enough}, but ${shut.join(t(" and "))}`
    : t`${enough}, but nothing new was done`;
}

/** "On 9 Nov 2026 the draft would have handed it off: fit 47 of 42, engagement 33 of 31." */
export function takerSentence(who: string, sight: Sight, timeZone: string): string {
  const day = dayOf(sight, timeZone);
  if (sight.path === null) {
    return t`Seen again now, ${who} would not have handed it off on ${day}: ${missingText(sight)}.`;
  }
  const { fastTrack } = sight.explanation;
  const how = fastTrack === null ? "" : t` by the fast track “${fastTrack}”`;
  return t`On ${day} ${who} would have handed it off${how}: ${scoresText(sight)}.`;
}

/**
 * "The version in force would not: at its best, on 9 Nov 2026, engagement 28 of 35, 7 short." Of a
 * lead that the other one took by fast track, that this one had none for it is the first reason.
 */
export function otherSentence(
  who: string,
  sight: Sight,
  timeZone: string,
  takenBy: Sight["path"] = "scored",
): string {
  const day = dayOf(sight, timeZone);
  const noTrack = takenBy === "fastTrack" ? t("none of its fast tracks applied, and ") : "";
  return sight.path === null
    ? t`${capital(who)} would not: ${noTrack}at its best, on ${day}, ${missingText(sight)}.`
    : t`Seen again now, ${who} would have handed it off too, on ${day}: ${scoresText(sight)}.`;
}
