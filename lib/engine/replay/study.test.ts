import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { criteriaArbitrary, HORIZON_MINUTES } from "@/tests/support/criteria-arbitraries";
import { editArbitrary, leadsArbitrary } from "@/tests/support/replay-arbitraries";
import { minuteOf } from "../activities";
import { compileCriteria } from "../compile";
import type { Criteria } from "../criteria";
import { isGradual } from "../decay";
import { withDial } from "../dial";
import { type OutcomeLabel, outcomeLabel, reachedAt } from "../handoffs";
import type { LeadHistory } from "../history";
import { firstMql } from "../qualify";
import { scoreAt } from "../score";
import { median, wilson } from "../statistics";
import { buildColumns } from "./build";
import { madeAt } from "./by-threshold";
import { type LeadRecord, leadId } from "./columns";
import { PATH } from "./crossings";
import { withoutHindsight } from "./hindsight";
import { changedBy, judgementOf as judgementBy, sumOf } from "./judgement";
import { Study, type StudyQuestion } from "./study";

const DAY = 1440;
const UNTIL = 100 * DAY;
const WINDOW_DAYS = 90;
const NAMED = 3;

interface Known {
  id: string;
  created: number;
  history: LeadHistory;
  label: OutcomeLabel;
  handedOff: number | null;
}

function knownOf(leads: readonly LeadRecord[]): Known[] {
  return [...leads]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, history, rounds }) => {
      const [first] = rounds;
      const handedOff = first ? minuteOf(first.mqlAt) : null;
      return {
        id,
        created: history.createdMinute,
        history: withoutHindsight(history, handedOff ?? Number.POSITIVE_INFINITY),
        label: first
          ? outcomeLabel(
              { ...first, sqlAt: reachedAt(rounds, 0, "sqlAt") },
              WINDOW_DAYS,
              UNTIL * 60_000,
            )
          : "unlabelled",
        handedOff,
      };
    });
}

function mqlOf({ history, created }: Known, criteria: Criteria) {
  return firstMql(history, compileCriteria(criteria), { from: created, until: UNTIL });
}

function tally(leads: readonly Known[]) {
  const counts = { sql: 0, notSql: 0, maturing: 0, unlabelled: 0 };
  for (const { label } of leads) counts[label] += 1;
  return counts;
}

function judgedOf(leads: readonly Known[], minutes: ReadonlyMap<Known, number>) {
  const sent = leads.filter((lead) => minutes.has(lead));
  const labels = tally(sent);
  const days = sent.flatMap((lead) =>
    lead.handedOff === null ? [] : [(lead.handedOff - (minutes.get(lead) ?? 0)) / DAY],
  );
  const middle = median(days);
  return {
    mqls: sent.length,
    byLabel: labels,
    precision: wilson(labels.sql, labels.sql + labels.notSql),
    recall: wilson(labels.sql, tally(leads).sql),
    // Days are minutes divided at another moment here and there.
    daysEarlier: middle === null ? null : expect.closeTo(middle, 9),
  };
}

function judgementOf(
  leads: readonly Known[],
  criteria: Criteria,
  { weekStarts, holdOutFrom }: StudyQuestion,
) {
  const minutes = new Map<Known, number>();
  for (const lead of leads) {
    const mql = mqlOf(lead, criteria);
    if (mql) minutes.set(lead, mql.minute);
  }
  const from = holdOutFrom ?? 0;
  const isHeldOut = (lead: Known) => (lead.handedOff ?? lead.created) >= from;
  const part = (heldOut: boolean) =>
    holdOutFrom === null
      ? null
      : judgedOf(
          leads.filter((lead) => isHeldOut(lead) === heldOut),
          minutes,
        );
  return {
    weeks: weekStarts.map((start, i) => {
      const end = weekStarts[i + 1] ?? Number.POSITIVE_INFINITY;
      return [...minutes.values()].filter((minute) => minute >= start && minute < end).length;
    }),
    all: judgedOf(leads, minutes),
    holdOut: part(true),
    before: part(false),
  };
}

