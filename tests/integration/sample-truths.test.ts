import { and, eq, gt, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { store } from "@/db/client";
import { dialect } from "@/db/dialect";
import {
  activities,
  costs,
  criteriaVersions,
  disputes,
  handoffs,
  leads,
  opportunities,
  stageMoves,
  users,
} from "@/db/schema";
import { countOf } from "@/db/sql";
import { readAllRecords } from "@/lib/analyst/records";
import { activeCriteria } from "@/lib/criteria/store";
import { minuteOf } from "@/lib/engine/activities";
import { compileCriteria } from "@/lib/engine/compile";
import { buildColumns } from "@/lib/engine/replay/build";
import type { LeadRecord } from "@/lib/engine/replay/columns";
import { LABEL, labelLeads } from "@/lib/engine/replay/labels";
import { totalsAt } from "@/lib/engine/score";
import { wilson } from "@/lib/engine/statistics";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { runReport } from "@/lib/reports/queries";
import { reportParams } from "@/lib/reports/schema/params";
import { makeSample } from "@/lib/sample/make";
import { scoreOptions } from "@/lib/scoring/steps/judge";
import { readHistories } from "@/lib/scoring/store";
import { readWorkspace } from "@/lib/settings/store";
import { expectSameTallies } from "./reports/same-tallies";

const UNTIL = Date.UTC(2026, 10, 20, 16, 0);
/** Large enough for the planted truths to show. */
const LARGE = { seed: 1, leads: 1400, months: 6, until: UNTIL };

const read = async () => (await store()).read;
const manager = { kind: "user", id: "m", name: "M", role: "manager", sessionId: "s" } as const;

// Chance is the same on both engines; what the commands do there is tested by sample.test.ts.
describe.skipIf(dialect === "pg")("a larger sample", () => {
  beforeAll(() => makeSample(LARGE), 240_000);

  test("is counted in columns as in SQL", async () => {
    const { timeZone, currency } = await readWorkspace(await read());
    const period = { from: UNTIL - 200 * 86_400_000, to: UNTIL };
    const scope = reportParams.parse({});
    for (const by of ["source", "owner", "version"] as const) {
      const asked = {
        period,
        grain: "month" as const,
        timeZone,
        scope,
        by,
        now: UNTIL,
        currency,
      };
      await expectSameTallies(asked);
    }
  });

  test("has the same SQLs in the studio as in the reports", async () => {
    const records: LeadRecord[] = [];
    for await (const page of readAllRecords(await read())) records.push(...page);
    const labels = labelLeads(buildColumns(records), minuteOf(UNTIL), 90);
    const [from, to] = ["2026-01-01", "2026-11-21"];
    const input = { name: "criteria", params: { from, to, windowDays: 90 } } as const;
    const { tables } = unwrap(await ask(runReport, manager, input, UNTIL));
    const total = tables[0]?.rows.find(({ isTotal }) => isTotal);
    const later = and(gt(handoffs.round, 1), isNotNull(handoffs.sqlAt));
    expect(await (await read()).$count(handoffs, later)).toBeGreaterThan(0);
    expect(total?.cells.sqls?.value).toBe(labels.filter((label) => label === LABEL.sql).length);
  });

  test("has people of all roles, without passwords", async () => {
    const people = await (await read())
      .select({ role: users.role, email: users.email, passwordHash: users.passwordHash })
      .from(users);
    expect(people).toHaveLength(9);
    expect(new Set(people.map(({ role }) => role)).size).toBe(5);
    for (const { email, passwordHash } of people) {
      expect(email).toMatch(/@example\.com$/);
      expect(passwordHash).toBeNull();
    }
  });

  test("went through three agreements, has one proposed and one draft", async () => {
    const versions = await (await read())
      .select({
        number: criteriaVersions.number,
        state: criteriaVersions.state,
        activatedAt: criteriaVersions.activatedAt,
      })
      .from(criteriaVersions)
      .orderBy(criteriaVersions.number);
    const states = ["retired", "retired", "active", "proposed", "draft"];
    expect(versions.map(({ state }) => state)).toEqual(states);
    const db = await read();
    for (const { activatedAt } of versions) expect(activatedAt ?? 0).toBeLessThan(UNTIL);
    const used = await db
      .select({ id: handoffs.criteriaVersionId, n: countOf() })
      .from(handoffs)
      .groupBy(handoffs.criteriaVersionId);
    expect(used).toHaveLength(3);
  });

  test("hand-offs, moves, leads and opportunities agree", async () => {
    const db = await read();
    const movesTo = (to: (typeof stageMoves.$inferSelect)["to"]) =>
      db.$count(stageMoves, and(eq(stageMoves.to, to), isNull(stageMoves.undoes)));
    expect(await db.$count(handoffs)).toBe(await movesTo("mql"));
    expect(await db.$count(handoffs, isNotNull(handoffs.salAt))).toBe(await movesTo("sal"));
    expect(await db.$count(handoffs, isNotNull(handoffs.sqlAt))).toBe(await movesTo("sql"));
    const won = await db.$count(opportunities, eq(opportunities.state, "won"));
    expect(await movesTo("customer")).toBe(won);
    expect(await db.$count(leads, eq(leads.stage, "customer"))).toBe(won);
    expect(await db.$count(opportunities)).toBe(await movesTo("sql"));
    const firsts = await db.$count(leads, isNotNull(leads.firstMqlAt));
    expect(await db.$count(handoffs, eq(handoffs.round, 1))).toBe(firsts);
    expect(await db.$count(costs)).toBeGreaterThan(50);
  });

  test("leaves work to do: leads that wait, are worked, are held, come back soon", async () => {
    const db = await read();
    for (const stage of ["mql", "sal", "sql", "nurture"] as const) {
      expect(await db.$count(leads, eq(leads.stage, stage)), stage).toBeGreaterThan(2);
    }
    expect(await db.$count(leads, isNotNull(leads.claimedBy))).toBeGreaterThan(0);
    expect(await db.$count(disputes)).toBeGreaterThan(2);
  });

  test("stored scores are those of the engine", async () => {
    const db = await read();
    const criteria = await activeCriteria(db);
    if (!criteria) throw new Error("No criteria are in force");
    const compiled = compileCriteria(criteria.body);
    const rows = await db
      .select({
        id: leads.id,
        createdAt: leads.createdAt,
        engagementSince: leads.engagementSince,
        fit: leads.fit,
        engagement: leads.engagement,
        scoredAt: leads.scoredAt,
        rescoreAt: leads.rescoreAt,
      })
      .from(leads);
    const histories = await readHistories(db, rows, [...compiled.byType.keys()]);
    for (const row of rows) {
      const history = histories.get(row.id);
      if (!history) throw new Error("A lead has no history");
      const minute = minuteOf(row.scoredAt);
      const { fit, engagement } = totalsAt(history, compiled, minute, scoreOptions(row));
      expect({ fit: row.fit, engagement: row.engagement }, row.id).toEqual({ fit, engagement });
      expect(row.rescoreAt ?? Number.POSITIVE_INFINITY).toBeGreaterThan(UNTIL);
    }
  });

  /** SQLs among hand-offs that were old enough to be decided, by a property as of the hand-off. */
  async function sqlRate(property: ReturnType<typeof sql<number>>) {
    const settledBefore = UNTIL - 30 * 86_400_000;
    const rows = await (await read())
      .select({
        has: property.mapWith(Number),
        n: countOf(),
        k: countOf(isNotNull(handoffs.sqlAt)),
      })
      .from(handoffs)
      .innerJoin(leads, eq(leads.id, handoffs.leadId))
      .where(and(sql`${handoffs.mqlAt} < ${settledBefore}`, inArray(handoffs.path, ["scored"])))
      .groupBy(sql`1`);
    const of = (has: number) => {
      const row = rows.find((r) => r.has === has);
      if (!row) throw new Error("Nobody is in this group");
      return wilson(row.k, row.n);
    };
    return { without: of(0), having: of(1) };
  }

  const didBefore = (type: string, property: string, value: string, least: number) =>
    sql<number>`case when (select count(*) from ${activities} where ${activities.leadId} = ${handoffs.leadId}
      and ${activities.at} <= ${handoffs.mqlAt} and ${activities.type} = ${type}
      and json_extract(${activities.props}, ${`$.${property}`}) = ${value}) >= ${least} then 1 else 0 end`;

  test("who looked at pricing or works at a larger company converts more often", async () => {
    const pricing = await sqlRate(didBefore("page_view", "page", "pricing", 1));
    expect(pricing.having.low).toBeGreaterThan(pricing.without.rate ?? 1);
    const size = await sqlRate(
      sql<number>`case when cast(json_extract(${leads.attributes}, '$.employees') as integer) >= 50 then 1 else 0 end`,
    );
    expect(size.having.low).toBeGreaterThan(size.without.rate ?? 1);
  });

  test("first and last touch tell different stories of the same MQLs", async () => {
    const params = { period: "all", model: "first", versus: "last" } as const;
    const result = unwrap(await ask(runReport, manager, { name: "attribution", params }, UNTIL));
    const credited = (source: string) => {
      const row = result.tables[0]?.rows.find(({ id }) => id === source);
      return [Number(row?.cells.first?.value), Number(row?.cells.second?.value)] as const;
    };
    const [paidFirst, paidLast] = credited("Paid search");
    expect(paidLast).toBeGreaterThan(1.2 * paidFirst);
    const [contentFirst, contentLast] = credited("Content");
    expect(contentLast).toBeLessThan(contentFirst);
    // Everybody is known by some touch, but not everybody says how they heard.
    expect(credited("")).toEqual([0, 0]);
    const said = result.tables[0]?.rows.find(({ id }) => id === "Podcast")?.cells.said?.value;
    expect(said).toBeGreaterThan(0);
  });

  test("opening newsletters does not", async () => {
    const opens = await sqlRate(didBefore("email_opened", "email", "Newsletter", 2));
    // Those who opened convert like those who did not, within what chance allows.
    expect(opens.without.rate).toBeGreaterThan(opens.having.low ?? 1);
    expect(opens.without.rate).toBeLessThan(opens.having.high ?? 0);
  });
});
