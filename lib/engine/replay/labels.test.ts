import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leadsArbitrary, uuid } from "@/tests/support/replay-arbitraries";
import { OUTCOME_LABELS, outcomeLabel, reachedAt } from "../handoffs";
import { buildColumns } from "./build";
import { labelLeads } from "./labels";

const DAY = 1440;
const ms = (minute: number | null) => (minute === null ? null : minute * 60_000);

function label(
  now: number,
  ...rounds: { mql: number; sal?: number; sql?: number; exit?: number }[]
) {
  const columns = buildColumns([
    {
      id: uuid(1),
      history: { createdMinute: 0, observations: [], activities: [] },
      rounds: rounds.map(({ mql, sal, sql, exit }) => ({
        mqlAt: mql * 60_000,
        salAt: ms(sal ?? null),
        sqlAt: ms(sql ?? null),
        exitAt: ms(exit ?? null),
      })),
    },
  ]);
  return OUTCOME_LABELS[labelLeads(columns, now)[0] ?? -1];
}

describe("labelLeads", () => {
  it("tells what became of the first hand-off within 90 days", () => {
    const mql = 100;
    const end = mql + 90 * DAY;
    expect(label(end)).toBe("unlabelled");
    expect(label(end, { mql })).toBe("unlabelled");
    expect(label(end, { mql, sal: 200 })).toBe("maturing");
    expect(label(end + 1, { mql, sal: 200 })).toBe("notSql");
    expect(label(200, { mql, sal: 150, exit: 180 })).toBe("notSql");
    expect(label(200, { mql, exit: 180 })).toBe("notSql");
    expect(label(end + 9, { mql, sal: 200, sql: end })).toBe("sql");
    expect(label(end + 9, { mql, sal: 200, sql: end + 1 })).toBe("notSql");
    expect(label(300, { mql, sal: 200, sql: 250, exit: 260 })).toBe("sql");
    expect(label(300, { mql, exit: 180 }, { mql: 190, sal: 200, sql: 250 })).toBe("sql");
    expect(label(300, { mql, exit: 180 }, { mql: 190, sal: 200, sql: end + 1 })).toBe("notSql");
    expect(label(300, { mql, sal: 150 }, { mql: 190, sal: 200, sql: 250 })).toBe("maturing");
  });

  it("is the label of the reports", () => {
    const days = fc.integer({ min: 0, max: 200 });
    fc.assert(
      fc.property(leadsArbitrary, days, days, (leads, now, window) => {
        const labels = labelLeads(buildColumns(leads), now * DAY, window);
        const sorted = [...leads].sort((a, b) => (a.id < b.id ? -1 : 1));
        sorted.forEach(({ rounds }, i) => {
          const [first] = rounds;
          const handOff = first && { ...first, sqlAt: reachedAt(rounds, 0, "sqlAt") };
          const real = handOff ? outcomeLabel(handOff, window, now * DAY * 60_000) : "unlabelled";
          expect(OUTCOME_LABELS[labels[i] ?? -1]).toBe(real);
        });
      }),
      { numRuns: 300 },
    );
  });
});
