import { eq, type SQL, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { store } from "@/db/client";
import { leads, searchEntries } from "@/db/schema";
import { entriesWith } from "@/db/search-index";
import { deleteLead } from "@/lib/leads/commands/deletion";
import { mergeLeads, undoMerge } from "@/lib/leads/commands/merges";
import { createLead, updateLead } from "@/lib/leads/commands/records";
import { getBoard } from "@/lib/leads/queries/board";
import { listLeads, searchLeads } from "@/lib/leads/queries/list";
import type { LeadFilter } from "@/lib/leads/schema";
import { leadContext } from "@/lib/leads/steps/context";
import { insertLeads } from "@/lib/leads/steps/intake";
import { SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { findAnything, listPlaces } from "@/lib/search/queries";
import { createView } from "@/lib/views/commands";
import { ana, MONDAY, mara, settle, vic } from "./world";

const add = async (name: string, email: string, company: string, emails: string[] = []) =>
  unwrap(await execute(createLead, mara, { name, email, emails, attributes: { company } }, MONDAY))
    .id;

const listed = async (text: string, filter: LeadFilter = {}) =>
  unwrap(await ask(listLeads, vic, { filter: { ...filter, text }, sort: "name" }, MONDAY));
const namesOf = async (text: string) => (await listed(text)).rows.map(({ name }) => name);
const found = async (text: string) =>
  unwrap(await ask(searchLeads, vic, { text }, MONDAY)).map(({ name }) => name);

beforeAll(async () => {
  await settle();
  await add("Eva Schmidt", "eva.schmidt@oakmill.example", "Oak Mill");
  await add("José Ångström", "jose@birch_works.example", "Birch Works");
  await add("John Miller", "john@oakmill.example", "Oak Mill");
  await add("Li Wu", "li@lotus.example", "Lotus 100%", ["wu.li@privatemail.example"]);
});

describe("a search", () => {
  test.each([
    ["schmidt", ["Eva Schmidt"]],
    ["SCHMI", ["Eva Schmidt"]],
    ["mill oak", ["Eva Schmidt", "John Miller"]],
    ["angstrom", ["José Ångström"]],
    ["birch_works", ["José Ångström"]],
    ["birch-works", ["José Ångström"]],
    ["100%", ["Li Wu"]],
    ["wu.li@private", ["Li Wu"]],
    ["wu", ["Li Wu"]],
    ['"schm', []],
    ["OR AND NEAR", []],
    ["nobody at all", []],
  ])("for %s", async (text, names) => {
    expect(await namesOf(text)).toEqual(names);
    expect((await found(text)).sort()).toEqual(names);
  });

  test.each([
    ["shcmidt", ["Eva Schmidt"]],
    ["schmitt", ["Eva Schmidt"]],
    ["angstom", ["José Ångström"]],
    ["jhon miler", ["John Miller"]],
    ["eva oakmil", ["Eva Schmidt"]],
    ["jhon@oakmill.example", ["John Miller"]],
    ["eva.shcmidt@oakmill", ["Eva Schmidt"]],
    ["jhon schmidt", []],
  ])("forgives the slip in %s", async (text, names) => {
    expect(await namesOf(text)).toEqual(names);
    expect((await listed(text)).total).toBe(names.length);
    const { columns } = unwrap(await ask(getBoard, vic, { filter: { text } }, MONDAY));
    expect(columns.reduce((sum, { count }) => sum + count, 0)).toBe(names.length);
  });

  test("takes words as they are typed where somebody has them", async () => {
    await add("Jon Smit", "jon@elm.example", "Elm");
    expect(await namesOf("smit")).toEqual(["Jon Smit"]);
    expect(await namesOf("jon")).toEqual(["Jon Smit"]);
  });
});

describe("what a search finds", () => {
  test("follows a change of name, address or company", async () => {
    const id = await add("Ada Former", "ada@former.example", "Former Ltd");
    expect(await namesOf("former")).toEqual(["Ada Former"]);
    const change = (version: number, news: object) =>
      execute(updateLead, mara, { id, version, ...news }, MONDAY).then(unwrap);
    const { version } = await change(1, { name: "Ada Later", attributes: { company: "Later" } });
    expect(await namesOf("ada former.example")).toEqual(["Ada Later"]);
    await change(version, { email: "ada@later.example", emails: ["lovelace@home.example"] });
    expect(await namesOf("former")).toEqual([]);
    expect(await namesOf("lovelace")).toEqual(["Ada Later"]);
  });

  test("follows leads that are merged, and apart again", async () => {
    const id = await add("Max Twin", "max@twinone.example", "Twin");
    const otherId = await add("Moritz Twin", "moritz@twintwo.example", "Twin");
    const merged = unwrap(
      await execute(mergeLeads, mara, { id, version: 1, otherId, otherVersion: 1 }, MONDAY),
    );
    expect(await namesOf("moritz@twintwo")).toEqual(["Max Twin"]);
    unwrap(await execute(undoMerge, mara, { mergeId: merged.mergeId }, MONDAY));
    expect(await namesOf("moritz@twintwo")).toEqual(["Moritz Twin"]);
    expect(await namesOf("twin")).toEqual(["Max Twin", "Moritz Twin"]);
  });

  test("is gone with the lead", async () => {
    const id = await add("Gone Forever", "gone@secretplace.example", "Secret");
    unwrap(await execute(deleteLead, SWEEP, { id, version: 1, reason: "test" }, MONDAY));
    expect(await namesOf("secretplace")).toEqual([]);
    const { read } = await store();
    const keys = (await read.select().from(searchEntries)).map(({ key }) => key);
    expect(keys.some((key) => key.includes("secretplace"))).toBe(false);
    expect(await entriesWith(read, [["secretplace"]], 5)).toEqual([]);
  });

  test("is what was brought in at once, and nothing of what was taken back", async () => {
    const opened = await store();
    const many = Array.from({ length: 300 }, (_, i) => ({
      name: `Bulk Person ${i}`,
      email: `bulk${i}@warehouse.example`,
      attributes: {},
      origin: "import:x",
      moves: [],
    }));
    const bring = () =>
      opened.write(async (tx) => {
        await insertLeads(tx, many, await leadContext(tx, mara, MONDAY));
      });
    await bring();
    expect((await listed("warehouse")).total).toBe(300);
    await expect(
      opened.write(async (tx) => {
        const context = await leadContext(tx, mara, MONDAY);
        await insertLeads(
          tx,
          [{ ...(many[0] ?? never()), email: "x@rolledback.example" }],
          context,
        );
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    expect(await namesOf("rolledback")).toEqual([]);
  });

  test("is what became of who was made and changed at once", async () => {
    const opened = await store();
    const news = ["Kept", "Renamed", "Dropped"].map((name) => ({
      name,
      email: `${name.toLowerCase()}@atonce.example`,
      attributes: {},
      origin: "import:x",
    }));
    await opened.write(async (tx) => {
      const { ids } = await insertLeads(tx, news, await leadContext(tx, mara, MONDAY));
      const [, renamed, dropped] = ids;
      const searchKey = "another@elsewhere.example";
      await tx
        .update(leads)
        .set({ name: "Another", searchKey })
        .where(eq(leads.id, renamed ?? ""));
      await tx.delete(leads).where(eq(leads.id, dropped ?? ""));
    });
    expect(await namesOf("atonce")).toEqual(["Kept"]);
    expect(await namesOf("elsewhere")).toEqual(["Another"]);
    expect(await entriesWith(opened.read, [["dropped"]], 5)).toEqual([]);
  });

  test("is indexed as it is written", async () => {
    const { read, write, dialect } = await store();
    const entries = await read.select().from(searchEntries);
    const all = await read.select({ id: leads.id, key: leads.searchKey }).from(leads);
    const keyOf = new Map(all.map(({ id, key }) => [id, key]));
    expect(entries.map(({ leadId }) => leadId).sort()).toEqual([...keyOf.keys()].sort());
    for (const { leadId, key } of entries)
      expect(key.startsWith(keyOf.get(leadId) ?? "no")).toBe(true);
    if (dialect === "pg") return;
    // It throws where the index has other words than the entries.
    const check = sql`insert into lead_search (lead_search, rank) values ('integrity-check', 1)`;
    await write(async (tx) => (tx as unknown as { run(statement: SQL): void }).run(check));
  });
});

describe("what a palette asks", () => {
  test("finds leads, those that begin with it first, and their companies", async () => {
    await add("Anna Oakman", "anna@elsewhere.example", "Elsewhere");
    await add("Oakley Brown", "oakley@elsewhere.example", "Elsewhere");
    const { leads, accounts, words } = unwrap(
      await ask(findAnything, vic, { text: "oak" }, MONDAY),
    );
    expect(leads[0]?.name).toBe("Oakley Brown");
    expect(leads.map(({ name }) => name)).toContain("Eva Schmidt");
    expect(accounts.map(({ name }) => name)).toEqual(["Oak Mill"]);
    expect(words).toEqual(["oak"]);
  });

  test("names what a slip was taken for", async () => {
    const { leads, words } = unwrap(await ask(findAnything, vic, { text: "shcmidt" }, MONDAY));
    expect(leads.map(({ name }) => name)).toEqual(["Eva Schmidt"]);
    expect(words).toEqual(["shcmidt", "schmidt"]);
  });

  test("lists views that somebody sees, reports of their role, and leads that are still there", async () => {
    const view = { place: { page: "leads" as const }, search: "stage=mql", isShared: false };
    unwrap(await execute(createView, mara, { ...view, name: "Mine" }, MONDAY));
    unwrap(await execute(createView, mara, { ...view, name: "Ours", isShared: true }, MONDAY));
    const id = await add("Still There", "still@there.example", "There");
    const places = (actor: typeof vic) => ask(listPlaces, actor, { leadIds: ["gone", id] }, MONDAY);
    const seen = unwrap(await places(ana));
    expect(seen.views).toMatchObject([{ name: "Ours", pageTitle: "Leads" }]);
    expect(seen.leads.map((lead) => lead.name)).toEqual(["Still There"]);
    const names = (found: typeof seen) => found.reports.map(({ name }) => name);
    expect(names(seen)).not.toContain("cac");
    expect(names(unwrap(await places(mara)))).toContain("cac");
  });
});

function never(): never {
  throw new Error("There are many");
}
