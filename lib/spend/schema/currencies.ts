import { type Rate, rateText } from "@/lib/engine/exchange";
import { isoDayText } from "@/lib/engine/locale";
import { t } from "@/lib/language";
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
          ? t`${text(lowest)} ${base}, the rate stored for ${isoDayText(lowest.day)}`
          : t`${text(lowest)} to ${text(highest)} ${base}, the rates stored for their days`;
      const n = sum(rated);
      const are = n === 1 ? t`1 cost in ${currency} is` : t`${n} costs in ${currency} are`;
      notes.push(t`${are} counted at ${at}.`);
    }
    if (without > 0) {
      const are = without === 1 ? t("1 cost is") : t`${without} costs are`;
      notes.push(
        t`${are} not in ${base}, and no rate from ${currency} is stored: left out of every figure.`,
      );
    }
    return notes;
  });
}

/** Budgets in another currency: how many are converted, and how many left out for want of a rate. */
export interface ForeignBudgets {
  currency: string;
  counted: number;
  left: number;
}

/** The same of budgets, each of which takes the rate of its month. */
export function foreignBudgetNotes(foreign: readonly ForeignBudgets[], base: string): string[] {
  const say = (n: number, currency: string, one: string, many: string) =>
    n === 0
      ? []
      : [
          n === 1
            ? t`1 budget in ${currency} is ${one}.`
            : t`${n} budgets in ${currency} are ${many}.`,
        ];
  const at = t`counted in ${base} at the`;
  const out = t`left out: no rate to ${base} holds for`;
  return [...foreign]
    .sort((a, b) => (a.currency < b.currency ? -1 : 1))
    .flatMap(({ currency, counted, left }) => [
      ...say(counted, currency, t`${at} rate of its month`, t`${at} rates of their months`),
      ...say(left, currency, t`${out} its month`, t`${out} their months`),
    ]);
}

const isRated = (part: ForeignCosts): part is ForeignCosts & Rate & { day: string } =>
  part.day !== null;

const worth = ({ numerator, denominator }: Rate) => numerator / denominator;

const sum = (parts: readonly ForeignCosts[]) => parts.reduce((all, part) => all + part.count, 0);
