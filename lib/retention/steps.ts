import type { ReadDb } from "@/db/handles";
import { monthsBefore } from "@/lib/engine/retention";
import { DAY_MS } from "@/lib/engine/time-zone";
import { readWorkspace } from "@/lib/settings/store";
import type { Retention } from "./schema";
import { readRetention } from "./store";

/** Rows of imports that are forgotten in one transaction. */
export const IMPORT_ROWS_AT_ONCE = 2000;
/** Mails that are forgotten in one transaction. */
export const MAILS_AT_ONCE = 200;

/** The rules, and the instant since which nothing may have happened to leads that are erased. */
export async function quietBefore(
  db: ReadDb,
  now: number,
): Promise<{ retention: Retention; before: number }> {
  const retention = await readRetention(db);
  const { timeZone } = await readWorkspace(db);
  return { retention, before: monthsBefore(now, retention.months, timeZone) };
}

/** Imports that ended before this instant are forgotten, but for what they brought in. */
export function importsBefore({ importDays }: Retention, now: number): number {
  return now - importDays * DAY_MS;
}

/** Mail that ended before this instant is kept no longer; null where all is kept for good. */
export function mailsBefore({ mailDays }: Retention, now: number): number | null {
  return mailDays === null ? null : now - mailDays * DAY_MS;
}
