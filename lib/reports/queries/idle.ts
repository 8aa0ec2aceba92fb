import type { Actor } from "@/lib/operations/actor";
import type { Failure } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { listReports } from "../queries";
import type { ReportOption } from "../schema";
import type { ReportParams } from "../schema/params";

/** The option of a report that each setting belongs to. */
const OPTION_OF = {
  grain: "grain",
  windowDays: "windowDays",
  basis: "basis",
  conversion: "conversion",
  model: "models",
  versus: "models",
} as const satisfies Partial<Record<keyof ReportParams, ReportOption>>;

/**
 * Refuses what a program asks of a report and would change nothing; null where there is none. Pages leave it
 * out: their addresses go from one report to another.
 */
export async function refuseIdle(
  name: string,
  given: object,
  actor: Actor,
): Promise<Failure | null> {
  const reports = await ask(listReports, actor, {});
  const report = reports.ok ? reports.value.find((one) => one.name === name) : undefined;
  if (!report) return null;
  const idle = Object.entries(OPTION_OF)
    .filter(([one, option]) => one in given && !report.options.includes(option))
    .map(([one]) => [one, `The report “${name}” has no “${one}”.`]);
  const [first] = idle;
  if (!first) return null;
  const fields = Object.fromEntries(idle) as Record<string, string>;
  return { ok: false, code: "invalid", message: first[1] ?? "", fields };
}
