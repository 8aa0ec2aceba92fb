import { store } from "@/db/client";
import { periodOfKey } from "@/lib/engine/calendar";
import type { Actor } from "@/lib/operations/actor";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { runReport } from "@/lib/reports/queries";
import type { ReportResult, ReportRow, ReportTable } from "@/lib/reports/schema";
import type { ReportParamsInput } from "@/lib/reports/schema/params";
import { NOW, randomHistory, storeHistory, TIME_ZONE } from "./history";

export const manager: Actor = {
  kind: "user",
  id: "user-9",
  name: "Mia",
  role: "manager",
  sessionId: "session",
};
export const sdr: Actor = { ...manager, role: "sdr" };

/** What the tests of single reports count one by one. */
export const history = randomHistory(20260617, 500);

export async function keepHistory(): Promise<void> {
  await (await store()).write((tx) => storeHistory(tx, history));
}

export async function run(name: string, params: ReportParamsInput = {}): Promise<ReportResult> {
  return unwrap(await ask(runReport, manager, { name, params }, NOW));
}

export function table(result: ReportResult, id: string): ReportTable {
  const found = result.tables.find((one) => one.id === id);
  if (!found) throw new Error(`no table ${id}`);
  return found;
}

export function row(of: ReportTable, id: string): ReportRow {
  const found = of.rows.find((one) => one.id === id);
  if (!found) throw new Error(`no row ${id} in ${of.id}`);
  return found;
}

export const values = (of: ReportRow, ...keys: string[]) => keys.map((key) => of.cells[key]?.value);

export const bounds = (key: string) => {
  const period = periodOfKey(key, TIME_ZONE);
  if (!period) throw new Error(key);
  return period;
};
