import { describe, expect, it } from "vitest";
import { uuid } from "@/tests/support/replay-arbitraries";
import { OUTCOME_LABELS } from "../handoffs";
import { buildColumns } from "./build";
import { type Crossings, noCrossings, PATH } from "./crossings";
import { groupLeads } from "./grouping";
import { judge, sentBy } from "./judge";
import { labelLeads } from "./labels";

const DAY = 1440;

describe("judge", () => {
  it("counts what a few leads came to", () => {
    const rounds = [
      { mqlAt: 2 * DAY, sal: 3 * DAY, sql: 9 * DAY },
      { mqlAt: 2 * DAY, sal: 3 * DAY, sql: null },
      { mqlAt: 2 * DAY, sal: null, sql: null },
      { mqlAt: 4 * DAY, sal: 5 * DAY, sql: 6 * DAY },
      null,
    ];
    const columns = buildColumns(
      rounds.map((round, i) => ({
        id: uuid(i),
        history: { createdMinute: i * DAY, observations: [], activities: [] },
        rounds: round
          ? [
              {
                mqlAt: round.mqlAt * 60_000,
                salAt: round.sal === null ? null : round.sal * 60_000,
                sqlAt: round.sql === null ? null : round.sql * 60_000,
                exitAt: null,
              },
            ]
          : [],
      })),
    );
    const sent = (minutes: readonly (number | null)[]): Crossings => {
      const crossings = noCrossings(minutes.length);
      minutes.forEach((minute, lead) => {
        if (minute === null) return;
        crossings.minute[lead] = minute;
        crossings.path[lead] = PATH.scored;
      });
      return crossings;
    };
    const draft = sent([DAY, 2 * DAY + 720, 2 * DAY, null, 8 * DAY]);
    const labels = labelLeads(columns, 95 * DAY);
    expect([...labels].map((label) => OUTCOME_LABELS[label])).toEqual([
      "sql",
      "notSql",
      "unlabelled",
      "sql",
      "unlabelled",
    ]);
    const grouping = groupLeads(columns, labels, {
      weekStarts: [DAY, 2 * DAY, 9 * DAY],
      holdOutFrom: 3 * DAY,
    });
    const judgement = judge(columns, grouping, sentBy(draft, grouping));
    expect(judgement.weeks).toEqual([1, 3, 0]);
    expect(judgement.all).toEqual({
      mqls: 4,
      byLabel: { sql: 1, notSql: 1, maturing: 0, unlabelled: 2 },
      precision: expect.objectContaining({ k: 1, n: 2, rate: 0.5 }),
      recall: expect.objectContaining({ k: 1, n: 2, rate: 0.5 }),
      daysEarlier: 0,
    });
    expect(judgement.holdOut).toMatchObject({
      mqls: 1,
      recall: { k: 0, n: 1 },
      daysEarlier: null,
    });
    expect(judgement.before).toMatchObject({
      mqls: 3,
      byLabel: { sql: 1, notSql: 1, maturing: 0, unlabelled: 1 },
      recall: { k: 1, n: 1 },
      daysEarlier: 0,
    });
  });
});
