import { beforeAll, describe, expect, test } from "vitest";
import { store } from "@/db/client";
import type { Role } from "@/lib/engine/roles";
import type { Actor } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import {
  limitBoard,
  retireExitReason,
  saveExitReason,
  updateWorkspace,
} from "@/lib/settings/commands";
import { getBoardLimits, getWorkspace, listExitReasons } from "@/lib/settings/queries";
import { DEFAULT_WORKSPACE } from "@/lib/settings/schema";
import { ensureDefaults } from "@/lib/settings/store";

const admin: Actor = { kind: "user", id: "u1", name: "Ada", role: "admin", sessionId: "s1" };
const viewer: Actor = { ...admin, role: "viewer" };
const change = {
  ...DEFAULT_WORKSPACE,
  name: "Acme",
  timeZone: "Asia/Kolkata",
  currency: "eur",
  holidays: ["2026-12-25", "2026-01-01", "2026-12-25"],
};

beforeAll(async () => {
  const opened = await store();
  await opened.write(async (tx) => {
    await ensureDefaults(tx);
    await ensureDefaults(tx);
  });
});

describe("the board's limits", () => {
  const none = { mql: null, sal: null, sql: null };

  test("are none before anybody set them, and then those of the last who saw them", async () => {
    expect(unwrap(await ask(getBoardLimits, viewer, {}))).toEqual({
      limits: { columns: none, owners: none },
      version: 0,
    });
    const limits = { columns: { ...none, mql: 30 }, owners: { ...none, sal: 12 } };
    unwrap(await execute(limitBoard, { ...admin, role: "manager" }, { ...limits, version: 0 }));
    const late = await execute(limitBoard, admin, { columns: none, owners: none, version: 0 });
    expect(late).toMatchObject({ code: "conflict" });
    expect(unwrap(await ask(getBoardLimits, viewer, {}))).toEqual({ limits, version: 1 });
  });

  test("are whole numbers of leads, of stages that somebody works", async () => {
    for (const columns of [
      { ...none, mql: 0 },
      { ...none, sal: 1.5 },
      { ...none, inquiry: 5 },
    ]) {
      const refused = await execute(limitBoard, admin, { columns, owners: none, version: 1 });
      expect(refused).toMatchObject({ code: "invalid" });
    }
    expect(unwrap(await ask(getBoardLimits, viewer, {})).version).toBe(1);
  });
});

describe("the workspace's settings", () => {
  test("have defaults before anybody set them", async () => {
    expect(unwrap(await ask(getWorkspace, viewer, {}))).toEqual({
      workspace: DEFAULT_WORKSPACE,
      version: 0,
    });
  });

  test("are changed by one of two who change them at once; the other is told", async () => {
    const outcomes = await Promise.all([
      execute(updateWorkspace, admin, { ...change, version: 0 }),
      execute(updateWorkspace, admin, { ...change, name: "Other", version: 0 }),
    ]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ code: "conflict" });
    const { version } = unwrap(await ask(getWorkspace, viewer, {}));
    unwrap(await execute(updateWorkspace, admin, { ...change, version }));
    const { workspace } = unwrap(await ask(getWorkspace, viewer, {}));
    expect(workspace).toMatchObject({
      name: "Acme",
      currency: "EUR",
      holidays: ["2026-01-01", "2026-12-25"],
    });
  });

  test.each([
    [{ timeZone: "Mars/Olympus" }, "timeZone"],
    [{ currency: "XXY" }, "currency"],
    [{ name: "  " }, "name"],
    [{ holidays: ["2026-02-30"] }, "holidays.0"],
    [{ claimMinutes: 0 }, "claimMinutes"],
    [{ monthlyRevenueMinor: 0 }, "monthlyRevenueMinor"],
    [{ grossMarginPercent: 101 }, "grossMarginPercent"],
    [{ monthlyChurnPercent: -1 }, "monthlyChurnPercent"],
    [{ conversionWindowDays: 1.5 }, "conversionWindowDays"],
    [{ businessHours: { days: [1], fromMinute: 600, toMinute: 600 } }, "businessHours.toMinute"],
    [{ businessHours: { days: [], fromMinute: 0, toMinute: 600 } }, "businessHours.days"],
  ])("refuse %j", async (part, field) => {
    const { version } = unwrap(await ask(getWorkspace, viewer, {}));
    const outcome = await execute(updateWorkspace, admin, { ...change, ...part, version });
    expect(outcome).toMatchObject({ ok: false, code: "invalid" });
    expect(outcome.ok ? {} : outcome.fields).toHaveProperty([field]);
  });

  test("are changed by admins only", async () => {
    const outcome = await execute(updateWorkspace, viewer, { ...change, version: 9 });
    expect(outcome).toMatchObject({ ok: false, code: "forbidden" });
  });
});

describe("exit reasons", () => {
  const reasons = async () => unwrap(await ask(listExitReasons, viewer, {}));
  const add = (label: string) =>
    execute(saveExitReason, admin, { label, kind: "both", actor: "sales" });

  test("start with ten, in order, made once", async () => {
    const all = await reasons();
    expect(all).toHaveLength(10);
    expect(all[0]).toMatchObject({ id: "unable_to_reach", kind: "both", needsAttempts: true });
    expect(all.find((reason) => reason.id === "no_timing")?.kind).toBe("recycle");
    expect(all.find((reason) => reason.id === "duplicate")?.kind).toBe("disqualify");
  });

  test("stay at ten at most, and need names of their own", async () => {
    expect(await add("Moved away")).toMatchObject({ ok: false, code: "conflict" });
    unwrap(await execute(retireExitReason, admin, { id: "duplicate", retired: true }));
    expect(await add("no BUDGET")).toMatchObject({ ok: false, code: "conflict" });
    const { id } = unwrap(await add("Moved away"));
    expect((await reasons()).at(-1)).toMatchObject({ id, label: "Moved away" });
    const back = await execute(retireExitReason, admin, { id: "duplicate", retired: false });
    expect(back).toMatchObject({ ok: false, code: "conflict" });
  });

  test("never run out for either exit", async () => {
    const retire = (id: string) => execute(retireExitReason, admin, { id, retired: true });
    const outcomes = [];
    for (const { id, retiredAt } of await reasons()) {
      if (retiredAt === null) outcomes.push(await retire(id));
    }
    expect(outcomes.some((outcome) => !outcome.ok && outcome.code === "conflict")).toBe(true);
    const left = (await reasons()).filter((reason) => reason.retiredAt === null);
    for (const kind of ["recycle", "disqualify"]) {
      expect(left.some((reason) => reason.kind === kind || reason.kind === "both")).toBe(true);
    }
  });
});

test("what customers bring in is told only to those who may see costs", async () => {
  const customers = {
    monthlyRevenueMinor: 170_000,
    grossMarginPercent: 80,
    monthlyChurnPercent: 2,
  };
  const { workspace, version } = unwrap(await ask(getWorkspace, admin, {}));
  unwrap(await execute(updateWorkspace, admin, { ...workspace, ...customers, version }));
  const seenBy = async (role: Role) => unwrap(await ask(getWorkspace, { ...admin, role }, {}));
  for (const role of ["admin", "manager", "marketer", "viewer"] as const) {
    expect((await seenBy(role)).workspace, role).toMatchObject(customers);
  }
  expect(await seenBy("sdr")).toEqual({
    workspace: {
      ...workspace,
      monthlyRevenueMinor: null,
      grossMarginPercent: null,
      monthlyChurnPercent: null,
    },
    version: version + 1,
  });
  unwrap(await execute(updateWorkspace, admin, { ...workspace, version: version + 1 }));
});
