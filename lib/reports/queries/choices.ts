import type { ReadDb } from "@/db/handles";
import type { Workspace } from "@/lib/settings/schema";
import { reportParams } from "../schema/params";
import { extentOf } from "../store/extent";
import { byValue, tallyCreated } from "./tally";

/** Most values that a filter offers by name. */
const MOST = 200;

/** What leads have there, by name ("" = unknown); where that is too much, what most of them have. */
export async function valuesOfLeads(
  db: ReadDb,
  workspace: Workspace,
  by: "campaign" | "country",
): Promise<string[]> {
  const extent = await extentOf(db);
  if (!extent) return [];
  const all = await tallyCreated(
    {
      workspace,
      now: extent.last,
      scope: reportParams.parse({}),
      period: { from: extent.first, to: extent.last + 1 },
    },
    null,
    by,
  );
  const values = byValue(all.flatMap(({ rows }) => rows)).map(([value]) => value);
  return values.slice(0, MOST).sort();
}
