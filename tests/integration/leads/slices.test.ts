import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { store } from "@/db/client";
import { leads } from "@/db/schema";
import type { LeadFilter } from "@/lib/leads/schema";
import { LEAD_SORTS } from "@/lib/leads/schema/inputs";
import { readCondition } from "@/lib/leads/steps/condition";
import { leadContext } from "@/lib/leads/steps/context";
import { insertLeads, type NewLead } from "@/lib/leads/steps/intake";
import { countGroups, countLeads, countStages } from "@/lib/leads/store/counts";
import { readLeadRows } from "@/lib/leads/store/list";
import { SWEEP } from "@/lib/operations/actor";
import { Random } from "@/lib/sample/random";
import { readWorkspace } from "@/lib/settings/store";
import { DAY, MONDAY, settle } from "./world";

// What is read in slices must be what one statement reads. PostgreSQL has only one statement: there
// these compare it with itself.
const LEADS = 300;
const SLICE = 7;
const WHOLE = 1_000_000;
const LIMIT = 12;

const FILTERS: [string, LeadFilter][] = [
  ["everybody", {}],
  ["a country", { country: ["Iceland"] }],
  ["no country", { country: [""] }],
  ["few", { fitMin: 15 }],
  ["nobody", { fitMin: 1000 }],
  ["a stage", { stage: ["inquiry"] }],
  ["a word that most have", { text: "an" }],
  [
    "a condition",
    { where: { kind: "attribute", attribute: "employees", op: "atLeast", value: 500 } },
  ],
  ["an import", { importId: "first" }],
];

beforeAll(async () => {
  await settle();
  const random = new Random(4);
  const names = ["Ana", "ana", "Ände", "Zoë", "😀 Anand", "Ana 2", "\uffee Anand"];
  const news: NewLead[] = Array.from({ length: LEADS }, (_, i) => ({
    name: random.pick(names),
    email: `p${i}@f${random.int(1, 40)}.example`,
    createdAt: MONDAY - random.int(0, 5) * DAY,
    attributes: {
      ...(random.chance(0.7) ? { country: random.pick(["Iceland", "Norway", "Peru"]) } : {}),
      employees: random.pick([3, 80, 600, 9000]),
    },
    origin: "import:first",
    moves: [],
  }));
  const opened = await store();
  await opened.write(async (tx) => insertLeads(tx, news, await leadContext(tx, SWEEP, MONDAY)));
  // Scores as criteria would have given them, many of them alike.
  for (const { id } of await opened.read.select({ id: leads.id }).from(leads)) {
    const score = { fit: random.int(0, 20) * 1000, engagement: random.int(0, 3) * 1000 };
    await opened.write(async (tx) => {
      await tx.update(leads).set(score).where(eq(leads.id, id));
    });
  }
});

async function conditionOf(filter: LeadFilter) {
  const { read } = await store();
  return readCondition(read, filter, await readWorkspace(read), MONDAY);
}

describe.each(FILTERS)("%s", (_, filter) => {
  test("is counted in slices as at once", async () => {
    const { read } = await store();
    const condition = await conditionOf(filter);
    const byStage = (rows: number) => countStages(read, condition, rows);
    const byLabel = async (rows: number) =>
      (await countGroups(read, condition, leads.source, rows)).map((one) => JSON.stringify(one));
    expect(await countLeads(read, condition, SLICE)).toBe(await countLeads(read, condition, WHOLE));
    expect(await byStage(SLICE)).toEqual(await byStage(WHOLE));
    expect((await byLabel(SLICE)).sort()).toEqual((await byLabel(WHOLE)).sort());
  });

  test.each(LEAD_SORTS)("is listed in slices as at once, by %s", async (sort) => {
    const { read } = await store();
    const { where } = await conditionOf(filter);
    const total = await countLeads(read, await conditionOf(filter));
    const pages = async (rows: number) => {
      const ids: string[] = [];
      for (let place: Parameters<typeof readLeadRows>[3] = null; ; ) {
        const page = await readLeadRows(read, where, sort, place, LIMIT, false, total, rows);
        ids.push(...page.map(({ id }) => id));
        const last = page.at(-1);
        if (!last || page.length < LIMIT) return ids;
        place = { id: last.id, value: String(last.sortedBy), isBack: false };
      }
    };
    const inSlices = await pages(SLICE);
    expect(inSlices).toHaveLength(total);
    expect(inSlices).toEqual(await pages(WHOLE));
  });
});
