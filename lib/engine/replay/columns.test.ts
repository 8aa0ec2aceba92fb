import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leadsArbitrary, uuid } from "@/tests/support/replay-arbitraries";
import { minuteOf } from "../activities";
import { reachedAt } from "../handoffs";
import { buildColumns, updateLeads, withoutUnused } from "./build";
import { type Columns, historyOf, type LeadRecord, leadCount, leadId, NONE } from "./columns";
import { decodeColumns, encodeColumns } from "./encode";

/** Everything the columns say, without the places in their dictionaries. */
function told(columns: Columns) {
  return Array.from({ length: leadCount(columns) }, (_, lead) => ({
    id: leadId(columns, lead),
    history: historyOf(columns, lead),
    outcome: [...columns.outcomes.subarray(lead * 4, lead * 4 + 4)],
  }));
}

/** The same of the leads as they were given. */
function expected(leads: readonly LeadRecord[]) {
  const minute = (at: number | null | undefined) =>
    at === null || at === undefined ? NONE : minuteOf(at);
  return [...leads]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, history, rounds }) => ({
      id,
      history: {
        createdMinute: history.createdMinute,
        observations: history.observations.flatMap(({ minute: at, values }) =>
          Object.entries(values).map(([name, value]) => ({
            minute: at,
            values: { [name]: value },
          })),
        ),
        activities: history.activities.map((activity, i) => ({
          ...activity,
          id: String(i).padStart(8, "0"),
        })),
      },
      outcome: [
        rounds[0]?.mqlAt,
        rounds[0]?.salAt,
        reachedAt(rounds, 0, "sqlAt"),
        rounds[0]?.exitAt,
      ].map(minute),
    }));
}

function lead(n: number, more: Partial<LeadRecord["history"]> = {}): LeadRecord {
  const history = { createdMinute: n, observations: [], activities: [], ...more };
  return { id: uuid(n), history, rounds: [] };
}

function encoded(columns: Columns): Uint8Array {
  return Uint8Array.from(encodeColumns(columns).flatMap((part) => [...part]));
}

describe("buildColumns", () => {
  it("keeps what the leads are, by their ids", () => {
    fc.assert(
      fc.property(leadsArbitrary, (leads) => {
        expect(told(buildColumns(leads))).toEqual(expected(leads));
      }),
      { numRuns: 300 },
    );
  });

  it("names the same deed once, whatever order its properties are written in", () => {
    const did = (props: Record<string, string | number>, minute: number) => ({
      id: `${minute}`,
      type: "page_view" as const,
      minute,
      props,
    });
    const activities = [
      did({ page: "home", path: "/" }, 1),
      did({ path: "/", page: "home" }, 2),
      did({ page: "50" }, 3),
      did({ page: 50 }, 4),
    ];
    const columns = buildColumns([lead(1, { activities })]);
    expect([...columns.eventSignature]).toEqual([0, 0, 1, 2]);
  });

  it("refuses ids that are none or come twice, and histories out of order", () => {
    expect(() => buildColumns([{ ...lead(1), id: "one" }])).toThrow(RangeError);
    expect(() => buildColumns([lead(2), lead(1), lead(2)])).toThrow(/twice/);
    const observations = [5, 4].map((minute) => ({ minute, values: { title: "VP" } }));
    expect(() => buildColumns([lead(1, { observations })])).toThrow(/ascend/);
  });
});

describe("updateLeads", () => {
  it("gives what a build of all leads gives", () => {
    const gone = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 10 });
    fc.assert(
      fc.property(leadsArbitrary, leadsArbitrary, gone, (before, changed, numbers) => {
        const columns = buildColumns(before);
        const goneIds = numbers.map(uuid).filter((id) => changed.every((each) => each.id !== id));
        const updated = updateLeads(columns, changed, goneIds);
        const replaced = new Set([...changed.map(({ id }) => id), ...goneIds]);
        const now = [...before.filter(({ id }) => !replaced.has(id)), ...changed];
        expect(told(updated)).toEqual(expected(now));
        const compact = withoutUnused(updated);
        expect(told(compact)).toEqual(expected(now));
        const afresh = buildColumns(now);
        expect(compact.signatures.length).toBe(afresh.signatures.length);
        expect(compact.facts.length).toBe(afresh.facts.length);
      }),
      { numRuns: 500 },
    );
  });

  it("goes on within the same memory, also where others have a part of it", () => {
    const step = fc.record({
      changed: leadsArbitrary,
      gone: fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 10 }),
    });
    let moved = 0;
    fc.assert(
      fc.property(
        leadsArbitrary,
        fc.array(step, { minLength: 3, maxLength: 8 }),
        (first, steps) => {
          const leads = new Map(first.map((each) => [each.id, each]));
          let columns = decodeColumns(encoded(buildColumns(first)));
          for (const { changed, gone } of steps) {
            const before = columns.eventMinute.buffer;
            const goneIds = gone.map(uuid).filter((id) => changed.every((each) => each.id !== id));
            for (const id of goneIds) leads.delete(id);
            for (const each of changed) leads.set(each.id, each);
            columns = updateLeads(columns, changed, goneIds);
            expect(told(columns)).toEqual(expected([...leads.values()]));
            if (columns.eventMinute.buffer === before) moved += 1;
          }
        },
      ),
      { numRuns: 200 },
    );
    expect(moved).toBeGreaterThan(100);
  }, 30_000);

  it("gives the same columns back when leads are read again that did not change", () => {
    fc.assert(
      fc.property(leadsArbitrary, (leads) => {
        const columns = buildColumns(leads);
        expect(updateLeads(columns, leads.slice(1), [uuid(99)])).toBe(columns);
      }),
      { numRuns: 100 },
    );
  });
});

describe("encodeColumns", () => {
  it("comes back from bytes at any address", () => {
    fc.assert(
      fc.property(leadsArbitrary, fc.integer({ min: 0, max: 9 }), (leads, shift) => {
        const columns = buildColumns(leads);
        const bytes = encoded(columns);
        const elsewhere = new Uint8Array(bytes.length + shift);
        elsewhere.set(bytes, shift);
        expect(decodeColumns(elsewhere.subarray(shift))).toEqual(columns);
      }),
      { numRuns: 200 },
    );
  });

  it("lies over the memory it was read into", () => {
    const bytes = encoded(buildColumns([lead(1), lead(2)]));
    expect(decodeColumns(bytes).created.buffer).toBe(bytes.buffer);
  });

  it("says what is wrong with bytes that are not what was written", () => {
    const bytes = encoded(
      buildColumns([lead(1, { observations: [{ minute: 1, values: { title: "VP" } }] })]),
    );
    const changed = (at: number) => {
      const copy = bytes.slice();
      copy[at] = (copy[at] ?? 0) ^ 1;
      return () => decodeColumns(copy);
    };
    expect(changed(0)).toThrow("not columns");
    expect(changed(4)).toThrow("format");
    for (const at of [32, 100, bytes.length - 9]) expect(changed(at)).toThrow("sum is wrong");
    expect(() => decodeColumns(bytes.subarray(0, -8))).toThrow("bytes are there");
    expect(() => decodeColumns(bytes.subarray(0, 10))).toThrow("too early");
  });
});
