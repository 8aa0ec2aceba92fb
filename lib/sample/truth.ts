import type { Person } from "./people";

/**
 * What really makes a lead convert in the sample: how often they looked at pricing, the size of
 * their company, a little who they are and where they come from. Newsletter opens do nothing, so
 * criteria that count them send worse leads. Log-odds, for leads that sales works.
 */
export const TRUTH = {
  base: -2.85,
  /** Per number of pricing views before the hand-off; the last value holds for more. */
  pricingViews: [0, 1.05, 1.9, 2.3],
  /** From so many employees on. */
  size: [
    { from: 50, adds: 1.35 },
    { from: 20, adds: 0.4 },
    { from: 0, adds: 0 },
  ],
  seniority: { "C-level": 0.45, VP: 0.45, Director: 0.4, Manager: 0.15 } as Record<string, number>,
  askedForDemo: 0.9,
  returned: -0.3,
} as const;

export interface Evidence {
  pricingViews: number;
  askedForDemo: boolean;
  /** Sales had the lead before and gave it back. */
  returned: boolean;
}

/** The probability that this lead becomes an SQL when sales works it. */
export function chanceOfSql(person: Person, seen: Evidence): number {
  const { pricingViews } = TRUTH;
  const views = pricingViews[Math.min(seen.pricingViews, pricingViews.length - 1)] ?? 0;
  const size = TRUTH.size.find(({ from }) => person.company.employees >= from)?.adds ?? 0;
  const odds =
    TRUTH.base +
    views +
    size +
    (TRUTH.seniority[person.seniority] ?? 0) +
    person.channel.quality +
    (seen.askedForDemo ? TRUTH.askedForDemo : 0) +
    (seen.returned ? TRUTH.returned : 0);
  return 1 / (1 + Math.exp(-odds));
}

/** The probability that an opportunity is won. */
export function chanceOfWin(person: Person): number {
  const size = person.company.employees >= 50 ? 0.04 : -0.04;
  return 0.205 + size + 0.05 * person.channel.quality;
}
