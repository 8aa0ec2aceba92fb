import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { criteriaArbitrary, HORIZON_MINUTES } from "@/tests/support/criteria-arbitraries";
import { leadsArbitrary, uuid } from "@/tests/support/replay-arbitraries";
import { minuteOf } from "../activities";
import { compileCriteria } from "../compile";
import type { Criteria } from "../criteria";
import { OUTCOME_LABELS, outcomeLabel } from "../handoffs";
import { firstMql } from "../qualify";
import { median, wilson } from "../statistics";
import { buildColumns } from "./build";
import { type LeadRecord, leadId } from "./columns";
import { type Crossings, noCrossings, PATH } from "./crossings";
import { withoutHindsight } from "./hindsight";
import { judge } from "./judge";
import { labelLeads } from "./labels";
import { replay } from "./replay";

const DAY = 1440;
const UNTIL = HORIZON_MINUTES + DAY;
const NOW = 100 * DAY;

function none() {
  return { sql: 0, notSql: 0, maturing: 0, unlabelled: 0 };
}

/** The definition read aloud over objects. */
function naive(
  leads: readonly LeadRecord[],
  draft: Criteria,
  active: Criteria,
  weekStarts: number[],
  holdOutFrom: number,
) {
  const mqlOf = ({ history, rounds: [first] }: LeadRecord, criteria: Criteria) => {
    const counted = withoutHindsight(
      history,
      first ? minuteOf(first.mqlAt) : Number.POSITIVE_INFINITY,
    );
    const span = { from: history.createdMinute, until: UNTIL };
    return firstMql(counted, compileCriteria(criteria), span)?.minute ?? null;
  };
  const rows = leads.map((lead) => {
    const [round] = lead.rounds;
    return {
      id: lead.id,
      created: lead.history.createdMinute,
      mql: mqlOf(lead, draft),
      active: mqlOf(lead, active),
      label: round ? outcomeLabel(round, 90, NOW * 60_000) : ("unlabelled" as const),
      real: round ? round.mqlAt / 60_000 : null,
    };
  });
  const tally = (some: typeof rows) => {
    const counts = none();
    for (const { label } of some) counts[label] += 1;
    return counts;
  };
  const verdict = (some: typeof rows) => {
    const sent = some.filter(({ mql }) => mql !== null);
    const labels = tally(sent);
    const days = sent.flatMap(({ mql, real }) =>
      mql === null || real === null ? [] : [(mql - real) / DAY],
    );
    return {
      leads: some.length,
      mqls: sent.length,
      labels,
      precision: wilson(labels.sql, labels.sql + labels.notSql),
      recall: wilson(labels.sql, tally(some).sql),
      handedOff: days.length,
      daysLater: median(days),
      weighed: null,
    };
  };
  const isHeldOut = ({ mql, created }: (typeof rows)[number]) => (mql ?? created) >= holdOutFrom;
  const change = (some: typeof rows) => ({
    count: some.length,
    labels: tally(some),
    leads: some.map(({ id }) => id).sort(),
  });
  return {
    weeks: weekStarts.map(
      (start, i) =>
        rows.filter(
          ({ mql }) =>
            mql !== null && mql >= start && mql < (weekStarts[i + 1] ?? Number.POSITIVE_INFINITY),
        ).length,
    ),
    all: verdict(rows),
    train: verdict(rows.filter((row) => !isHeldOut(row))),
    holdOut: verdict(rows.filter(isHeldOut)),
    gained: change(rows.filter((row) => row.mql !== null && row.active === null)),
    lost: change(rows.filter((row) => row.mql === null && row.active !== null)),
  };
}

describe("judge", () => {
  it("is what its definition gives", () => {
    let known = 0;
    fc.assert(
      fc.property(
        leadsArbitrary,
        criteriaArbitrary,
        criteriaArbitrary,
        fc.integer({ min: 0, max: HORIZON_MINUTES }),
        (leads, draft, active, holdOutFrom) => {
          const weekStarts = [60, 600, 1500];
          const columns = buildColumns(leads);
          const crossingsOf = (criteria: Criteria) =>
            replay(columns, compileCriteria(criteria), { until: UNTIL });
          const judgement = judge(columns, crossingsOf(draft), labelLeads(columns, NOW), {
            weekStarts,
            holdOutFrom,
            active: crossingsOf(active),
          });
          const named = (change: typeof judgement.gained) =>
            change && { ...change, leads: [...change.leads].map((lead) => leadId(columns, lead)) };
          const expected = naive(leads, draft, active, weekStarts, holdOutFrom);
          expect({
            ...judgement,
            weeks: [...judgement.weeks],
            gained: named(judgement.gained),
            lost: named(judgement.lost),
          }).toEqual({
            ...expected,
            all: { ...expected.all, daysLater: closeTo(expected.all.daysLater) },
            train: { ...expected.train, daysLater: closeTo(expected.train.daysLater) },
            holdOut: { ...expected.holdOut, daysLater: closeTo(expected.holdOut.daysLater) },
          });
          known += judgement.all.precision.n;
        },
      ),
      { numRuns: 400 },
    );
    expect(known).toBeGreaterThan(80);
  }, 30_000);

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
    const active = sent([DAY, null, null, 5 * DAY, 8 * DAY]);
    const labels = labelLeads(columns, 95 * DAY);
    expect([...labels].map((label) => OUTCOME_LABELS[label])).toEqual([
      "sql",
      "notSql",
      "unlabelled",
      "sql",
      "unlabelled",
    ]);
    const judgement = judge(columns, draft, labels, {
      weekStarts: [DAY, 2 * DAY, 9 * DAY],
      holdOutFrom: 3 * DAY,
      active,
      named: 1,
    });
    expect([...judgement.weeks]).toEqual([1, 3, 0]);
    expect(judgement.all).toMatchObject({
      leads: 5,
      mqls: 4,
      labels: { ...none(), sql: 1, notSql: 1, unlabelled: 2 },
      precision: { k: 1, n: 2, rate: 0.5 },
      recall: { k: 1, n: 2, rate: 0.5 },
      handedOff: 3,
      daysLater: 0,
    });
    expect(judgement.train?.leads).toBe(3);
    expect(judgement.holdOut).toMatchObject({ leads: 2, mqls: 1, recall: { k: 0, n: 1 } });
    expect(judgement.gained).toMatchObject({ count: 2, labels: { notSql: 1, unlabelled: 1 } });
    expect([...(judgement.gained?.leads ?? [])]).toEqual([1]);
    expect([...(judgement.lost?.leads ?? [])]).toEqual([3]);
  });
});

/** Days are minutes divided at another moment here and there. */
function closeTo(days: number | null) {
  return days === null ? null : expect.closeTo(days, 9);
}