/** Every minute at which anything can begin or end, for windows and decays of one or two days. */
function minutesOf({ activities, observations }: LeadHistory, from: number): number[] {
  const all = [from];
  for (const { minute } of observations) all.push(minute);
  for (const { minute } of activities) all.push(minute, minute + DAY, minute + 2 * DAY);
  return [...new Set(all)].filter((minute) => minute >= from && minute <= UNTIL);
}

/** The engagement at its best while gates are open and the fit meets its threshold. */
function bestOf({ history, created }: Known, criteria: Criteria): number | null {
  const compiled = compileCriteria(criteria);
  const { thresholds, caps } = compiled;
  if (thresholds.fit > caps.fit) return null;
  const scores = minutesOf(history, created)
    .map((minute) => scoreAt(history, compiled, minute))
    .filter(({ gatesOpen, fit }) => gatesOpen && fit >= thresholds.fit)
    .map(({ engagement }) => engagement);
  return scores.length === 0 ? null : Math.max(...scores);
}

function distributionOf(leads: readonly Known[], criteria: Criteria) {
  const cap = criteria.caps.engagement;
  const width = Math.max(1, Math.ceil((cap + 1) / 25));
  const bins = Array.from({ length: Math.floor(cap / width) + 1 }, () => tally([]));
  for (const lead of leads) {
    const best = bestOf(lead, criteria);
    const bin = bins[Math.max(0, Math.floor((best ?? 0) / 1000 / width))];
    if (best !== null && bin) bin[lead.label] += 1;
  }
  return { width, bins };
}

/** Some thresholds of the curve; every one would take as many replays. */
function isLookedAt({ threshold }: { threshold: number }, cap: number): boolean {
  return threshold % 8 === 0 || threshold === cap;
}

/** The weeks that are over by the end, from the first in which threshold 0 has sent anybody. */
function recentOf(leads: readonly Known[], criteria: Criteria, weekStarts: readonly number[]) {
  const thresholds = { ...criteria.thresholds, engagement: 0 };
  const sent = leads.map((lead) => mqlOf(lead, { ...criteria, thresholds })?.minute ?? Infinity);
  const weeks = weekStarts.slice(1).map((to, i) => ({ from: weekStarts[i] ?? 0, to }));
  return weeks
    .filter(({ to }) => to <= UNTIL + 1)
    .slice(-13)
    .filter(({ to }) => Math.min(...sent) < to);
}

function curveOf(leads: readonly Known[], criteria: Criteria, weekStarts: readonly number[]) {
  const weeks = recentOf(leads, criteria, weekStarts);
  const cap = criteria.caps.engagement;
  return Array.from({ length: cap + 1 }, (_, threshold) => ({ threshold }))
    .filter((rung) => isLookedAt(rung, cap))
    .map(({ threshold }) => {
      const thresholds = { ...criteria.thresholds, engagement: threshold };
      const sent = leads.filter((lead) => mqlOf(lead, { ...criteria, thresholds }) !== null);
      const { sql, notSql } = tally(sent);
      const recent = sent.filter((lead) => {
        const { minute } = mqlOf(lead, { ...criteria, thresholds }) ?? { minute: -1 };
        return weeks.some(({ from, to }) => from <= minute && minute < to);
      }).length;
      return { threshold, mqls: sent.length, sql, notSql, recent };
    });
}

function rulesOf(leads: readonly Known[], criteria: Criteria) {
  const compiled = compileCriteria(criteria);
  const met = new Map<string, Known[]>(
    [...compiled.fit, ...compiled.engagement].map(({ id }) => [id, []]),
  );
  for (const lead of leads) {
    const { contributions } = scoreAt(lead.history, compiled, lead.handedOff ?? UNTIL);
    for (const { ruleId } of contributions) met.get(ruleId)?.push(lead);
  }
  const rate = (some: readonly Known[]) => {
    const { sql, notSql } = tally(some);
    return wilson(sql, sql + notSql);
  };
  return Object.fromEntries(
    [...met].map(([id, some]) => {
      const others = leads.filter((lead) => !some.includes(lead));
      return [id, { leads: some.length, with: rate(some), without: rate(others) }];
    }),
  );
}

