import fc from "fast-check";
import { expect, it } from "vitest";
import { criteriaArbitrary, HORIZON_MINUTES } from "@/tests/support/criteria-arbitraries";
import { leadsArbitrary } from "@/tests/support/replay-arbitraries";
import { MINUTES_PER_DAY } from "../decay";
import type { Judged } from "../evidence";
import { OUTCOME_LABELS } from "../handoffs";
import { median } from "../statistics";
import { buildColumns } from "./build";
import { leadCount, OUTCOME, OUTCOMES } from "./columns";
import { behind, crossingsBy, type Figure, type Side } from "./figures";
import { Study } from "./study";

const UNTIL = 100 * MINUTES_PER_DAY;
const RUNS = Number(process.env.FC_RUNS ?? 200);

it("figures count the leads that the answer counts, of any criteria and histories", () => {
  let told = 0;
  fc.assert(
    fc.property(
      leadsArbitrary,
      criteriaArbitrary,
      criteriaArbitrary,
      fc.integer({ min: -10, max: HORIZON_MINUTES }),
      (records, draft, active, holdOutFrom) => {
        const columns = buildColumns(records);
        const study = new Study(columns, UNTIL);
        const weekStarts = [60, 600, 1500];
        const question = { draft, active, windowDays: 90, weekStarts, holdOutFrom };
        const answer = study.answer({ ...question, named: 0 });
        const reading = study.read(question);
        const leadsOf = (figure: Figure) => {
          const chooses = behind(reading, figure);
          return Array.from({ length: leadCount(columns) }, (_, lead) => lead).filter(chooses);
        };
        const expectJudged = (judged: Judged | null, side: Side, period: "before" | "since") => {
          for (const label of OUTCOME_LABELS) {
            const found = leadsOf({ kind: "mqls", side, period, labels: [label] });
            expect(found.length).toBe(judged?.byLabel[label]);
            told += found.length;
          }
          expect(leadsOf({ kind: "sqls", side, period }).length).toBe(judged?.recall.n);
          const { minute } = crossingsBy(reading, side);
          const days = leadsOf({ kind: "timed", side, period }).map((lead) => {
            const handedOff = columns.outcomes[lead * OUTCOMES + OUTCOME.mql] ?? 0;
            return (handedOff - minute(lead)) / MINUTES_PER_DAY;
          });
          const middle = median(days);
          if (middle === null) expect(judged?.daysEarlier).toBeNull();
          else expect(judged?.daysEarlier).toBeCloseTo(middle, 9);
        };
        expectJudged(answer.draft.before, "draft", "before");
        expectJudged(answer.draft.holdOut, "draft", "since");
        expectJudged(answer.active?.before ?? null, "active", "before");
        expectJudged(answer.active?.holdOut ?? null, "active", "since");
        weekStarts.forEach((from, week) => {
          expect(leadsOf({ kind: "week", side: "draft", from }).length).toBe(
            answer.draft.weeks[week],
          );
        });
        answer.distribution.bins.forEach((counts, bar) => {
          for (const label of OUTCOME_LABELS) {
            expect(leadsOf({ kind: "bar", bar, labels: [label] }).length).toBe(counts[label]);
          }
        });
        for (const [rule, { leads }] of Object.entries(answer.rules)) {
          const figure = { kind: "rule", rule, labels: OUTCOME_LABELS } as const;
          expect(leadsOf({ ...figure, meets: true }).length).toBe(leads);
          expect(leadsOf({ ...figure, meets: false }).length).toBe(leadCount(columns) - leads);
        }
        expect(leadsOf({ kind: "gained" }).length).toBe(answer.gained?.count);
        expect(leadsOf({ kind: "lost" }).length).toBe(answer.lost?.count);
      },
    ),
    { numRuns: RUNS },
  );
  expect(told).toBeGreaterThan(RUNS / 4);
}, 3_600_000);
