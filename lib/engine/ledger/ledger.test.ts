import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ids, lead, round } from "@/tests/support/ledger-arbitraries";
import { NO_ROW } from "./chains";
import { decodeLedger, encodeLedger } from "./encode";
import type { LedgerLead, LedgerRound } from "./lead";
import { EXITS, Ledger } from "./ledger";

const orNull = (at: number | undefined) => (at === undefined || Number.isNaN(at) ? null : at);
const hex = (word: number | undefined) => (word ?? 0).toString(16).padStart(8, "0");

/** What the ledger says of each lead, by id; unknown words as it writes them. */
function said(ledger: Ledger) {
  const { leads, rounds, words } = ledger;
  const { columns } = leads;
  const roundAt = (place: number) => {
    const at = (name: "mqlAt" | "salAt" | "sqlAt" | "customerAt" | "exitAt" | "slaDueAt") =>
      orNull(rounds.columns[name][place]);
    return {
      mqlAt: at("mqlAt"),
      salAt: at("salAt"),
      sqlAt: at("sqlAt"),
      customerAt: at("customerAt"),
      exitAt: at("exitAt"),
      slaDueAt: at("slaDueAt"),
      assignedAt: orNull(rounds.columns.assignedAt[place]),
      firstTouchAt: orNull(rounds.columns.firstTouchAt[place]),
      touchDueAt: orNull(rounds.columns.touchDueAt[place]),
      exitStage: EXITS[rounds.columns.exit[place] ?? 0],
      exitReason: words.reason.list[rounds.columns.exitReason[place] ?? 0],
      path: words.path.list[rounds.columns.path[place] ?? 0],
      version: words.version.list[rounds.columns.version[place] ?? 0],
      reachedSqlAt: orNull(rounds.columns.reachedSqlAt[place]),
    };
  };
  const roundsOf = (place: number) => {
    const found = [];
    for (let at = columns.lastRound[place] ?? NO_ROW; at !== NO_ROW; ) {
      expect(rounds.columns.lead[at]).toBe(place);
      found.unshift(roundAt(at));
      at = rounds.columns.previous[at] ?? NO_ROW;
    }
    return found;
  };
  const touchesOf = (place: number) => {
    const { at, source, campaign, lead: leadOf, previous } = ledger.touches.columns;
    const found = [];
    for (let row = columns.lastTouch[place] ?? NO_ROW; row !== NO_ROW; ) {
      expect(leadOf[row]).toBe(place);
      found.unshift({
        at: at[row],
        source: words.touchSource.list[source[row] ?? 0],
        campaign: words.touchCampaign.list[campaign[row] ?? 0],
      });
      row = previous[row] ?? NO_ROW;
    }
    return found;
  };
  const workOf = (place: number) => {
    const { at, person, isCall, lead: leadOf, previous } = ledger.work.columns;
    const found = [];
    for (let row = columns.lastWork[place] ?? NO_ROW; row !== NO_ROW; ) {
      expect(leadOf[row]).toBe(place);
      found.unshift([at[row], words.person.list[person[row] ?? 0], isCall[row]]);
      row = previous[row] ?? NO_ROW;
    }
    return found;
  };
  const all = Array.from({ length: leads.length }, (_, place) => {
    const name = (dimension: "source" | "campaign" | "country" | "label" | "owner" | "path") =>
      words[dimension].list[columns[dimension][place] ?? 0];
    const id = [columns.id0, columns.id1, columns.id2, columns.id3].map((c) => hex(c[place]));
    return {
      id: id.join(""),
      createdAt: columns.createdAt[place],
      disqualifiedAt: orNull(columns.disqualifiedAt[place]),
      firstMqlAt: orNull(columns.firstMqlAt[place]),
      firstSqlAt: orNull(columns.firstSqlAt[place]),
      furthest: columns.furthest[place],
      source: name("source"),
      campaign: name("campaign"),
      country: name("country"),
      label: name("label"),
      owner: name("owner"),
      path: name("path"),
      version: words.version.list[columns.version[place] ?? 0],
      said: words.said.list[columns.said[place] ?? 0],
      segments: Number(words.segments.list[columns.segments[place] ?? 0]),
      created: columns.creatingTouch[place],
      account: words.account.list[columns.account[place] ?? 0],
      seniority: columns.seniority[place],
      isEngaged: columns.isEngaged[place],
      rounds: roundsOf(place),
      touches: touchesOf(place),
      work: workOf(place),
    };
  });
  const lengths = {
    rounds: rounds.length,
    touches: ledger.touches.length,
    work: ledger.work.length,
  };
  return { leads: all.sort((a, b) => (a.id < b.id ? -1 : 1)), lengths };
}

function ledgerOf(leads: Iterable<LedgerLead>): Ledger {
  const ledger = new Ledger();
  for (const one of leads) ledger.put(one);
  return ledger;
}

function keptAndReadBack(ledger: Ledger): Ledger {
  return decodeLedger(new Uint8Array(Buffer.concat(encodeLedger(ledger))));
}

