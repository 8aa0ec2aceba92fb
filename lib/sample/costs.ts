import { periodsBetween } from "@/lib/engine/calendar";
import { executeTogether } from "@/lib/operations/command";
import { saveCost } from "@/lib/spend/commands";
import { saveBudgets } from "@/lib/spend/commands/budgets";
import type { SaveCostInput } from "@/lib/spend/schema";
import type { SaveBudgetsInput } from "@/lib/spend/schema/budgets";
import { CHANNELS } from "./channels";
import type { Milestone } from "./negotiations";
import { Random } from "./random";
import { dayOf, demandOn, instantOf, isoDay, TIME_ZONE } from "./rhythm";
import type { Colleague } from "./staff";

const TOOLS = [
  { note: "Marketing automation", monthly: 2_600 },
  { note: "Calling and enrichment", monthly: 1_900 },
];
const SALARIES = [
  { note: "Marketing team", monthly: 24_500 },
  { note: "Sales development team", monthly: 29_000 },
];

type WrittenBudget = SaveBudgetsInput["cells"][number];
type Cost = Omit<SaveCostInput, "day"> & { whole: number };

function monthOf(random: Random, share: number, season: number): Cost[] {
  const cost = (
    source: string | null,
    kind: Cost["kind"],
    whole: number,
    note?: string,
    campaign?: string,
  ): Cost => ({
    source,
    campaign: campaign ?? null,
    kind,
    whole,
    amount: "",
    note: note ?? null,
  });
  return [
    ...CHANNELS.filter(({ monthlyMedia }) => monthlyMedia > 0).flatMap(
      ({ name, monthlyMedia, campaigns }) =>
        campaigns.map((campaign) => {
          const usual = (monthlyMedia * season * share) / campaigns.length;
          return cost(name, "media", usual * random.between(0.8, 1.2), undefined, campaign);
        }),
    ),
    cost("Organic search", "tools", 850 * share, "Search tools"),
    ...TOOLS.map(({ note, monthly }) => cost(null, "tools", monthly * share, note)),
    ...SALARIES.map(({ note, monthly }) => cost(null, "salaries", monthly * share, note)),
  ];
}

/** What a month's media is planned to cost: whole hundreds, as people plan. */
function planOf(period: string): WrittenBudget[] {
  return CHANNELS.filter(({ monthlyMedia }) => monthlyMedia > 0).map(({ name, monthlyMedia }) => ({
    source: name,
    campaign: null,
    period,
    amount: String(Math.round(monthlyMedia / 100) * 100),
    stamp: "",
  }));
}

/** The budget of each month, planned as it begins. */
export function plans(by: Colleague, from: number, until: number): Milestone[] {
  return periodsBetween(from, until, "month", TIME_ZONE).map((month) => ({
    at: Math.max(from, month.from),
    async run() {
      const at = Math.max(from, month.from);
      await executeTogether((run) => run(saveBudgets, by, { cells: planOf(month.key) }, at));
    },
  }));
}

/** The costs of each month, entered when it is over; of the running one what was spent so far. */
export function bookings(seed: number, by: Colleague, from: number, until: number): Milestone[] {
  const first = dayOf(from);
  const last = dayOf(until);
  return periodsBetween(from, until, "month", TIME_ZONE).map((month, i) => {
    const random = new Random(seed, 8, i);
    const started = Math.max(dayOf(month.from), first);
    const ended = Math.min(dayOf(month.to - 1), last);
    const share = (ended - started + 1) / (dayOf(month.to - 1) - dayOf(month.from) + 1);
    let demand = 0;
    for (let day = started; day <= ended; day += 1) demand += demandOn(day, first, last);
    const season = demand / (ended - started + 1);
    const at = Math.min(until, instantOf(ended + 2, 9, 30));
    return {
      at,
      async run() {
        await executeTogether(async (run) => {
          for (const { whole, ...cost } of monthOf(random, share, season)) {
            const entry = { ...cost, day: isoDay(started), amount: String(Math.round(whole)) };
            await run(saveCost, by, entry, at);
          }
        });
      },
    };
  });
}
