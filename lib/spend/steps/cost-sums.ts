import type { ReadDb } from "@/db/handles";
import { rememberedAbout } from "@/lib/operations/remembered";
import type { CostFilter, CostSum, ForeignCosts } from "../schema";
import { countByRate, sumCosts } from "../store";

export interface CostSums {
  costs: readonly CostSum[];
  /** Those in other currencies, by the rate that they are converted at. */
  foreign: readonly ForeignCosts[];
}

export const NO_COSTS: CostSums = { costs: [], foreign: [] };

/** Costs as reports add them up; kept until a cost or a rate changes. */
export function readCostSums(db: ReadDb, filter: CostFilter, currency: string): Promise<CostSums> {
  const { from, to, source, campaign, kind } = filter;
  const key = JSON.stringify([from, to, source, campaign, kind, currency]);
  // Costs that an import brings are named by its own entry.
  return rememberedAbout(db, ["cost", "rate", "import"], `costs ${key}`, async () => ({
    costs: await sumCosts(db, filter, currency),
    foreign: await countByRate(db, filter, currency),
  }));
}