describe("a ledger", () => {
  test("that was kept as bytes goes on as if it had not been", () => {
    const writes = fc.array(fc.oneof(lead, lead, ids), { maxLength: 60 });
    fc.assert(
      fc.property(writes, writes, (before, after) => {
        const write = (ledger: Ledger, all: typeof before) => {
          for (const one of all) {
            if (typeof one === "string") {
              ledger.remove(one);
              ledger.forget();
            } else ledger.put(one);
          }
        };
        const whole = new Ledger();
        write(whole, before);
        const kept = keptAndReadBack(whole);
        expect(said(kept)).toEqual(said(whole));
        write(whole, after);
        write(kept, after);
        expect(said(kept)).toEqual(said(whole));
        for (const words of Object.values(kept.words)) {
          const known = words.told().filter((word) => word !== null);
          expect(new Set(known).size).toBe(known.length);
        }
      }),
    );
  });

  test("is not read from bytes that are damaged, cut off or of another format", () => {
    const [one] = fc.sample(lead, { numRuns: 1, seed: 1 });
    const bytes = new Uint8Array(Buffer.concat(encodeLedger(ledgerOf([one as LedgerLead]))));
    for (const at of [0, 4, 8, 16, 40, bytes.length - 9]) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      expect(() => decodeLedger(damaged), `${at}`).toThrow();
    }
    expect(() => decodeLedger(bytes.slice(0, -8))).toThrow(/damaged/);
    expect(() => decodeLedger(bytes.slice(0, 10))).toThrow(/damaged/);
  });

  test("that is followed says what one of the same leads says", () => {
    const writes = fc.array(fc.oneof(lead, lead, ids), { maxLength: 120 });
    fc.assert(
      fc.property(writes, (all) => {
        const followed = new Ledger();
        const known = new Map<string, LedgerLead>();
        for (const write of all) {
          if (typeof write === "string") {
            followed.remove(write);
            known.delete(write);
          } else {
            followed.put(write);
            known.set(write.id, write);
          }
        }
        expect(said(followed)).toEqual(said(ledgerOf(known.values())));
      }),
    );
  });

  test("finds each of many leads, whatever their ids look like", () => {
    const idOf = (n: number) => `${n.toString(16).padStart(8, "0")}-0000-0000-0000-000000000000`;
    const [one] = fc.sample(lead, { numRuns: 1, seed: 1 });
    if (!one) throw new Error("a lead");
    const ledger = new Ledger();
    for (let n = 0; n < 5000; n++) ledger.put({ ...one, id: idOf(n), createdAt: n, rounds: [] });
    for (let n = 0; n < 5000; n += 2) ledger.remove(idOf(n));
    for (let n = 1; n < 5000; n += 2)
      ledger.put({ ...one, id: idOf(n), createdAt: -n, rounds: [] });
    const left = ledger.leads.columns.createdAt.slice(0, ledger.leads.length).sort();
    expect([...left]).toEqual(Array.from({ length: 2500 }, (_, i) => 2 * i - 4999));
  });

  test("forgets what only a lead said that is gone", () => {
    const [one] = fc.sample(lead, { numRuns: 1, seed: 1 });
    const of = (n: number, text: string): LedgerLead => ({
      ...(one as LedgerLead),
      id: `00000000-0000-7000-8000-00000000000${n}`,
      said: text,
    });
    const ledger = ledgerOf([of(1, "From Jane at Acme"), of(2, "A podcast"), of(3, "A podcast")]);
    ledger.remove(of(1, "").id);
    ledger.remove(of(2, "").id);
    ledger.forget();
    expect(ledger.words.said.list).not.toContain("From Jane at Acme");
    ledger.put(of(4, "A podcast"));
    ledger.put(of(5, "From Jane at Acme"));
    const told = said(ledger).leads.map((each) => each.said);
    expect(told).toEqual(["A podcast", "A podcast", "From Jane at Acme"]);
  });

  test("takes only UUIDs for ids", () => {
    const [one] = fc.sample(lead, { numRuns: 1, seed: 1 });
    expect(() => ledgerOf([{ ...(one as LedgerLead), id: "lead-1" }])).toThrow(RangeError);
  });
});

test("an earlier hand-off is known by the latest instant, whatever their order", () => {
  const [one] = fc.sample(lead, { numRuns: 1, seed: 1 });
  const [any] = fc.sample(round, { numRuns: 1, seed: 1 });
  const rounds = [9, 4, null, 7].map((salAt, i) => ({ ...any, mqlAt: i, salAt }) as LedgerRound);
  const { columns, length } = ledgerOf([{ ...(one as LedgerLead), rounds }]).rounds;
  const none = Number.NaN;
  expect([...columns.earlierMqlAt.slice(0, length)]).toEqual([none, 0, 1, 2]);
  expect([...columns.earlierSalAt.slice(0, length)]).toEqual([none, 9, 9, 9]);
});

describe("a stage that a lead reached", () => {
  const at = (n: number) => 1_700_000_000_000 + n;
  const plain: LedgerRound = {
    mqlAt: at(0),
    salAt: null,
    sqlAt: null,
    customerAt: null,
    exitAt: null,
    exitStage: null,
    exitReason: null,
    assignedAt: null,
    firstTouchAt: null,
    slaDueAt: null,
    touchDueAt: null,
    path: "scored",
    version: null,
  };
  const [base] = fc.sample(lead, { numRuns: 1, seed: 1 });
  const reached = (...rounds: Partial<LedgerRound>[]) => {
    const all = rounds.map((some) => ({ ...plain, ...some }));
    return said(ledgerOf([{ ...(base as LedgerLead), rounds: all }])).leads[0]?.rounds.map(
      ({ reachedSqlAt }) => reachedSqlAt,
    );
  };

  test("counts for a hand-off that ended before, and not for one that did not", () => {
    expect(reached({ exitAt: at(1) }, { sqlAt: at(2) })).toEqual([at(2), at(2)]);
    expect(reached({}, { sqlAt: at(2) })).toEqual([null, at(2)]);
    expect(reached({ sqlAt: at(1), exitAt: at(3) }, { sqlAt: at(4) })).toEqual([at(1), at(4)]);
    expect(reached({ exitAt: at(1) }, { exitAt: at(2) }, { sqlAt: at(9) })).toEqual([
      at(9),
      at(9),
      at(9),
    ]);
    expect(reached({ exitAt: at(1) }, {})).toEqual([null, null]);
  });
});
