import type { Won } from "./attributed";
import type { Ledger } from "./ledger";
import type { LedgerQuestion } from "./question";
import { selectLeads } from "./select";

/** What leads have won, by value. */
export interface Revenue {
  value: string;
  amountMinor: number;
  /** Leads with an amount. */
  leads: number;
  /** Opportunities in other currencies that have no rate. */
  otherCurrencies: number;
}

/** What the leads created in the question's period have won; `won` is by the place of a lead. */
export function countRevenue(
  ledger: Ledger,
  question: LedgerQuestion,
  won: ReadonlyMap<number, Won>,
): Revenue[] {
  const winners = Uint32Array.from(won.keys());
  const selection = selectLeads(ledger, question, winners);
  const { codes, words } = selection;
  const byCode = new Map<number, Revenue>();
  for (const { place, length } of selection.blocks()) {
    for (const lead of place.subarray(0, length)) {
      const code = codes === null ? 0 : (codes[lead] as number);
      let sum = byCode.get(code);
      if (!sum) {
        sum = { value: words[code] as string, amountMinor: 0, leads: 0, otherCurrencies: 0 };
        byCode.set(code, sum);
      }
      const { amountMinor, otherCurrencies } = won.get(lead) as Won;
      sum.amountMinor += amountMinor ?? 0;
      sum.leads += Number(amountMinor !== null);
      sum.otherCurrencies += otherCurrencies;
    }
  }
  return [...byCode.values()];
}
