import { beforeEach, describe, expect, it } from "vitest";
import { store } from "@/db/client";
import { audit, savedViews } from "@/db/schema";
import type { Actor } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { changeView, createView, deleteView } from "@/lib/views/commands";
import { getView, listViews } from "@/lib/views/queries";
import type { ViewPlace } from "@/lib/views/schema";
import { person, refusalOf } from "./criteria/people";

const ann = person("marketer", "ann");
const bob = person("sdr", "bob");
const boss = person("admin", "boss");
const looker = person("viewer", "looker");
const key: Actor = { kind: "key", id: "k", name: "Key", role: "admin" };

const CONVERSION: ViewPlace = { page: "report", report: "conversion" };
const LEADS: ViewPlace = { page: "leads", report: null };

interface Wanted {
  place?: ViewPlace;
  search?: string;
  name?: string;
  isShared?: boolean;
}

const save = (actor: Actor, wanted: Wanted = {}) =>
  execute(createView, actor, {
    place: CONVERSION,
    search: "by=source&period=last90",
    name: "By source",
    isShared: false,
    ...wanted,
  });
const saved = async (actor: Actor, wanted: Wanted = {}) => unwrap(await save(actor, wanted)).id;
const names = async (actor: Actor, place?: ViewPlace) =>
  unwrap(await ask(listViews, actor, place ? { place } : {})).map(({ name }) => name);

beforeEach(async () => {
  await (await store()).write(async (tx) => {
    await tx.delete(savedViews);
    await tx.delete(audit);
  });
});

describe("a view of one's own", () => {
  it("opens what it showed, in the page's own words, for its owner alone", async () => {
    const id = await saved(ann);
    expect(unwrap(await ask(getView, ann, { id }))).toMatchObject({
      name: "By source",
      pageTitle: "MQL to SQL conversion",
      address: "/reports/conversion?period=last90&by=source",
      lost: [],
      mayChange: true,
    });
    expect(await names(ann)).toEqual(["By source"]);
    expect(await names(boss)).toEqual([]);
    for (const other of [bob, boss]) {
      expect(refusalOf(await ask(getView, other, { id })).code).toBe("not_found");
      const refused = await execute(deleteView, other, { id, version: 1 });
      expect(refusalOf(refused).code).toBe("not_found");
    }
  });

  it("is listed with its page only", async () => {
    await saved(ann);
    await saved(ann, { place: LEADS, search: "stage=mql&sort=name", name: "Offered" });
    await saved(ann, { place: { page: "board", report: null }, search: "", name: "All" });
    expect(await names(ann, LEADS)).toEqual(["Offered"]);
    expect(await names(ann, { page: "board", report: null })).toEqual(["All"]);
    expect(await names(ann, { page: "report", report: "funnel" })).toEqual([]);
    expect(await names(ann)).toEqual(["By source"]);
  });

  it("needs a name of its own on its page, and a person", async () => {
    await saved(ann);
    expect(refusalOf(await save(ann, { name: " by SOURCE " })).fields).toHaveProperty("name");
    await saved(ann, { name: "By source", place: { page: "report", report: "funnel" } });
    await saved(bob);
    expect(refusalOf(await save(key)).code).toBe("forbidden");
  });

  it("takes only settings that the page understands", async () => {
    expect(refusalOf(await save(ann, { search: "by=moon" })).message).toMatch(/by\.$/);
    expect(refusalOf(await save(ann, { search: "from=2026-01-01" })).message).toMatch(/from/);
    const leads = await save(ann, { place: LEADS, search: "stage=mql&next=//evil.example" });
    expect(refusalOf(leads).message).toMatch(/next/);
    const gone = await save(ann, { place: { page: "report", report: "../spend" } });
    expect(refusalOf(gone).code).toBe("not_found");
    expect(refusalOf(await save(ann, { place: { page: "leads", report: "funnel" } })).code).toBe(
      "invalid",
    );
    expect(await names(ann)).toEqual([]);
  });
});

describe("a shared view", () => {
  it("is seen by all, and changed by its owner or an admin", async () => {
    const id = await saved(ann, { isShared: true });
    expect(await names(looker)).toEqual(["By source"]);
    const change = { id, version: 1, name: "Sources", isShared: true };
    expect(refusalOf(await execute(changeView, bob, change)).code).toBe("forbidden");
    expect(refusalOf(await execute(deleteView, bob, { id, version: 1 })).code).toBe("forbidden");
    unwrap(await execute(changeView, boss, change));
    expect(refusalOf(await execute(changeView, ann, change)).code).toBe("conflict");
    const next = { ...change, version: 2, search: "by=country", isShared: false };
    unwrap(await execute(changeView, ann, next));
    expect(await names(boss)).toEqual([]);
    expect(unwrap(await ask(getView, ann, { id })).address).toBe("/reports/conversion?by=country");
    unwrap(await execute(deleteView, ann, { id, version: 3 }));
    expect(await names(ann)).toEqual([]);
  });

  it("is not for those who only look", async () => {
    expect(refusalOf(await save(looker, { isShared: true })).code).toBe("forbidden");
    const id = await saved(looker);
    const change = { id, version: 1, name: "By source", isShared: true };
    expect(refusalOf(await execute(changeView, looker, change)).code).toBe("forbidden");
  });

  it("of a report with costs is hidden from roles that do not see them", async () => {
    const place: ViewPlace = { page: "report", report: "cac" };
    const id = await saved(ann, { place, search: "", name: "Cost", isShared: true });
    expect(await names(looker)).toEqual(["Cost"]);
    expect(await names(bob)).toEqual([]);
    expect(refusalOf(await ask(getView, bob, { id })).code).toBe("not_found");
    expect(refusalOf(await save(bob, { place, search: "" })).code).toBe("forbidden");
  });
});

describe("a view whose settings mean nothing any more", () => {
  it("says which, and opens the rest", async () => {
    const id = await saved(ann);
    await (await store()).write(async (tx) => {
      await tx.update(savedViews).set({ search: "period=last90&by=moon&old=1" });
    });
    expect(unwrap(await ask(getView, ann, { id }))).toMatchObject({
      address: "/reports/conversion?period=last90",
      lost: ["old", "by"],
    });
  });
});

it("writes down who saved, changed and deleted a view", async () => {
  const id = await saved(ann);
  unwrap(await execute(changeView, ann, { id, version: 1, name: "New", isShared: true }));
  unwrap(await execute(deleteView, ann, { id, version: 2 }));
  const rows = await (await store()).read.select({ action: audit.action }).from(audit);
  expect(rows.map(({ action }) => action)).toEqual(["view.create", "view.change", "view.delete"]);
});