function differenceOf(leads: readonly Known[], these: Criteria, those: Criteria) {
  const changed = leads.filter((lead) => mqlOf(lead, these) && !mqlOf(lead, those));
  return {
    count: changed.length,
    byLabel: tally(changed),
    latest: changed
      .map((lead) => ({ id: lead.id, label: lead.label, ...mqlOf(lead, these) }))
      .reverse()
      .sort((a, b) => (b.minute ?? 0) - (a.minute ?? 0))
      .slice(0, NAMED)
      .map(({ id, label, minute, path }) => ({ id, label, minute, path })),
  };
}

/** The definition read aloud over objects. */
function naive(leads: readonly Known[], question: StudyQuestion) {
  const { draft, active } = question;
  return {
    draft: judgementOf(leads, draft, question),
    active: active && judgementOf(leads, active, question),
    gained: active && differenceOf(leads, draft, active),
    lost: active && differenceOf(leads, active, draft),
    curve: curveOf(leads, draft, question.weekStarts),
    recentWeeks: recentOf(leads, draft, question.weekStarts).length,
    distribution: distributionOf(leads, draft),
    rules: rulesOf(leads, draft),
  };
}

/** More than are looked at for the present pace, the last one beyond the end. */
const TWENTY = Array.from({ length: 20 }, (_, i) => UNTIL - (18 - i) * (DAY / 2));

/** The next question asks about a draft that was edited, or about the same one otherwise. */
const stepArbitrary = fc.record({
  edit: editArbitrary,
  holdOutFrom: fc.option(fc.integer({ min: -10, max: HORIZON_MINUTES }), { nil: null, freq: 4 }),
  hasActive: fc.boolean(),
  weekStarts: fc.constantFrom([60, 600, 1500], [0, DAY], [], TWENTY),
});

/** `FC_RUNS` sets how many sequences of edits are tried. */
const RUNS = Number(process.env.FC_RUNS ?? 200);

