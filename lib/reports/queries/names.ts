import { LEAD_LABEL_NAMES, MQL_PATH_NAMES } from "@/lib/engine/stages";
import { t } from "@/lib/language";
import type { LeadFilter } from "@/lib/leads/schema";
import { userNames, versionNames } from "../store/names";
import type { ReportContext } from "./report";
import type { SplitDimension } from "./split";

/** A window that stands for "ever": the longest that a filter takes. */
export const EVER_DAYS = 3650;

/** What the values of a dimension are called. */
export async function namesOfValues(
  { db, segments }: Pick<ReportContext, "db" | "segments">,
  by: SplitDimension | null,
): Promise<(value: string) => string> {
  if (by === null) return () => t("All");
  if (by === "label") return (value) => named(LEAD_LABEL_NAMES, value);
  if (by === "path")
    return (value) => (value === "" ? t("(never MQL)") : named(MQL_PATH_NAMES, value));
  if (by === "owner") {
    const names = await userNames(db);
    return (value) =>
      value === "none" ? t("(nobody)") : (names.get(value) ?? t("(removed user)"));
  }
  if (by === "version") {
    const names = await versionNames(db);
    return (value) =>
      value === "" ? t("(no version)") : (names.get(value) ?? t("(deleted version)"));
  }
  if (by === "segment") {
    const names = new Map(segments.map(({ id, name }) => [id, name]));
    return (value) => names.get(value) ?? t("(in no segment)");
  }
  return (value) => (value === "" ? t("(unknown)") : value);
}

function named(names: Readonly<Record<string, string>>, value: string): string {
  return names[value] ?? value;
}

/** The filter narrowed to one value of the dimension. */
export function narrow(filter: LeadFilter, by: SplitDimension | null, value: string): LeadFilter {
  if (by === null) return filter;
  // A lead may be in a segment of the filter and in this one, too.
  const name = by === "segment" && filter.segment ? "alsoSegment" : by;
  return { ...filter, [name]: [value] };
}

/** Where costs went that no source, or no campaign, is known of. */
export function nowhereNote(by: SplitDimension): string {
  return by === "campaign"
    ? t("Costs without a campaign are in the total, in no row.")
    : t("Costs without a source are in the total, in no row.");
}
