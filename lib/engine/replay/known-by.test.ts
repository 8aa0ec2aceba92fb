import fc from "fast-check";
import { expect, it } from "vitest";
import { criteriaArbitrary, HORIZON_MINUTES } from "@/tests/support/criteria-arbitraries";
import { leadsArbitrary } from "@/tests/support/replay-arbitraries";
import { minuteOf } from "../activities";
import { buildColumns } from "./build";
import { type Columns, type LeadRecord, leadId } from "./columns";
import type { Difference } from "./difference";
import { knownBy } from "./known-by";
import { Study } from "./study";

type Round = LeadRecord["rounds"][number];

/** The lead as it would have been read then; null when it had not arrived. */
function readThen({ id, history, rounds }: LeadRecord, until: number): LeadRecord | null {
  if (history.createdMinute > until) return null;
  const isPast = ({ minute }: { minute: number }) => minute <= until;
  const then = (at: number | null) => (at !== null && minuteOf(at) <= until ? at : null);
  const coming = rounds.findIndex(({ mqlAt }) => then(mqlAt) === null);
  return {
    id,
    history: {
      ...history,
      observations: history.observations.filter(isPast),
      activities: history.activities.filter(isPast),
    },
    // Hand-offs come in order: none is known before an earlier one.
    rounds: rounds.slice(0, coming === -1 ? rounds.length : coming).map(
      ({ mqlAt, salAt, sqlAt, exitAt }): Round => ({
        mqlAt,
        salAt: then(salAt),
        sqlAt: then(sqlAt),
        exitAt: then(exitAt),
      }),
    ),
  };
}

it("gives a replay of the past what one asked in the past was given", () => {
  fc.assert(
    fc.property(
      leadsArbitrary,
      criteriaArbitrary,
      criteriaArbitrary,
      fc.integer({ min: 1, max: HORIZON_MINUTES }),
      (leads, draft, active, until) => {
        const answerOf = (columns: Columns) => {
          const question = {
            draft,
            active,
            windowDays: 30,
            weekStarts: [0, Math.floor(until / 2)],
            holdOutFrom: Math.floor(until / 3),
            named: 100,
          };
          const { gained, lost, rules, ...answer } = new Study(columns, until).answer(question);
          const named = (difference: Difference | null) =>
            difference && {
              ...difference,
              latest: difference.latest.map(({ lead, ...one }) => ({
                ...one,
                id: leadId(columns, lead),
              })),
            };
          return { ...answer, gained: named(gained), lost: named(lost) };
        };
        const past = leads.flatMap((lead) => readThen(lead, until) ?? []);
        const now = answerOf(knownBy(buildColumns(leads), until));
        expect(now).toEqual(answerOf(buildColumns(past)));
      },
    ),
    { numRuns: 150 },
  );
});
