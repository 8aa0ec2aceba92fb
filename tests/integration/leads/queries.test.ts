import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { store } from "@/db/client";
import { leads } from "@/db/schema";
import { addNote, recordActivities } from "@/lib/activities/commands";
import { STAGES } from "@/lib/engine/stages";
import { claimLead, releaseStaleClaims, returnUntouched } from "@/lib/leads/commands/claims";
import { moveLead } from "@/lib/leads/commands/moves";
import { getBoard, getCards, getColumn } from "@/lib/leads/queries/board";
import { getQueue, listLeads, searchLeads } from "@/lib/leads/queries/list";
import { explainHandoff, explainLead, getTimeline } from "@/lib/leads/queries/page";
import { filterFromParams, type LeadFilter } from "@/lib/leads/schema";
import { filterToParams } from "@/lib/leads/schema/filter-params";
import { LEAD_SORTS } from "@/lib/leads/schema/inputs";
import { leadContext } from "@/lib/leads/steps/context";
import { insertLeads, type NewLead } from "@/lib/leads/steps/intake";
import { searchSlices } from "@/lib/leads/store/search";
import { SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { DEFAULT_WORKSPACE } from "@/lib/settings/schema";
import { readWorkspaceRow, writeWorkspace } from "@/lib/settings/store";
import {
  ana,
  arrive,
  ben,
  bringIntoForce,
  CRITERIA,
  DAY,
  HOUR,
  MINUTE,
  MONDAY,
  mara,
  page,
  refusal,
  settle,
  vic,
} from "./world";

const NOW = MONDAY + 10 * DAY;
const SOURCES = ["Google", "Webinar", null];
let versionId: string;

/** Leads with a past: in every stage, many of them entering it at the same moment. */
function past(i: number): NewLead {
  const at = MONDAY + (i % 4) * HOUR;
  const mql = { to: "mql", at: at + HOUR, path: "imported", recordedAt: at + HOUR } as const;
  const sal = { to: "sal", at: at + 2 * HOUR } as const;
  const sql = { to: "sql", at: at + 3 * HOUR } as const;
  const nurture = { to: "nurture", at: at + 4 * HOUR, reasonId: "no_timing" } as const;
  const out = { to: "disqualified", at: at + 4 * HOUR, reasonId: "no_fit" } as const;
  const won = { to: "customer", at: at + 5 * HOUR } as const;
  const moves = [
    [],
    [mql],
    [mql, sal],
    [mql, sal, sql],
    [mql, sal, sql, won],
    [mql, nurture],
    [mql, sal, out],
  ];
  return {
    name: `Person ${String(i % 30).padStart(2, "0")}`,
    email: `p${i}@firm${i % 20}.test`,
    attributes: {
      source: SOURCES[i % 3] ?? null,
      country: i % 2 ? "DE" : "FR",
      company: `Firm ${i % 20}`,
    },
    origin: "import:first",
    createdAt: at,
    moves: moves[i % moves.length] ?? [],
    nurtureUntil: i % 2 ? MONDAY + 5 * DAY + i * MINUTE : MONDAY + 50 * DAY,
  };
}

beforeAll(async () => {
  await settle();
  await (await store()).write(async (tx) => {
    const context = await leadContext(tx, SWEEP, MONDAY + 5 * DAY, true);
    await insertLeads(
      tx,
      Array.from({ length: 210 }, (_, i) => past(i)),
      context,
    );
  });
  versionId = await bringIntoForce(CRITERIA, MONDAY + 6 * DAY);
});

const board = async (filter: LeadFilter = {}, perColumn = 7) =>
  unwrap(await ask(getBoard, vic, { filter, perColumn }, NOW));

async function idsOf(filter: LeadFilter): Promise<string[]> {
  const { rows, total } = unwrap(await ask(listLeads, vic, { filter, limit: 500 }, NOW));
  expect(total).toBe(rows.length);
  return rows.map(({ id }) => id).sort();
}

async function idsWhere(keep: (row: typeof leads.$inferSelect) => boolean): Promise<string[]> {
  const { read } = await store();
  return (await read.select().from(leads))
    .filter(keep)
    .map(({ id }) => id)
    .sort();
}

describe("the board", () => {
  test("has every column with its count and age, and pages through all cards once", async () => {
    const { columns } = await board();
    expect(columns.map(({ stage }) => stage)).toEqual([...STAGES]);
    for (const column of columns) {
      expect(column.count).toBe(30);
      const { read } = await store();
      const ages = (await read.select().from(leads).where(eq(leads.stage, column.stage)))
        .map(({ stageAt }) => stageAt)
        .sort((a, b) => a - b);
      expect(column.medianAgeMs).toBe(NOW - (ages[15] ?? 0));
      const seen = column.cards.map(({ id }) => id);
      let cursor = column.next;
      while (cursor) {
        const input = { stage: column.stage, cursor, limit: 7 };
        const next = unwrap(await ask(getColumn, vic, input, NOW));
        seen.push(...next.cards.map(({ id }) => id));
        cursor = next.next;
      }
      expect(seen).toHaveLength(30);
      expect(new Set(seen).size).toBe(30);
    }
  });

  test("refuses what is no place in a column, instead of its first page again", async () => {
    for (const cursor of ["nonsense", "rest.x.y", "due.12.id", ""]) {
      const refused = refusal(await ask(getColumn, vic, { stage: "mql", cursor }, NOW));
      expect(refused).toMatchObject({
        code: "invalid",
        message: expect.stringContaining("no place in the list"),
      });
    }
  });

  test("shows first in nurture whose day has come", async () => {
    const { columns } = await board({}, 40);
    const resting = columns.find(({ stage }) => stage === "nurture")?.cards ?? [];
    const due = resting.map(({ nurtureUntil }) => (nurtureUntil ?? 0) <= NOW);
    expect(due.filter(Boolean)).toHaveLength(15);
    expect(due.indexOf(false)).toBe(15);
  });

  test("narrows every column by the filter", async () => {
    const { columns } = await board({ country: ["DE"], source: ["Google", ""] });
    const wanted = await idsWhere((l) => l.country === "DE" && l.source !== "Webinar");
    expect(columns.reduce((sum, { count }) => sum + count, 0)).toBe(wanted.length);
    for (const { cards, medianAgeMs } of columns) {
      expect(medianAgeMs).toBeNull();
      for (const { source } of cards) expect(source).not.toBe("Webinar");
    }
  });

  test("gives single cards in the order asked for, and leaves out what is gone", async () => {
    const { columns } = await board();
    const ids = columns.flatMap(({ cards }) => cards.slice(0, 1)).map(({ id }) => id);
    const cards = unwrap(await ask(getCards, vic, { ids: [...ids, "gone"] }, NOW));
    expect(cards.map(({ id }) => id)).toEqual(ids);
  });
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

describe("the queue", () => {
  const activity = async (leadId: string, type: "demo_request" | "event_attended", at: number) =>
    unwrap(await execute(recordActivities, mara, { activities: [{ leadId, type, at }] }, at));

  test("puts fast track first, then what is due, and leaves out what others hold", async () => {
    const later = await arrive(NOW - HOUR);
    await activity(later, "event_attended", NOW - 10 * MINUTE);
    const sooner = await arrive(NOW - 2 * HOUR);
    await activity(sooner, "event_attended", NOW - 2 * HOUR);
    const fast = await arrive(NOW - HOUR, { title: "CEO" });
    await activity(fast, "demo_request", NOW - MINUTE);
    const ask1 = async (who: typeof ana) => unwrap(await ask(getQueue, who, {}, NOW));
    const queue = await ask1(ana);
    expect(queue.leads.slice(0, 3).map(({ id }) => id)).toEqual([fast, sooner, later]);
    expect(queue.leads.slice(3).every(({ slaDueAt }) => slaDueAt === null)).toBe(true);
    // Three new ones, 30 MQLs, and 30 accepted leads without an owner.
    expect(queue.counts.offered).toBe(63);

    unwrap(await execute(claimLead, ben, { id: sooner }, NOW));
    const without = await ask1(ana);
    expect(without.leads.map(({ id }) => id)).not.toContain(sooner);
    expect(without.counts.offered).toBe(62);
    const his = unwrap(await ask(getQueue, ben, { mine: true }, NOW));
    expect(his.leads.map(({ id }) => id)).toEqual([sooner]);
    const released = unwrap(await execute(releaseStaleClaims, SWEEP, {}, NOW + 31 * MINUTE));
    expect(released).toEqual({ released: 1 });
    expect((await ask1(ana)).leads.map(({ id }) => id)).toContain(sooner);
  });

  test("offers an accepted lead again that nobody touched in time, if that is wanted", async () => {
    const id = await arrive(NOW);
    await activity(id, "demo_request", NOW);
    const { version } = (await page(id, NOW)).lead;
    unwrap(await execute(moveLead, ana, { id, version, to: "sal" }, NOW));
    const later = NOW + 3 * DAY;
    expect(unwrap(await execute(returnUntouched, SWEEP, {}, later))).toEqual({ returned: 0 });
    await (await store()).write(async (tx) => {
      const { version: seen } = await readWorkspaceRow(tx);
      await writeWorkspace(tx, { ...DEFAULT_WORKSPACE, autoReturnHours: 8 }, seen, NOW);
    });
    expect(unwrap(await execute(returnUntouched, SWEEP, {}, NOW + HOUR))).toEqual({ returned: 0 });
    expect(unwrap(await execute(returnUntouched, SWEEP, {}, later))).toEqual({ returned: 1 });
    expect((await page(id, later)).lead).toMatchObject({ stage: "sal", ownerId: null });
    unwrap(await execute(claimLead, ben, { id }, later));
  });
});

describe("a lead's page", () => {
  test("says what is known, from where, what happened and what may come next", async () => {
    const id = await arrive(NOW, { employees: 500, title: "CTO", company: "Firm 7" });
    unwrap(await execute(addNote, ana, { leadId: id, text: "Likes it" }, NOW + MINUTE));
    const seen = await page(id, NOW + HOUR, mara);
    expect(
      seen.facts.map(({ label, value, origin, actorName }) => [label, value, origin, actorName]),
    ).toEqual(expect.arrayContaining([["Employees", 500, "By hand", "Mara"]]));
    expect(seen.score?.explanation).toMatchObject({ versionId, fit: { value: 60_000 } });
    expect(seen.score?.sentences[0]).toContain("does not meet criteria version 1");
    expect(seen.handoff).toBeNull();
    expect(seen.timeline.items.map(({ kind }) => kind)).toEqual(["activity", "facts", "move"]);
    expect(seen.allowed.to).toEqual(["mql", "nurture", "disqualified"]);
    expect((await page(id, NOW + HOUR, vic)).allowed.to).toEqual([]);
    expect(seen.account).toMatchObject({ name: "Firm 7", colleagueCount: 0 });
    expect(seen.reasons).toHaveLength(10);
    expect(refusal(await ask(getTimeline, null, { id })).code).toBe("unauthenticated");
  });

  test("has no timeline and no hand-off when it is not known, or not from such a place", async () => {
    const id = await arrive(NOW);
    expect(refusal(await ask(getTimeline, vic, { id: "nobody" }, NOW)).code).toBe("not_found");
    const handoff = await ask(explainHandoff, vic, { id: "nobody", at: NOW }, NOW);
    expect(refusal(handoff).code).toBe("not_found");
    const lost = refusal(await ask(getTimeline, vic, { id, before: "nonsense" }, NOW));
    expect(lost.code).toBe("invalid");
  });

  test("pages through its timeline, and explains the score of any past day", async () => {
    const id = await arrive(NOW);
    const activities = Array.from({ length: 30 }, (_, i) => ({
      leadId: id,
      type: "page_view" as const,
      at: NOW + (i % 3) * MINUTE,
      props: { page: i === 0 ? "pricing" : "blog" },
    }));
    unwrap(await execute(recordActivities, mara, { activities }, NOW + HOUR));
    const seen: string[] = [];
    let before: string | undefined;
    do {
      const input = { id, limit: 7, ...(before ? { before } : {}) };
      const part = unwrap(await ask(getTimeline, vic, input, NOW + DAY));
      seen.push(...part.items.map((item) => item.id));
      before = part.next ?? undefined;
    } while (before);
    expect(seen).toHaveLength(32);
    expect(new Set(seen).size).toBe(32);

    const value = async (at: number) => {
      const { why } = unwrap(await ask(explainLead, vic, { id, at }, NOW + 61 * DAY));
      return why?.explanation.engagement.value;
    };
    expect(await value(NOW - MINUTE)).toBeUndefined();
    expect(await value(NOW)).toBe(10_000);
    expect(await value(NOW + 30 * DAY)).toBe(5_000);
    expect(await value(NOW + 60 * DAY)).toBe(2_500);
  });
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

  test.each([1, 7, 100, 10_000])("meets every lead once, %i keys at a time", async (keys) => {
    const { read } = await store();
    const met: string[] = [];
    for await (const { stage, where } of searchSlices(read, keys)) {
      const rows = await read.select().from(leads).where(where);
      expect(rows.every((row) => row.stage === stage)).toBe(true);
      expect(rows.length <= keys || new Set(rows.map((row) => row.searchKey)).size === 1).toBe(
        true,
      );
      for (const { id } of rows) met.push(id);
    }
    expect(met.sort()).toEqual(await idsWhere(() => true));
  });
});
