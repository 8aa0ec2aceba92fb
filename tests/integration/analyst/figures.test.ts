import { beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { atThreshold } from "@/components/criteria/studio/at-threshold";
import { store } from "@/db/client";
import { activeCriteria } from "@/lib/criteria/store";
import { periodOf } from "@/lib/engine/calendar";
import type { Criteria } from "@/lib/engine/criteria";
import type { Judged } from "@/lib/engine/evidence";
import { OUTCOME_LABELS, type OutcomeLabel } from "@/lib/engine/handoffs";
import type { Actor } from "@/lib/operations/actor";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { listReplayLeads, replayDraft } from "@/lib/replays/queries";
import type {
  LeadsBehind,
  ReplayAnswer,
  ReplayFigure,
  replayLeadsInput,
} from "@/lib/replays/schema";
import { readWorkspace } from "@/lib/settings/store";
import { takeSample, SAMPLE_UNTIL as UNTIL } from "@/tests/support/kept-sample";

const MARKETER: Actor = { kind: "user", id: "m", name: "M", role: "marketer", sessionId: "s" };
const HELD_OUT_DAYS = 150;
const DAY_MS = 86_400_000;

let draft: Criteria;
let holdOutFrom: string;
let answer: ReplayAnswer;

beforeAll(async () => {
  await takeSample();
  const { read } = await store();
  const active = (await activeCriteria(read))?.body;
  if (!active) throw new Error("The sample has criteria in force");
  // Other leads than those of the version in force, gained and lost.
  const [rule, ...others] = active.engagement;
  if (!rule) throw new Error("The sample has engagement rules");
  draft = {
    ...active,
    thresholds: { fit: active.thresholds.fit - 5, engagement: active.thresholds.engagement + 6 },
    engagement: [{ ...rule, points: rule.points + 4 }, ...others],
  };
  const { timeZone } = await readWorkspace(read);
  holdOutFrom = periodOf(UNTIL - HELD_OUT_DAYS * DAY_MS, "day", timeZone).key;
  answer = unwrap(await ask(replayDraft, MARKETER, { body: draft, holdOutFrom }, UNTIL));
}, 120_000);

type Page = Partial<Pick<z.input<typeof replayLeadsInput>, "after" | "limit">>;

async function open(figure: ReplayFigure, page: Page = {}): Promise<LeadsBehind> {
  const question = { body: draft, holdOutFrom, figure, ...page };
  return unwrap(await ask(listReplayLeads, MARKETER, question, UNTIL));
}

/** All figures that are told of one judgement, each with what opens it. */
function figuresOf(
  { mqls, byLabel, precision, recall }: Judged,
  side: "draft" | "active",
  period: "all" | "before" | "since",
): [number, ReplayFigure][] {
  const of = (...labels: OutcomeLabel[]): ReplayFigure => ({ kind: "mqls", side, period, labels });
  return [
    [mqls, of(...OUTCOME_LABELS)],
    ...OUTCOME_LABELS.map((label): [number, ReplayFigure] => [byLabel[label], of(label)]),
    [precision.k, of("sql")],
    [precision.n, of("sql", "notSql")],
    [recall.k, of("sql")],
    [recall.n, { kind: "sqls", side, period }],
  ];
}

async function expectTotals(figures: [number, ReplayFigure][]): Promise<void> {
  for (const [count, figure] of figures) {
    const { total } = await open(figure, { limit: 1 });
    expect({ figure, total }).toEqual({ figure, total: count });
  }
}

describe("the leads behind a figure of a replay are as many as it says", () => {
  test("of either side, in all, before the hold-out and in it", async () => {
    const { active, holdOut } = answer;
    if (!active || !holdOut?.active || !holdOut.before.active) throw new Error("Half an answer");
    expect(holdOut.draft.mqls).toBeGreaterThan(0);
    await expectTotals([
      ...figuresOf(answer.draft, "draft", "all"),
      ...figuresOf(active, "active", "all"),
      ...figuresOf(holdOut.draft, "draft", "since"),
      ...figuresOf(holdOut.active, "active", "since"),
      ...figuresOf(holdOut.before.draft, "draft", "before"),
      ...figuresOf(holdOut.before.active, "active", "before"),
    ]);
  });

  test("of every week, of either side", async () => {
    expect(answer.weeks.some(({ draft: mqls }) => mqls > 0)).toBe(true);
    await expectTotals(
      answer.weeks.flatMap(({ from, ...week }): [number, ReplayFigure][] => [
        [week.draft, { kind: "week", side: "draft", from }],
        [week.active ?? 0, { kind: "week", side: "active", from }],
      ]),
    );
  });

  test("of every bar of the distribution, by outcome", async () => {
    const { bins } = answer.distribution;
    await expectTotals(
      bins.flatMap((counts, bar) =>
        OUTCOME_LABELS.map((label): [number, ReplayFigure] => [
          counts[label],
          { kind: "bar", bar, labels: [label] },
        ]),
      ),
    );
    expect(bins.reduce((sum, { sql }) => sum + sql, 0)).toBeGreaterThan(0);
  });

  test("of every rule, and of those that do not meet it", async () => {
    const rules = Object.entries(answer.rules);
    expect(rules.length).toBeGreaterThan(5);
    const known = ["sql", "notSql"] as const satisfies OutcomeLabel[];
    await expectTotals(
      rules.flatMap(([rule, evidence]): [number, ReplayFigure][] => {
        const of = (meets: boolean, labels: readonly OutcomeLabel[]): ReplayFigure => ({
          kind: "rule",
          rule,
          meets,
          labels: [...labels],
        });
        return [
          [evidence.leads, of(true, OUTCOME_LABELS)],
          [evidence.with.k, of(true, ["sql"])],
          [evidence.with.n, of(true, known)],
          [evidence.without.k, of(false, ["sql"])],
          [evidence.without.n, of(false, known)],
        ];
      }),
    );
  });

  test("of gained, lost and today", async () => {
    const { gained, lost, today } = answer;
    expect(Math.min(gained.count, lost.count)).toBeGreaterThan(0);
    await expectTotals([
      [gained.count, { kind: "gained" }],
      [lost.count, { kind: "lost" }],
      [today.draft, { kind: "today", side: "draft" }],
      [today.active ?? 0, { kind: "today", side: "active" }],
    ]);
  });

  test("of every other threshold, asked as a draft of its own", async () => {
    for (const { threshold, mqls } of answer.curve.filter(({ threshold: at }) => at % 9 === 0)) {
      const body = { ...draft, thresholds: { ...draft.thresholds, engagement: threshold } };
      const figure = { kind: "mqls" as const, side: "draft" as const, period: "all" as const };
      const question = { body, figure: { ...figure, labels: [...OUTCOME_LABELS] } };
      const { total } = unwrap(await ask(listReplayLeads, MARKETER, question, UNTIL));
      expect({ threshold, total }).toEqual({ threshold, total: mqls });
    }
  });
});

test("the table of thresholds says of each what is answered when it is asked", async () => {
  const asked = { holdOutFrom, named: 0 };
  const whole = await ask(
    replayDraft,
    MARKETER,
    { ...asked, body: draft, thresholds: true },
    UNTIL,
  );
  const { tookMs: _, thresholds: table, ...known } = unwrap(whole);
  expect(table?.days.length).toBe(draft.caps.engagement + 1);
  for (let engagement = 0; engagement <= draft.caps.engagement; engagement += 7) {
    const body = { ...draft, thresholds: { ...draft.thresholds, engagement } };
    const { tookMs, ...alone } = unwrap(
      await ask(replayDraft, MARKETER, { ...asked, body }, UNTIL),
    );
    expect(atThreshold({ ...known, tookMs, thresholds: table }, engagement)).toEqual({
      ...alone,
      tookMs,
      thresholds: table,
    });
  }
  expect(answer.thresholds, "it is not told unless it is asked for").toBeNull();
});

describe("a list of leads", () => {
  test("begins with those that the answer names, at the same minutes", async () => {
    const { leads } = await open({ kind: "gained" }, { limit: answer.gained.leads.length });
    expect(leads).toEqual(answer.gained.leads);
    const lost = await open({ kind: "lost" }, { limit: answer.lost.leads.length });
    expect(lost.leads).toEqual(answer.lost.leads);
  });

  test("goes on page by page until every lead was there once", async () => {
    const figure: ReplayFigure = { kind: "sqls", side: "draft", period: "all" };
    const whole = await open(figure, { limit: 200 });
    expect(whole.next).toBeNull();
    const paged: LeadsBehind["leads"] = [];
    let after: LeadsBehind["next"] = null;
    do {
      const page: LeadsBehind = await open(figure, { after, limit: 7 });
      expect(page.total).toBe(whole.total);
      paged.push(...page.leads);
      after = page.next;
    } while (after);
    expect(paged).toEqual(whole.leads);
    expect(new Set(paged.map(({ id }) => id)).size).toBe(whole.total);
    expect(paged.some(({ mqlAt }) => mqlAt === null)).toBe(true);
  });

  test("is empty for a week or a rule that the answer does not have", async () => {
    const nothing = { total: 0, leads: [], next: null };
    expect(await open({ kind: "week", side: "draft", from: 0 })).toEqual(nothing);
    const labels: OutcomeLabel[] = ["sql"];
    expect(await open({ kind: "rule", rule: "gone", meets: true, labels })).toEqual(nothing);
    expect(await open({ kind: "bar", bar: 5000, labels })).toEqual(nothing);
  });
});