describe("Study", () => {
  it("answers after any edits as the scalar engine does", () => {
    let known = 0;
    let changed = 0;
    fc.assert(
      fc.property(
        leadsArbitrary,
        criteriaArbitrary,
        criteriaArbitrary,
        fc.array(stepArbitrary, { minLength: 1, maxLength: 6 }),
        (leads, first, other, steps) => {
          const columns = buildColumns(leads);
          const study = new Study(columns, UNTIL);
          const all = knownOf(leads);
          let draft = first;
          for (const { edit, hasActive, ...rest } of steps) {
            const active = hasActive ? other : null;
            const question = { ...rest, draft, active, windowDays: WINDOW_DAYS, named: NAMED };
            const { gained, lost, curve, ...found } = study.answer(question);
            const cap = draft.caps.engagement;
            expect(curve.length).toBe(cap + 1);
            const named = (difference: typeof gained) =>
              difference && {
                ...difference,
                latest: difference.latest.map(({ lead, label, minute, path }) => ({
                  id: leadId(columns, lead),
                  label,
                  minute,
                  path: path === PATH.scored ? "scored" : "fastTrack",
                })),
              };
            expect({
              ...found,
              gained: named(gained),
              lost: named(lost),
              curve: curve.filter((rung) => isLookedAt(rung, cap)),
            }).toEqual(naive(all, question));
            known += found.draft.all.precision.n;
            changed += (gained?.count ?? 0) + (lost?.count ?? 0);
            draft = edit(draft, other);
          }
        },
      ),
      { numRuns: RUNS },
    );
    expect(known).toBeGreaterThan(RUNS / 4);
    expect(changed).toBeGreaterThan(RUNS / 4);
  }, 3_600_000);

  it("tells of every threshold at once what it answers of each", () => {
    let made = 0;
    fc.assert(
      fc.property(
        leadsArbitrary,
        criteriaArbitrary,
        criteriaArbitrary,
        stepArbitrary,
        (leads, draft, other, { hasActive, edit: _, ...rest }) => {
          const study = new Study(buildColumns(leads), UNTIL);
          const active = hasActive ? other : null;
          const asked = { ...rest, active, windowDays: WINDOW_DAYS, named: 0 };
          const table = study.byThreshold({ ...asked, draft });
          const cap = draft.caps.engagement;
          if (!table) throw new Error("The table is there");
          expect(madeAt(table, cap + 1)).toBeNull();
          for (let engagement = 0; engagement <= cap; engagement++) {
            const thresholds = { ...draft.thresholds, engagement };
            const alone = study.answer({ ...asked, draft: { ...draft, thresholds } });
            const found = madeAt(table, engagement);
            if (!found) throw new Error("The threshold is in the table");
            const { sizes } = table;
            expect(judgementBy(found, sizes, rest.holdOutFrom !== null)).toEqual(alone.draft);
            if (!active) continue;
            const { gained, lost } = changedBy(found, sizes);
            expect([gained, sumOf(gained)]).toEqual([alone.gained?.byLabel, alone.gained?.count]);
            expect([lost, sumOf(lost)]).toEqual([alone.lost?.byLabel, alone.lost?.count]);
            made += alone.draft.all.mqls;
          }
        },
      ),
      { numRuns: Math.ceil(RUNS / 4) },
    );
    expect(made).toBeGreaterThan(0);
  }, 3_600_000);

  it("answers numbers of points of a rule together as it does each alone, got ready or not", () => {
    let made = 0;
    let differing = 0;
    fc.assert(
      fc.property(
        leadsArbitrary,
        criteriaArbitrary,
        criteriaArbitrary,
        fc.array(
          fc.record({
            step: stepArbitrary,
            rule: fc.nat(6),
            threshold: fc.nat(40),
            prepared: fc.nat(14),
          }),
          { minLength: 1, maxLength: 3 },
        ),
        fc.uniqueArray(fc.integer({ min: -20, max: 50 }), { minLength: 1, maxLength: 12 }),
        (leads, first, other, steps, numbers) => {
          const columns = buildColumns(leads);
          const study = new Study(columns, UNTIL);
          const all = knownOf(leads);
          let draft = first;
          for (const { step, rule: place, threshold, prepared } of steps) {
            const { edit, hasActive, ...rest } = step;
            draft = { ...draft, thresholds: { fit: 0, engagement: threshold } };
            const rules = [...draft.engagement, ...draft.engagement, ...draft.fit];
            const rule = rules[place % rules.length];
            if (rule) {
              const fades = "decay" in rule && isGradual(rule.decay);
              const points = numbers.filter((each) => each >= 0 || !fades);
              const active = hasActive ? other : null;
              const question = { ...rest, draft, active, windowDays: WINDOW_DAYS };
              const [least, most] = [Math.min(...points), Math.max(...points)];
              // Some rules are got ready before, and one may be broken off.
              for (let i = 0; i < prepared; i++) study.prepare(question);
              const together = points.map((each) =>
                study.answerWith(question, { rule: rule.id, points: each, least, most }),
              );
              const alone = points.map((each) => {
                const turned = withDial(draft, { kind: "points", rule: rule.id }, each);
                return new Study(columns, UNTIL).answer({ ...question, draft: turned, named: 0 });
              });
              expect(together).toEqual(alone);
              const [each] = points;
              const [answer] = together;
              if (each !== undefined && answer) {
                const turned = withDial(draft, { kind: "points", rule: rule.id }, each);
                expect(answer.draft).toEqual(judgementOf(all, turned, question));
              }
              made += alone.reduce((sum, { draft: { all: judged } }) => sum + judged.mqls, 0);
              if (new Set(alone.map((one) => JSON.stringify(one.draft))).size > 1) differing += 1;
            }
            draft = edit(draft, other);
          }
        },
      ),
      { numRuns: Math.ceil(RUNS / 2) },
    );
    expect(made).toBeGreaterThan(0);
    expect(differing).toBeGreaterThan(0);
  }, 3_600_000);
});
