import { type Rate, rateText } from "@/lib/engine/exchange";
import { isoDayText } from "@/lib/engine/locale";
import type { ForeignCosts } from "../schema";

/** Says of costs in other currencies at which rates they count, and of how many there is none. */
export function foreignCostNotes(foreign: readonly ForeignCosts[], base: string): string[] {
  const currencies = [...new Set(foreign.map(({ currency }) => currency))].sort();
  return currencies.flatMap((currency) => {
    const mine = foreign.filter((part) => part.currency === currency);
    const rated = mine.filter(isRated).sort((a, b) => worth(a) - worth(b));
    const without = sum(mine.filter((part) => !isRated(part)));
    const [lowest, highest] = [rated[0], rated.at(-1)];
    const notes: string[] = [];
    if (lowest && highest) {
      const text = (rate: Rate) => rateText(rate, currency, base);
      const at =
        rated.length === 1
          ? `${text(lowest)} ${base}, the rate stored for ${isoDayText(lowest.day)}`
          : `${text(lowest)} to ${text(highest)} ${base}, the rates stored for their days`;
      const n = sum(rated);
      const are = n === 1 ? `1 cost in ${currency} is` : `${n} costs in ${currency} are`;
      notes.push(`${are} counted at ${at}.`);
    }
    if (without > 0) {
      const are = without === 1 ? "1 cost is" : `${without} costs are`;
      notes.push(
        `${are} not in ${base}, and no rate from ${currency} is stored: left out of every figure.`,
      );
    }
    return notes;
  });
}

const isRated = (part: ForeignCosts): part is ForeignCosts & Rate & { day: string } =>
  part.day !== null;

const worth = ({ numerator, denominator }: Rate) => numerator / denominator;

const sum = (parts: readonly ForeignCosts[]) => parts.reduce((all, part) => all + part.count, 0);
