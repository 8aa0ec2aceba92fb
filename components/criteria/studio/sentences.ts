import type { Judged, RuleEvidence } from "@/lib/engine/evidence";
import { OUTCOME_LABELS, type OutcomeLabel } from "@/lib/engine/handoffs";
import type { Rate } from "@/lib/engine/statistics";
import { intervalText, numberText, roundedText, shareText } from "@/lib/format";
import { t } from "@/lib/language";
import type { ReplayAnswer, ReplayFigure } from "@/lib/replays/schema";
import { countText } from "../words";
import type { Piece } from "./leads-behind/pieces";

/** Under this many a share is said to rest on few. */
export const FEW = 30;

/** "of 316", "of only 12". */
export function amongText({ n }: Rate): string {
  return n < FEW ? t`of only ${numberText(n)}` : t`of ${numberText(n)}`;
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
  if (rounded === 0) return t("same time");
  const days = `${roundedText(rounded, 1)} ${rounded === 1 ? t("day") : t("days")}`;
  return `${days} ${daysEarlier > 0 ? t("earlier") : t("later")}`;
}

/** The same as a bare number of days: "3.2", "−1"; "–" where it is not known. */
export function soonerText(daysEarlier: number | null): string {
  if (daysEarlier === null) return "–";
  const rounded = roundedText(Math.abs(daysEarlier), 1);
  return daysEarlier < 0 && rounded !== "0" ? `−${rounded}` : rounded;
}

/** Whose MQLs a sentence counts. */
export type Whose = Pick<Extract<ReplayFigure, { kind: "mqls" }>, "side" | "period">;

/** What the shares leave out; nothing when every MQL has an outcome. */
export function unknownSentence({ byLabel }: Judged, whose: Whose): Piece[] {
  const { unlabelled, maturing } = byLabel;
  const byCount = (n: number, one: string, many: string) => `${n === 1 ? one : many}`;
  const ofThese = unlabelled > 0 ? "" : t(" of these");
  const counted = (n: number, label: OutcomeLabel): Piece => ({
    text: numberText(n),
    figure: { kind: "mqls", ...whose, labels: [label] },
  });
  const parts: Piece[][] = [];
  if (unlabelled > 0) {
    const were = byCount(unlabelled, t("was"), t("were"));
    const text = t` of these ${were} never worked by sales, so nobody knows`;
    parts.push([counted(unlabelled, "unlabelled"), { text }]);
  }
  if (maturing > 0) {
    const text = t`${ofThese} ${byCount(maturing, t("is"), t("are"))} too young to tell`;
    parts.push([counted(maturing, "maturing"), { text }]);
  }
  if (parts.length === 0) return [];
  return [
    ...parts.flatMap((part, i) => (i > 0 ? [{ text: "; " }, ...part] : part)),
    {
      text:
        unlabelled + maturing === 1
          ? t(". The shares leave it out.")
          : t(". The shares leave them out."),
    },
  ];
}

/** "1,204 leads · 31 % (28–34 %) of 1,000 become SQL, others 12 % (7–20 %) of 100". */
export function evidenceSentence(
  rule: string,
  { leads, with: met, without }: RuleEvidence,
): Piece[] {
  if (leads === 0) return [{ text: t("No lead meets it") }];
  const share = (rate: Rate, meets: boolean): Piece[] => [
    { text: shareText(rate.rate ?? 0), figure: { kind: "rule", rule, meets, labels: ["sql"] } },
    { text: ` (${intervalText(rate)}) ` },
    {
      text: amongText(rate),
      figure: { kind: "rule", rule, meets, labels: ["sql", "notSql"] },
    },
  ];
  const all: ReplayFigure = { kind: "rule", rule, meets: true, labels: [...OUTCOME_LABELS] };
  const who: Piece = { text: countText(leads, "lead"), figure: all };
  if (met.rate === null) return [who, { text: t(" · no outcome is known yet") }];
  return [
    who,
    { text: " · " },
    ...share(met, true),
    { text: t(" become SQL") },
    ...(without.rate === null ? [] : [{ text: t(", others ") }, ...share(without, false)]),
  ];
}

/** The result in a sentence, for those who hear it. */
export function spokenSummary({ draft, active }: ReplayAnswer): string {
  const against = active
    ? t`, ${signedText(draft.mqls - active.mqls)} against the version in force`
    : "";
  const share =
    draft.precision.rate === null
      ? t("no outcome is known")
      : t`${shareText(draft.precision.rate)} become SQL`;
  return t`Replayed: ${countText(draft.mqls, "MQL")}${against}; ${share}.`;
}

/** "Of all leads, whatever their stage, 431 meet this draft today, 402 the version in force." */
export function todaySentence({ today: { draft, active } }: Pick<ReplayAnswer, "today">): Piece[] {
  return [
    { text: t("Of all leads, whatever their stage, ") },
    { text: numberText(draft), figure: { kind: "today", side: "draft" } },
    { text: t` ${draft === 1 ? t("meets") : t("meet")} this draft today` },
    ...(active === null
      ? []
      : [
          { text: ", " },
          { text: numberText(active), figure: { kind: "today", side: "active" } as const },
          { text: t(" the version in force") },
        ]),
    { text: "." },
  ];
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
    ? t`The latest ${numberText(leads.length)} of ${numberText(count)}.`
    : null;
}

/** "12,345 leads and 98,700 activities in 83 ms". */
export function workSentence({ tookMs, ...of }: ReplayAnswer): string {
  return t`${historySentence(of)} replayed in ${numberText(Math.round(tookMs))} ms`;
}

/** "12,345 leads and 98,700 activities". */
export function historySentence({
  leads,
  activities,
}: Pick<ReplayAnswer, "leads" | "activities">): string {
  return t`${countText(leads, "lead")} and ${countText(activities, "activity")}`;
}

/** "412 MQLs (+22) · 31 % become SQL". */
export function stripSentence({ draft, active }: ReplayAnswer): string {
  const against = active ? ` (${signedText(draft.mqls - active.mqls)})` : "";
  const share = draft.precision.rate;
  const outcome = share === null ? "" : t` · ${shareText(share)} become SQL`;
  return `${countText(draft.mqls, "MQL")}${against}${outcome}`;
}
