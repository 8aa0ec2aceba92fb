import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { GET as getCsv } from "@/app/api/leads/csv/route";
import { store } from "@/db/client";
import { leads } from "@/db/schema";
import { saveCustomAttribute } from "@/lib/criteria/commands/attributes";
import type { AttributeValue } from "@/lib/engine/attributes";
import type { Condition } from "@/lib/engine/conditions";
import type { AttributeCondition } from "@/lib/engine/conditions/attribute";
import { compileSegments } from "@/lib/engine/segments";
import { listLeads } from "@/lib/leads/queries/list";
import { filterFromParams } from "@/lib/leads/schema";
import { readAskedFilter } from "@/lib/leads/schema/asked";
import { filterToParams } from "@/lib/leads/schema/filter-params";
import { leadContext } from "@/lib/leads/steps/context";
import { insertLeads } from "@/lib/leads/steps/intake";
import { SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { createView } from "@/lib/views/commands";
import { listViews } from "@/lib/views/queries";
import { HOUR, MONDAY, mara, refusal, settle, vic } from "./world";

vi.mock("@/lib/auth/current-actor", () => ({ currentActor: async () => vic }));

const SEED = Number(process.env.HANDOFF_TEST_SEED ?? Date.now() % 2 ** 32);

const TITLES = ["VP Sales", "vp sales", "Ärztin", "ÄRZTIN", "Head of 50", "100%_x", null];
const EMPLOYEES = [0, 10, 49.5, 50, 200, null];
const RENEWALS = ["2026-03-01", "2026-03-02", "2025-12-31", null];
const CUSTOMERS = [true, false, null];

const all = (...of: Condition[]): Condition => ({ kind: "all", of });
const any = (...of: Condition[]): Condition => ({ kind: "any", of });
const asks = (
  attribute: string,
  op: AttributeCondition["op"],
  value?: AttributeCondition["value"],
): Condition => ({ kind: "attribute", attribute, op, ...(value === undefined ? {} : { value }) });

async function idsOf(where: Condition): Promise<string[]> {
  const answer = unwrap(await ask(listLeads, vic, { filter: { where }, limit: 500 }, MONDAY));
  expect(answer.total).toBe(answer.rows.length);
  return answer.rows.map(({ id }) => id).sort();
}

async function namesOf(where: Condition): Promise<string[]> {
  const answer = await ask(listLeads, vic, { filter: { where }, sort: "name", limit: 500 }, MONDAY);
  return unwrap(answer).rows.map(({ name }) => name);
}

const refusedFor = async (where: Condition) =>
  refusal(await ask(listLeads, vic, { filter: { where } }, MONDAY));

beforeAll(async () => {
  await settle();
  for (const [label, type] of [
    ["Renews on", "date"],
    ["Is customer", "boolean"],
  ] as const) {
    unwrap(await execute(saveCustomAttribute, mara, { label, type }, MONDAY));
  }
  const of = <T>(values: readonly T[], i: number) => values[i % values.length] as T;
  await (await store()).write(async (tx) => {
    const context = await leadContext(tx, SWEEP, MONDAY, true);
    await insertLeads(
      tx,
      Array.from({ length: 120 }, (_, i) => ({
        name: `Person ${String(i).padStart(3, "0")}`,
        email: `p${i}@firm.test`,
        attributes: {
          title: of(TITLES, i),
          employees: of(EMPLOYEES, i),
          renewsOn: of(RENEWALS, i >> 1),
          isCustomer: of(CUSTOMERS, i >> 2),
          country: i % 2 ? "DE" : "FR",
        },
        origin: "import:first",
        createdAt: MONDAY - i * HOUR,
        ...(i % 5 ? {} : { ownerId: "ana" }),
      })),
      context,
    );
  });
});

describe("conditions of the list", () => {
  const textLeaf = fc
    .tuple(
      fc.constantFrom("title", "country"),
      fc.constantFrom("is", "isNot", "oneOf", "contains", "startsWith", "isKnown", "isUnknown"),
      fc.constantFrom("VP SALES", " ärztin", "50", "%", "_", "de", "'"),
    )
    .map(([attribute, op, value]) => leaf(attribute, op, op === "oneOf" ? [value, "fr"] : value));
  const orderOp = fc.constantFrom("is", "greaterThan", "atLeast", "lessThan", "between");
  const knownOp = fc.constantFrom("isKnown", "isUnknown");
  const numberLeaf = fc
    .tuple(fc.oneof(orderOp, knownOp, fc.constant("isNot")), fc.constantFrom(0, 10, 49.5, 50, 60))
    .map(([op, value]) => leaf("employees", op, op === "between" ? [value, value + 40] : value));
  const dayLeaf = fc
    .tuple(fc.oneof(orderOp, knownOp), fc.constantFrom("2026-01-01", "2026-03-01"))
    .map(([op, value]) => leaf("renewsOn", op, op === "between" ? [value, "2026-03-02"] : value));
  const truthLeaf = fc
    .tuple(fc.oneof(fc.constant("is"), knownOp), fc.boolean())
    .map(([op, value]) => leaf("isCustomer", op, value));
  const anyLeaf = fc.oneof(textLeaf, numberLeaf, dayLeaf, truthLeaf);
  const grouped = (part: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> =>
    fc.record({
      kind: fc.constantFrom("all" as const, "any" as const, "none" as const),
      of: fc.array(part, { minLength: 1, maxLength: 3 }),
    });

  function leaf(attribute: string, op: string, value: AttributeValue | AttributeValue[]) {
    const isAsked = op !== "isKnown" && op !== "isUnknown";
    return asks(attribute, op as AttributeCondition["op"], isAsked ? value : undefined);
  }

  test("choose whom the engine chooses, however they are joined", async () => {
    const rows = await (await store()).read.select().from(leads);
    const some = new Set<number>();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(anyLeaf, grouped(fc.oneof(anyLeaf, grouped(anyLeaf)))),
        async (where) => {
          const maskOf = compileSegments([{ bit: 0, condition: where }]);
          const expected = rows.filter(({ attributes }) => maskOf(attributes) === 1);
          expect(await idsOf(where)).toEqual(expected.map(({ id }) => id).sort());
          some.add(expected.length);
        },
      ),
      { numRuns: 300, seed: SEED },
    );
    expect(some.size).toBeGreaterThan(20);
  });

  test("ask for a lead's own fields beside attributes", async () => {
    const owned = any(asks("lead.owner", "is", "ANA"), asks("lead.name", "is", "person 001"));
    const named = await namesOf(all(owned, asks("lead.stage", "is", "Inquiry")));
    expect(named).toHaveLength(25);
    expect(named.slice(0, 3)).toEqual(["Person 000", "Person 001", "Person 005"]);
    expect(await namesOf(asks("lead.stage", "is", "MQL"))).toEqual([]);
    expect(await namesOf(asks("lead.email", "startsWith", "P11@"))).toEqual(["Person 011"]);
    expect(await namesOf(asks("lead.fit", "greaterThan", 0))).toEqual([]);
    expect(await namesOf(asks("lead.active", "isKnown"))).toEqual([]);
    expect(await namesOf(asks("lead.grade", "isNot", "A"))).toEqual([]);
  });

  test("take days as the workspace has them", async () => {
    const days: Condition[] = [
      asks("lead.created", "is", "2026-03-01"),
      asks("lead.created", "between", ["2026-02-27", "2026-02-28"]),
      asks("lead.created", "atLeast", "2026-03-02"),
      asks("lead.created", "greaterThan", "2026-03-01"),
      asks("lead.created", "lessThan", "2026-02-27"),
    ];
    const counts = await Promise.all(days.map(async (day) => (await namesOf(day)).length));
    // Monday, 10:00 UTC, and an hour less for each: eleven on that day.
    expect(counts).toEqual([24, 48, 11, 11, 120 - 11 - 24 - 48]);
  });

  test("are refused in words where they make no sense", async () => {
    expect(await refusedFor(asks("moon", "is", "full"))).toMatchObject({
      code: "invalid",
      message: 'There is no attribute "moon" in this workspace.',
    });
    expect(
      await refusedFor(all(asks("title", "isKnown"), asks("employees", "is", "many"))),
    ).toMatchObject({
      message: "Employees: Give a number.",
    });
    expect(await refusedFor(asks("employees", "contains", "5"))).toMatchObject({
      message: 'Employees: "contains" cannot be asked of a number value.',
    });
    expect(await refusedFor(any())).toMatchObject({ message: "Add at least one condition." });
    expect(await refusedFor(asks("lead.created", "is", "2026-02-30"))).toMatchObject({
      message: "Created on: give a day, like 2026-03-31.",
    });
    const did: Condition = { kind: "activity", activity: "meeting", atLeast: 1 };
    expect(await refusedFor(did)).toMatchObject({
      message: "Lists ask for what is known of a lead. What leads did is for criteria to ask.",
    });
  });

  test("are an address, a view and a file of the same leads", async () => {
    const where = any(asks("title", "contains", "ärzt"), asks("employees", "between", [49, 60]));
    const params = filterToParams({ where }).toString();
    expect(filterFromParams(new URLSearchParams(params))).toEqual({ where });
    const expected = await namesOf(where);
    expect(expected.length).toBeGreaterThan(10);

    const place = { page: "leads" as const, report: null };
    const view = { place, search: params, name: "Doctors", isShared: false };
    const { id } = unwrap(await execute(createView, mara, view, MONDAY));
    const views = unwrap(await ask(listViews, mara, { place }));
    expect(views.find((one) => one.id === id)).toMatchObject({ search: params, lost: [] });

    const csv = (search: string) => getCsv(new Request(`http://x/api/leads/csv?${search}`));
    const file = await csv(`${params}&sort=name`);
    const rows: { Name: string }[] = parse(await file.text(), { columns: true, bom: true });
    expect(rows.map((row) => row.Name)).toEqual(expected);
    const wrong = await csv(filterToParams({ where: asks("moon", "isKnown") }).toString());
    expect(wrong.status).toBe(400);
    expect((await csv("where=%7Bnonsense")).status).toBe(400);
  });

  test("leave a page without what cannot be asked, and say why", () => {
    const params = (where: Condition) =>
      new URLSearchParams(filterToParams({ stage: ["mql"], where }));
    const fine = readAskedFilter(
      params(
        all(
          asks("lead.stage", "is", "MQL"),
          any(asks("title", "isKnown"), asks("employees", "atLeast", 200)),
        ),
      ),
      [],
    );
    expect(fine.where).toBe("Stage is MQL and (Job title is known or Employees is at least 200)");
    expect(fine.problem).toBeNull();
    const wrong = readAskedFilter(params(asks("moon", "isKnown")), []);
    expect(wrong).toEqual({
      filter: { stage: ["mql"] },
      unread: [],
      problem: 'There is no attribute "moon" in this workspace.',
      where: undefined,
    });
    expect(readAskedFilter({ where: "{" }, []).unread).toEqual(["where"]);
    const many = any(
      ...Array.from({ length: 99 }, () => asks("title", "contains", "x".repeat(40))),
    );
    expect(readAskedFilter(params(many), []).unread).toEqual(["where"]);
  });
});
