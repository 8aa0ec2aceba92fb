import { t } from "@/lib/language";
import { refuse } from "@/lib/operations/outcome";
import { defineQuery } from "@/lib/operations/query";
import { readWorkspace } from "@/lib/settings/store";
import { listRatesInput, type StoredRate } from "../schema/rates";
import { currenciesWithoutRate, listRateRows } from "../store/rates";

/** Rates to the workspace's currency, by currency, the latest first. */
export const listRates = defineQuery({
  name: "rate.list",
  permission: "cost:read",
  input: listRatesInput,
  async run({
    db,
    input,
  }): Promise<{ rows: StoredRate[]; next: string | null; base: string; missing: string[] }> {
    const { currency: base } = await readWorkspace(db);
    const after = input.cursor === undefined ? null : readCursor(input.cursor);
    const found = await listRateRows(db, base, after, input.limit + 1);
    const rows = found.slice(0, input.limit);
    const last = rows.at(-1);
    const hasMore = found.length > input.limit && last;
    return {
      rows,
      next: hasMore ? `${last.currency}~${last.day}` : null,
      base,
      missing: await currenciesWithoutRate(db, base),
    };
  },
});

function readCursor(cursor: string): { currency: string; day: string } {
  const [currency, day] = cursor.split("~");
  if (!currency || !day)
    refuse("invalid", t("This link to more rates is damaged. Start from the first."));
  return { currency, day };
}
