import { beforeAll, describe, expect, test } from "vitest";
import { store } from "@/db/client";
import { leads } from "@/db/schema";
import { listLeads, searchLeads } from "@/lib/leads/queries/list";
import { filterFromParams, type LeadFilter } from "@/lib/leads/schema";
import { filterToParams } from "@/lib/leads/schema/filter-params";
import { LEAD_SORTS } from "@/lib/leads/schema/inputs";
import { leadContext } from "@/lib/leads/steps/context";
import { insertLeads, type NewLead } from "@/lib/leads/steps/intake";
import { searchSlices } from "@/lib/leads/store/search";
import { SWEEP } from "@/lib/operations/actor";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { board, idsOf, idsWhere, NOW, past, SOURCES, settlePast } from "./past";
import { DAY, HOUR, MONDAY, refusal, vic } from "./world";

beforeAll(async () => {
  await settlePast();
});

describe("filters", () => {
  const span = { cohortFrom: MONDAY, cohortTo: MONDAY + 3 * HOUR };
  const cases: [string, LeadFilter, (row: typeof leads.$inferSelect) => boolean][] = [
    ["stage", { stage: ["mql", "sal"] }, (l) => l.stage === "mql" || l.stage === "sal"],
    ["unknown source", { source: [""] }, (l) => l.source === null],
    ["nobody's", { owner: ["none"] }, (l) => l.ownerId === null],
    ["text", { text: "FIRM7.test" }, (l) => l.company === "Firm 7"],
    [
      "words",
      { text: "7 FIRM" },
      ({ name, email, company }) => `${name} ${email} ${company}`.includes("7"),
    ],
    ["text with a wildcard", { text: "p%" }, () => false],
    ["reached", { reached: "sql" }, (l) => l.firstSqlAt !== null],
    ["import", { importId: "first" }, () => true],
    ["no such import", { importId: "second" }, () => false],
    ["path", { path: ["imported"] }, (l) => l.path === "imported"],
    ["reason", { exitReason: ["no_fit"] }, (l) => l.exitReasonId === "no_fit"],
    ["local days", { createdFrom: "2026-03-02", createdTo: "2026-03-02" }, () => true],
    ["other days", { createdFrom: "2026-03-03" }, () => false],
    [
      "cohort",
      { cohort: "mql", ...span },
      (l) => l.firstMqlAt !== null && l.firstMqlAt < MONDAY + 3 * HOUR,
    ],
    [
      "cohort with outcome",
      { cohort: "mql", ...span, outcome: "sql", withinDays: 1 },
      (l) => l.firstSqlAt !== null && (l.firstMqlAt ?? 0) < MONDAY + 3 * HOUR,
    ],
    ["cohort without outcome", { cohort: "mql", outcome: "unlabelled" }, (l) => l.stage === "mql"],
  ];
  test.each(cases)("%s", async (_, filter, keep) => {
    expect(await idsOf(filter)).toEqual(await idsWhere(keep));
  });

  test("survive being written into a link and read again", () => {
    const filter: LeadFilter = {
      text: "a & b",
      stage: ["mql", "sql"],
      source: ["", "Google Ads"],
      owner: ["none", "ana"],
      fitMin: 40,
      pastSla: true,
      cohort: "mql",
      cohortFrom: MONDAY,
      outcome: "sql",
      createdFrom: "2026-01-01",
    };
    expect(filterFromParams(new URLSearchParams(filterToParams(filter).toString()))).toEqual(
      filter,
    );
    const rubbish = { stage: "nowhere", fitMin: "x", other: "1", owner: "ana", pastSla: "no" };
    expect(filterFromParams(rubbish)).toEqual({ owner: ["ana"] });
  });
});

test.each(LEAD_SORTS)("the list sorted by %s shows every lead once, in order", async (sort) => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const input = { sort, limit: 50, ...(cursor ? { cursor } : {}) };
    const answer = unwrap(await ask(listLeads, vic, input, NOW));
    expect(answer.total).toBe(210);
    seen.push(...answer.rows.map(({ id }) => id));
    cursor = answer.next ?? undefined;
  } while (cursor);
  expect(seen).toHaveLength(210);
  expect(new Set(seen).size).toBe(210);
});

test("pages lead back as they led on", async () => {
  for (const sort of LEAD_SORTS) {
    const get = async (at: { cursor?: string; before?: string }) =>
      unwrap(await ask(listLeads, vic, { sort, limit: 60, counted: false, ...at }, NOW));
    const idsIn = ({ rows }: Awaited<ReturnType<typeof get>>) => rows.map(({ id }) => id);
    const first = await get({});
    const second = await get({ cursor: first.next ?? "" });
    const third = await get({ cursor: second.next ?? "" });
    expect(first.previous).toBeNull();
    const back = await get({ before: third.previous ?? "" });
    expect([idsIn(back), back.next, back.previous]).toEqual([
      idsIn(second),
      second.next,
      second.previous,
    ]);
    const start = await get({ before: back.previous ?? "" });
    expect([idsIn(start), start.next, start.previous]).toEqual([idsIn(first), first.next, null]);
  }
});

