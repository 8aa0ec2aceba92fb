import fc from "fast-check";
import { expect, test } from "vitest";
import { lead } from "@/tests/support/ledger-arbitraries";
import { countCreated, readCreated } from "./created";
import type { LedgerLead } from "./lead";
import { Ledger } from "./ledger";

const WEEK = 7 * 86_400_000;
const FROM = Date.UTC(2015, 0, 5);
const WEEKS = 600;

test("groups are counted where they stand, and searched for where they are too many", () => {
  const [one] = fc.sample(lead, { numRuns: 1, seed: 1 });
  const countedOf = (campaigns: number) => {
    const ledger = new Ledger();
    // Words make groups, whether any lead has them or not.
    for (let n = 0; n < campaigns; n++) ledger.words.campaign.code(`campaign ${n}`);
    for (let n = 0; n < WEEKS; n++) {
      const id = `00000000-0000-0000-0000-${String(n).padStart(12, "0")}`;
      const campaign = `campaign ${n % 7}`;
      ledger.put({ ...(one as LedgerLead), id, campaign, createdAt: FROM + n * WEEK });
    }
    const period = { from: FROM, to: FROM + WEEKS * WEEK };
    const of = { period, grain: "week", timeZone: "UTC", scope: {}, by: "campaign" } as const;
    return readCreated(countCreated(ledger, { ...of, now: period.to }, false));
  };
  const [few, many, most] = [7, 2000, 1_000_000].map(countedOf);
  expect(few).toHaveLength(WEEKS);
  expect(few?.every(({ rows }) => rows.length === 1 && rows[0]?.count === 1)).toBe(true);
  expect(many).toEqual(few);
  expect(most).toEqual(few);
});
