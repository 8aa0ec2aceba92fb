import type { Store } from "@/db/handles";
import { COMMAND_LINE } from "@/lib/operations/actor";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { listReports, runReport } from "@/lib/reports/queries";
import type { ReportResult } from "@/lib/reports/schema";
import type { ReportParamsInput } from "@/lib/reports/schema/params";
import { NOW, randomHistory, storeHistory } from "./history";

/** A history in which every report has something to tell. */
export async function storeFigures({ write }: Store): Promise<void> {
  await write((tx) => storeHistory(tx, randomHistory(4711, 400)));
}

export interface Asked {
  name: string;
  params: ReportParamsInput;
}

const DAYS = { from: "2025-10-01", to: "2025-12-31" };

/** Every report as it is, split by each of its dimensions, filtered, and compared. */
export async function everyReport(): Promise<Asked[]> {
  const reports = unwrap(await ask(listReports, COMMAND_LINE, {}, NOW));
  return reports.flatMap(({ name, dimensions, filters, options }) => {
    const settings: ReportParamsInput[] = [
      DAYS,
      ...dimensions.map((by) => ({ ...DAYS, by })),
      ...(filters.includes("source") ? [{ ...DAYS, source: ["Google", ""] }] : []),
      ...(filters.includes("segment") ? [{ ...DAYS, segment: ["segment-senior"] }] : []),
      ...(filters.includes("dealOwner") ? [{ ...DAYS, dealOwner: [""] }] : []),
      ...(options.includes("compare")
        ? (["previous", "lastYear"] as const).map((compare) => ({ ...DAYS, compare }))
        : []),
    ];
    return settings.map((params) => ({ name, params }));
  });
}

/** What a program, a screen and a file get to read: the result as JSON. */
export async function figuresOf({ name, params }: Asked): Promise<ReportResult> {
  const result = unwrap(await ask(runReport, COMMAND_LINE, { name, params }, NOW));
  return JSON.parse(JSON.stringify(result));
}
