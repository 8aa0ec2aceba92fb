import fc from "fast-check";
import type { LedgerLead, LedgerRound } from "@/lib/engine/ledger/lead";
import { EXIT_STAGES, LEAD_LABELS, MQL_PATHS } from "@/lib/engine/stages";

/** Few, so that leads are put again, taken out and come back. */
export const ids = fc
  .integer({ min: 0, max: 40 })
  .map((n) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, "0")}`);
const instant = fc.integer({ min: 1_700_000_000_000, max: 1_700_000_000_999 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const word = maybe(fc.constantFrom("", "a", "b", "none"));

export const round: fc.Arbitrary<LedgerRound> = fc.record({
  mqlAt: instant,
  salAt: maybe(instant),
  sqlAt: maybe(instant),
  customerAt: maybe(instant),
  exitAt: maybe(instant),
  exitStage: maybe(fc.constantFrom(...EXIT_STAGES)),
  exitReason: word,
  assignedAt: maybe(instant),
  firstTouchAt: maybe(instant),
  slaDueAt: maybe(instant),
  touchDueAt: maybe(instant),
  path: fc.constantFrom(...MQL_PATHS),
  version: word,
});

export const lead: fc.Arbitrary<LedgerLead> = fc.record({
  id: ids,
  createdAt: instant,
  disqualifiedAt: maybe(instant),
  firstMqlAt: maybe(instant),
  firstSalAt: maybe(instant),
  firstSqlAt: maybe(instant),
  firstCustomerAt: maybe(instant),
  source: word,
  campaign: word,
  country: word,
  label: fc.constantFrom(...LEAD_LABELS),
  owner: word,
  path: maybe(fc.constantFrom(...MQL_PATHS)),
  version: word,
  rounds: fc.array(round, { maxLength: 3 }),
  journey: maybe(
    fc.record({
      touches: fc.array(
        fc.record({
          at: instant,
          source: fc.constantFrom("Email", "Events"),
          campaign: maybe(fc.constantFrom("spring", "autumn")),
          type: fc.constant(null),
        }),
        { maxLength: 4 },
      ),
      created: maybe(fc.nat(3)),
    }),
  ),
  said: word,
  segments: fc.integer({ min: 0, max: 7 }),
  account: maybe(fc.constantFrom("acme", "birch")),
  domain: fc.constant(null),
  seniority: maybe(fc.constantFrom("VP", "Pope")),
  isEngaged: fc.boolean(),
  work: fc.array(
    fc.record({
      at: instant,
      person: maybe(fc.constantFrom("ann", "bo")),
      isCall: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
});
