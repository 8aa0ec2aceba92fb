import fc from "fast-check";
import { expect, test } from "vitest";
import { ids, lead } from "@/tests/support/ledger-arbitraries";
import { countCreated, readCreated } from "./created";
import { countEntries, readEntries } from "./entries";
import type { LedgerLead } from "./lead";
import { Ledger } from "./ledger";
import type { LedgerQuestion } from "./question";
import { countWins, readWins } from "./wins";
import { countWork } from "./work";

const FROM = 1_700_000_000_000;

/** The same question each time: what its filters left may have changed. */
const OF: LedgerQuestion = {
  period: { from: FROM + 200, to: FROM + 900 },
  grain: null,
  timeZone: "UTC",
  scope: { source: ["a"], inSegments: [{ any: 1, none: null }] },
  by: null,
  now: FROM + 900,
};

const inOrder = (rows: object[]) => rows.map((row) => JSON.stringify(row)).sort();

function counted(ledger: Ledger) {
  const work = countWork(ledger, OF);
  return {
    created: inOrder(readCreated(countCreated(ledger, OF, false)).flatMap(({ rows }) => rows)),
    entries: inOrder(readEntries(countEntries(ledger, OF, null)).flatMap(({ rows }) => rows)),
    wins: inOrder(readWins(countWins(ledger, OF)).flatMap(({ rows }) => rows)),
    work: { all: work.all, people: inOrder(work.people) },
  };
}

test("a ledger that is followed counts after each change what one of the same leads counts", () => {
  const write = fc.oneof(
    lead.map((one) => ({ ...one, source: "a", segments: 1 })),
    lead,
    ids,
    fc.record({ id: ids, segments: fc.nat(3) }),
  );
  fc.assert(
    fc.property(fc.array(write, { maxLength: 30 }), (writes) => {
      const followed = new Ledger();
      const known = new Map<string, LedgerLead>();
      for (const one of writes) {
        if (typeof one === "string") {
          followed.remove(one);
          known.delete(one);
        } else if ("createdAt" in one) {
          followed.put(one);
          known.set(one.id, one);
        } else {
          followed.putInSegments(one.id, one.segments);
          const lead = known.get(one.id);
          if (lead) known.set(one.id, { ...lead, segments: one.segments });
        }
        const anew = new Ledger();
        for (const each of known.values()) anew.put(each);
        expect(counted(followed)).toEqual(counted(anew));
      }
    }),
  );
});
