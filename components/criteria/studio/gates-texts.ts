import { LEAST_JUDGED, type RuleEdit, savedPerSql } from "@/lib/engine/suggest/rejects";
import { intervalText, numberText, roundedText, shareText } from "@/lib/format";
import { t, translated } from "@/lib/language";
import type { Made, SuggestedGates } from "@/lib/replays/schema";
import { countText } from "../words";

export const gatesTexts = translated({
  open: "Suggest from rejections",
  title: "Gates from what sales rejected",
  about:
    "What leads have in common that sales gave back, and SQLs have not, as it was known at the hand-off: out of the leads that sales worked and this version would hand off. Nothing is changed until you take it over.",
  reasons: "Given back for",
  cost: "One SQL is worth",
  costUnit: "rejections",
  costHint: "A gate must save more than that for every SQL that it loses.",
  thinking: "Looking for what rejections have in common …",
  few: "Too few leads to tell anything yet",
  nothing: "Nothing worth a gate was found",
  cheaper: (cost: number) => t`Count an SQL as ${numberText(cost)} rejections`,
  close: "Close",
  take: "Add to the draft",
  taken: "Gate added to the draft",
  start: "Start a draft with it",
} as const);

/** "12 of 17 rejections (71 %, 47–87 %) and 0 of 20 SQLs (0 %, 0–16 %) would not have …". */
export function editSentence({ rejects, sqls, others }: RuleEdit): string {
  const share = (of: RuleEdit["sqls"], what: string) =>
    t`${numberText(of.k)} of ${numberText(of.n)} ${what} (${shareText(of.rate ?? 0)}, ${intervalText(of)})`;
  const rest =
    others === 0 ? "" : t` So would ${countText(others, "lead")} that ended otherwise or not yet.`;
  return t`${share(rejects, t("rejections"))} and ${share(sqls, "SQLs")} would have stayed with marketing.${rest}`;
}

/** "Replayed: 25 MQLs instead of 40, and 20 SQLs as before." */
export function madeSentence(now: Made, then: Made): string {
  const sqls =
    then.sql === now.sql
      ? t`${countText(then.sql, "SQL")} as before`
      : t`${countText(then.sql, "SQL")} instead of ${numberText(now.sql)}`;
  return t`Replayed: ${countText(then.mqls, "MQL")} instead of ${numberText(now.mqls)}, and ${sqls}.`;
}

/** "By chance alone: under 0.1 %, all 34 gates that were tried counted." */
export function chanceSentence(chance: number, tried: number): string {
  const percent =
    chance < 0.001 ? t("under 0.1\u00a0%") : `${roundedText(Math.min(1, chance) * 100, 1)}\u00a0%`;
  return t`By chance alone: ${percent}, with all ${countText(tried, "gate")} counted that were tried.`;
}

/** Why nothing is suggested; null when something is. */
export function refusalSentence(
  { rejects, sqls, tried, edits, nearest }: SuggestedGates,
  sqlCost: number,
  nameOf: (edit: RuleEdit) => string,
): { title: string; text: string } | null {
  if (edits.length > 0) return null;
  if (Math.min(rejects, sqls) < LEAST_JUDGED) {
    return {
      title: gatesTexts.few,
      text: t`Of the leads that sales worked and this version would hand off, ${countText(rejects, "was")} given back for these reasons and ${numberText(sqls)} became SQL. It takes at least ${LEAST_JUDGED} of each.`,
    };
  }
  const looked = t`${countText(tried, "gate was")} tried on ${countText(rejects, "rejection")} and ${countText(sqls, "SQL")}.`;
  if (!nearest) {
    return {
      title: gatesTexts.nothing,
      text: t`${looked} What rejections have in common, SQLs have too, or it may be chance.`,
    };
  }
  return {
    title: gatesTexts.nothing,
    text: t`${looked} None saves more than ${countText(sqlCost, "rejection")} for every SQL that it loses. Nearest: ${nameOf(nearest)}. It would have saved ${numberText(nearest.rejects.k)} of the rejections and lost ${numberText(nearest.sqls.k)} of the SQLs: ${roundedText(savedPerSql(nearest), 1)} for every SQL.`,
  };
}

/** What an SQL may be worth at most, to a tenth, for a gate to be suggested. */
export function costFor(edit: RuleEdit): number {
  return (Math.ceil(savedPerSql(edit) * 10) - 1) / 10;
}
