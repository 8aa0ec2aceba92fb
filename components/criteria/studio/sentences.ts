import type { Judged, RuleEvidence } from "@/lib/engine/evidence";
import type { Rate } from "@/lib/engine/statistics";
import { numberText, roundedText } from "@/lib/format";
import type { ReplayAnswer } from "@/lib/replays/schema";
import { countText } from "../words";

/** Under this many a share is said to rest on few. */
export const FEW = 30;

const NBSP = "\u00a0";

/** "31 %"; small shares keep a digit: "2.4 %". */
export function shareText(share: number): string {
  const percent = share * 100;
  return `${roundedText(percent, percent < 10 ? 1 : 0)}${NBSP}%`;
}

/** "24–39 %". */
export function intervalText({ low, high }: Rate): string {
  if (low === null || high === null) return "–";
  const bare = shareText(low).replace(`${NBSP}%`, "");
  return `${bare}–${shareText(high)}`;
}

/** "of 316", "of only 12". */
export function amongText({ n }: Rate): string {
  return n < FEW ? `of only ${numberText(n)}` : `of ${numberText(n)}`;
}

/** "+22", "−3", "±0". */
export function signedText(difference: number): string {
  if (difference === 0) return "±0";
  return `${difference > 0 ? "+" : "−"}${numberText(Math.abs(difference))}`;
}

/** "3.2 days earlier", "1 day later", "at the same time". */
export function daysText(daysEarlier: number | null): string {
  if (daysEarlier === null) return "–";
  const rounded = Math.round(Math.abs(daysEarlier) * 10) / 10;
  if (rounded === 0) return "same time";
  const days = `${roundedText(rounded, 1)} ${rounded === 1 ? "day" : "days"}`;
  return `${days} ${daysEarlier > 0 ? "earlier" : "later"}`;
}

/** The same as a bare number of days: "3.2", "−1"; "–" where it is not known. */
export function soonerText(daysEarlier: number | null): string {
  if (daysEarlier === null) return "–";
  const rounded = roundedText(Math.abs(daysEarlier), 1);
  return daysEarlier < 0 && rounded !== "0" ? `−${rounded}` : rounded;
}

/** What the shares leave out; null when every MQL has an outcome. */
export function unknownSentence({ byLabel }: Judged): string | null {
  const { unlabelled, maturing } = byLabel;
  const byCount = (n: number, one: string, many: string) => `${n === 1 ? one : many}`;
  const ofThese = unlabelled > 0 ? "" : " of these";
  const parts = [
    unlabelled > 0
      ? `${numberText(unlabelled)} of these ${byCount(unlabelled, "was", "were")} never worked by sales, so nobody knows`
      : "",
    maturing > 0
      ? `${numberText(maturing)}${ofThese} ${byCount(maturing, "is", "are")} too young to tell`
      : "",
  ].filter((part) => part !== "");
  if (parts.length === 0) return null;
  return `${parts.join("; ")}. The shares leave ${byCount(unlabelled + maturing, "it", "them")} out.`;
}

/** "1,204 leads · 31 % become SQL, others 12 %". */
export function evidenceSentence({ leads, with: met, without }: RuleEvidence): string {
  if (leads === 0) return "No lead meets it";
  const who = countText(leads, "lead");
  if (met.rate === null) return `${who} · no outcome is known yet`;
  const few = met.n < FEW ? ` (only ${numberText(met.n)})` : "";
  const others = without.rate === null ? "" : `, others ${shareText(without.rate)}`;
  return `${who} · ${shareText(met.rate)} become SQL${few}${others}`;
}

/** The intervals behind a rule's evidence. */
export function evidenceDetail({ with: met, without }: RuleEvidence): string {
  const part = (rate: Rate) =>
    rate.rate === null
      ? "nothing known"
      : `${intervalText(rate)} (${numberText(rate.k)} of ${numberText(rate.n)})`;
  return `95 % interval with it ${part(met)}; without it ${part(without)}`;
}

/** The result in a sentence, for those who hear it. */
export function spokenSummary({ draft, active }: ReplayAnswer): string {
  const against = active
    ? `, ${signedText(draft.mqls - active.mqls)} against the version in force`
    : "";
  const share =
    draft.precision.rate === null
      ? "no outcome is known"
      : `${shareText(draft.precision.rate)} become SQL`;
  return `Replayed: ${countText(draft.mqls, "MQL")}${against}; ${share}.`;
}

/** "Today 431 leads meet this draft, 402 meet the version in force." */
export function todaySentence({ today: { draft, active } }: Pick<ReplayAnswer, "today">): string {
  const meet = (count: number) => (count === 1 ? "meets" : "meet");
  const other =
    active === null ? "" : `, ${numberText(active)} ${meet(active)} the version in force`;
  return `Today ${countText(draft, "lead")} ${meet(draft)} this draft${other}.`;
}

/** "The latest 20 of 340"; null when all are named. */
export function namedSentence({
  count,
  leads,
}: {
  count: number;
  leads: readonly unknown[];
}): string | null {
  return leads.length < count
    ? `The latest ${numberText(leads.length)} of ${numberText(count)}.`
    : null;
}

/** "12,345 leads and 98,700 activities in 83 ms". */
export function workSentence({ tookMs, ...of }: ReplayAnswer): string {
  return `${historySentence(of)} replayed in ${numberText(Math.round(tookMs))} ms`;
}

/** "12,345 leads and 98,700 activities". */
export function historySentence({
  leads,
  activities,
}: Pick<ReplayAnswer, "leads" | "activities">): string {
  return `${countText(leads, "lead")} and ${countText(activities, "activity", "activities")}`;
}

/** "412 MQLs (+22) · 31 % become SQL". */
export function stripSentence({ draft, active }: ReplayAnswer): string {
  const against = active ? ` (${signedText(draft.mqls - active.mqls)})` : "";
  const share = draft.precision.rate;
  const outcome = share === null ? "" : ` · ${shareText(share)} become SQL`;
  return `${countText(draft.mqls, "MQL")}${against}${outcome}`;
}
