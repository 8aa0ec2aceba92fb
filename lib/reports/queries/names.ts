import { LEAD_LABEL_NAMES, MQL_PATH_NAMES } from "@/lib/engine/stages";
import type { LeadFilter } from "@/lib/leads/schema";
import type { LeadDimension } from "../store/filters";
import { userNames, versionNames } from "../store/names";
import type { ReportContext } from "./report";

const UNKNOWN = "(unknown)";

/** A window that stands for "ever": the longest that a filter takes. */
export const EVER_DAYS = 3650;

/** What the values of a dimension are called. */
export async function namesOfValues(
  { db }: Pick<ReportContext, "db">,
  by: LeadDimension | null,
): Promise<(value: string) => string> {
  if (by === null) return () => "All";
  if (by === "label") return (value) => named(LEAD_LABEL_NAMES, value);
  if (by === "path")
    return (value) => (value === "" ? "(never MQL)" : named(MQL_PATH_NAMES, value));
  if (by === "owner") {
    const names = await userNames(db);
    return (value) => (value === "none" ? "(nobody)" : (names.get(value) ?? "(removed user)"));
  }
  if (by === "version") {
    const names = await versionNames(db);
    return (value) => (value === "" ? "(no version)" : (names.get(value) ?? "(deleted version)"));
  }
  return (value) => (value === "" ? UNKNOWN : value);
}

function named(names: Readonly<Record<string, string>>, value: string): string {
  return names[value] ?? value;
}

/** The filter narrowed to one value of the dimension; undefined where no filter says that. */
export function narrow(filter: LeadFilter, by: LeadDimension | null, value: string): LeadFilter {
  return by === null ? filter : { ...filter, [by]: [value] };
}
