import { LEAD_LABEL_NAMES, MQL_PATH_NAMES, STAGE_INFO } from "@/lib/engine/stages";
import type { LeadRow } from "@/lib/leads/schema";

const day = (at: number | null) => (at === null ? "" : new Date(at).toISOString());
const points = (millipoints: number) => millipoints / 1000;

const COLUMNS: [string, (row: LeadRow) => string | number][] = [
  ["Id", (row) => row.id],
  ["Name", (row) => row.name],
  ["Email", (row) => row.email ?? ""],
  ["Title", (row) => row.title ?? ""],
  ["Company", (row) => row.company ?? ""],
  ["Stage", (row) => STAGE_INFO[row.stage].name],
  ["In stage since", (row) => day(row.stageAt)],
  ["Grade", (row) => row.grade ?? ""],
  ["Fit", (row) => points(row.fit)],
  ["Engagement", (row) => points(row.engagement)],
  ["Source", (row) => row.source ?? ""],
  ["Campaign", (row) => row.campaign ?? ""],
  ["Country", (row) => row.country ?? ""],
  ["Label", (row) => LEAD_LABEL_NAMES[row.label]],
  ["Path", (row) => (row.path === null ? "" : MQL_PATH_NAMES[row.path])],
  ["Owner", (row) => row.ownerName ?? ""],
  ["MQL", (row) => day(row.mqlAt)],
  ["First SQL", (row) => day(row.firstSqlAt)],
  ["Last activity", (row) => day(row.lastActivityAt)],
  ["Created", (row) => day(row.createdAt)],
];

export const csvHeadings = COLUMNS.map(([heading]) => heading);

/** A lead as a row of the exported file; times are UTC in ISO 8601. */
export function csvRow(row: LeadRow): (string | number)[] {
  return COLUMNS.map(([, cell]) => cell(row));
}
