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
      notes.push(`${counted(sum(rated))} in ${currency} converted at ${at}.`);
    }
    if (without > 0) {
      const why = `not in ${base} and ${without === 1 ? "has" : "have"} no rate from ${currency}`;
      notes.push(`${counted(without)} ${why}: left out of every figure.`);
    }
    return notes;
  });
}

const isRated = (part: ForeignCosts): part is ForeignCosts & Rate & { day: string } =>
  part.day !== null;

const worth = ({ numerator, denominator }: Rate) => numerator / denominator;

const sum = (parts: readonly ForeignCosts[]) => parts.reduce((all, part) => all + part.count, 0);

const counted = (n: number) => (n === 1 ? "1 cost is" : `${n} costs are`);
