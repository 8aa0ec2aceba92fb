import { checkDay } from "@/lib/alerts/commands/daily";
import { isCheckDue } from "@/lib/alerts/queries";
import { SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";

/** Checks goals and what was agreed, if nobody did so on this local day. Says whether it did. */
export async function checkDueDay(now: number): Promise<boolean> {
  if (!unwrap(await ask(isCheckDue, SWEEP, {}, now))) return false;
  const checked = await execute(checkDay, SWEEP, {}, now);
  // Another process was faster.
  if (!checked.ok && checked.code === "conflict") return false;
  unwrap(checked);
  return true;
}