test("tells the facts that are asked for, and no others", async () => {
  const facts = ["country", "employees", "toString"];
  const { rows } = unwrap(await ask(listLeads, vic, { sort: "name", limit: 1, facts }, NOW));
  expect(Object.keys(rows[0]?.facts ?? {})).toEqual(["country"]);
  const plain = unwrap(await ask(listLeads, vic, { sort: "name", limit: 1 }, NOW));
  expect(plain.rows[0]?.facts).toEqual({});
});

test("a page begins only where a list of the same sort ended", async () => {
  const { next } = unwrap(await ask(listLeads, vic, { sort: "-createdAt", limit: 10 }, NOW));
  if (next === null) throw new Error("There are more leads");
  for (const input of [
    { sort: "name" as const, cursor: next },
    { sort: "-createdAt" as const, cursor: next.slice(0, -3) },
    { sort: "-createdAt" as const, cursor: next.slice(1) },
    { sort: "-createdAt" as const, cursor: "" },
  ]) {
    expect(refusal(await ask(listLeads, vic, input, NOW)).code).toBe("invalid");
  }
});

test("a search finds by part of a name or company, and by the whole address at once", async () => {
  const found = unwrap(await ask(searchLeads, vic, { text: "firm13.te" }, NOW));
  expect(found.length).toBeGreaterThan(0);
  for (const { company } of found) expect(company).toBe("Firm 13");
  const one = unwrap(await ask(searchLeads, vic, { text: "P5@firm5.test" }, NOW));
  expect(one).toHaveLength(1);
});

describe("a search for a word that very many leads have", () => {
  /** Three of five are called alike: nobody knows an address of theirs. */
  const namesake = (i: number): NewLead => ({
    ...past(i),
    name: i % 5 < 3 ? "Common Name" : `Common ${i}`,
    email: null,
    attributes: { source: SOURCES[i % 3] ?? null },
  });

  beforeAll(async () => {
    await (await store()).write(async (tx) => {
      const context = await leadContext(tx, SWEEP, MONDAY + 5 * DAY, true);
      const common = Array.from({ length: 700 }, (_, i) => namesake(i));
      await insertLeads(tx, common, context);
    });
  });

  test("counts the same on the board and in the list", async () => {
    const filter: LeadFilter = { text: "common", source: ["Webinar"] };
    const found = await idsWhere((l) => l.name.startsWith("Common") && l.source === "Webinar");
    expect(found.length).toBeGreaterThan(200);
    expect(await idsOf(filter)).toEqual(found);
    const { columns } = await board(filter);
    expect(columns.reduce((sum, { count }) => sum + count, 0)).toBe(found.length);
    for (const { stage, count } of columns) {
      expect([stage, count]).toEqual([stage, (await idsOf({ ...filter, stage: [stage] })).length]);
    }
  });

  test.each([1, 7, 100, 10_000])("meets each of them once, %i keys at a time", async (keys) => {
    const { read } = await store();
    const met: string[] = [];
    for await (const slice of searchSlices(read, [["common"]], keys)) {
      const rows = await read.select({ id: leads.id }).from(leads).where(slice);
      expect(rows.length).toBeLessThanOrEqual(keys);
      for (const { id } of rows) met.push(id);
    }
    expect(met.sort()).toEqual(await idsWhere((l) => l.name.startsWith("Common")));
  });
});

test("stands by name whatever the case and the accents, and pages through it", async () => {
  const names = ["anna Zorn", "Özil", "Zoe", "anna adler", "Ann", "Äbel", "ozan", "de Boer"];
  const isOurs = { text: "by-name.test" };
  await (await store()).write(async (tx) => {
    const context = await leadContext(tx, SWEEP, NOW, true);
    const made = names.map(
      (name, i): NewLead => ({
        origin: "manual",
        name,
        email: `${i}@by-name.test`,
        attributes: {},
      }),
    );
    await insertLeads(tx, made, context);
  });
  const walk = async (sort: "name" | "-name") => {
    const found: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const at = cursor === "" ? {} : { cursor };
      const input = { filter: isOurs, sort, limit: 3, ...at };
      const page: { rows: { name: string }[]; next: string | null } = unwrap(
        await ask(listLeads, vic, input, NOW),
      );
      found.push(...page.rows.map(({ name }) => name));
      cursor = page.next;
    }
    return found;
  };
  const sorted = ["Äbel", "Ann", "anna adler", "anna Zorn", "de Boer", "ozan", "Özil", "Zoe"];
  expect(await walk("name")).toEqual(sorted);
  expect(await walk("-name")).toEqual(sorted.toReversed());
});
