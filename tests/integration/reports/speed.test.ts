import { beforeAll, describe, expect, test } from "vitest";
import { store } from "@/db/client";
import { settings } from "@/db/schema";
import { logCall } from "@/lib/activities/commands";
import { claimLead, releaseLead } from "@/lib/leads/commands/claims";
import { moveLead } from "@/lib/leads/commands/moves";
import { assignLead, createLead } from "@/lib/leads/commands/records";
import type { MoveLeadInput } from "@/lib/leads/schema/inputs";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { runReport } from "@/lib/reports/queries";
import type { ReportParamsInput } from "@/lib/reports/schema/params";
import { DEFAULT_WORKSPACE } from "@/lib/settings/schema";
import { merge } from "../leads/merging";
import { ana, ben, mara, max, page, settle, vic } from "../leads/world";
import { expectOpens } from "./opens";

/** A Monday. Clocks in Berlin went on an hour on Sunday, March 29; Easter Monday is April 6. */
const NOW = Date.parse("2026-04-13T12:00+02:00");
const DAY = 86_400_000;

/** "03-27 16:30" as the clocks in Berlin show it. */
function at(text: string): number {
  const [day = "", time = ""] = text.split(" ");
  return Date.parse(`2026-${day}T${time}${day < "03-29" ? "+01:00" : "+02:00"}`);
}

type Step =
  | [what: "mql" | "accept" | "call" | "claim" | "release" | "recycle", at: string]
  | [what: "assign", at: string, to: "ana" | "ben" | null]
  /** Another lead, owned by Ben, becomes one with it. */
  | [what: "merge", at: string];

interface Case {
  steps: Step[];
  /** Only hand-offs from this day on. */
  from?: string;
  /** Minutes until somebody in particular had the lead, or touched it; null: nobody so far. */
  system: number | null;
  /** Business minutes from then to the first touch; null: none so far. */
  rep: number | null;
  unassigned: 0 | 1;
  /** Whom a rep's time is known of. */
  assigned: 0 | 1;
}

const CASES: Record<string, Case> = {
  "had an owner before the hand-off": {
    steps: [
      ["assign", "03-23 09:00", "ana"],
      ["mql", "03-23 10:00"],
      ["call", "03-23 10:45"],
    ],
    ...{ system: 0, rep: 45, unassigned: 0, assigned: 1 },
  },
  "was accepted, then called": {
    steps: [
      ["mql", "03-23 10:00"],
      ["accept", "03-23 12:00"],
      ["call", "03-23 12:30"],
    ],
    ...{ system: 120, rep: 30, unassigned: 0, assigned: 1 },
  },
  "was claimed, dropped, and accepted by somebody else": {
    steps: [
      ["mql", "03-23 10:00"],
      ["claim", "03-23 10:05"],
      ["release", "03-23 10:10"],
      ["accept", "03-23 13:00"],
      ["call", "03-23 14:05"],
    ],
    ...{ system: 5, rep: 240, unassigned: 0, assigned: 1 },
  },
  "was given to somebody, and taken away again": {
    steps: [
      ["mql", "03-23 10:00"],
      ["assign", "03-23 11:00", "ben"],
      ["assign", "03-23 12:00", null],
      ["call", "03-23 13:00"],
    ],
    ...{ system: 60, rep: 120, unassigned: 0, assigned: 1 },
  },
  "was called while it was nobody's": {
    steps: [
      ["mql", "03-23 10:00"],
      ["call", "03-23 10:20"],
    ],
    ...{ system: 20, rep: null, unassigned: 0, assigned: 0 },
  },
  "was called first, and accepted then": {
    steps: [
      ["mql", "03-23 10:00"],
      ["call", "03-23 10:20"],
      ["accept", "03-23 11:00"],
    ],
    ...{ system: 20, rep: 0, unassigned: 0, assigned: 1 },
  },
  "waits for anybody": {
    steps: [["mql", "03-23 10:00"]],
    ...{ system: null, rep: null, unassigned: 1, assigned: 0 },
  },
  "waits for its rep": {
    steps: [
      ["mql", "03-23 10:00"],
      ["claim", "03-23 11:00"],
    ],
    ...{ system: 60, rep: null, unassigned: 0, assigned: 1 },
  },
  "left before anybody had it": {
    steps: [
      ["mql", "03-23 10:00"],
      ["recycle", "03-23 11:00"],
    ],
    ...{ system: null, rep: null, unassigned: 0, assigned: 0 },
  },
  "came at night, and was called the next morning": {
    steps: [
      ["mql", "03-23 22:00"],
      ["claim", "03-23 22:10"],
      ["call", "03-24 09:40"],
    ],
    ...{ system: 10, rep: 40, unassigned: 0, assigned: 1 },
  },
  "came before a weekend in which the clocks went on": {
    steps: [
      ["mql", "03-27 16:00"],
      ["claim", "03-27 16:30"],
      ["call", "03-30 09:30"],
    ],
    ...{ system: 30, rep: 60, unassigned: 0, assigned: 1 },
  },
  "waited over that weekend for somebody: the clock of all hours has one less": {
    steps: [
      ["mql", "03-28 12:00"],
      ["claim", "03-30 12:00"],
      ["call", "03-30 12:10"],
    ],
    ...{ system: 47 * 60, rep: 10, unassigned: 0, assigned: 1 },
  },
  "waited over a holiday for its rep": {
    steps: [
      ["mql", "04-03 16:00"],
      ["accept", "04-03 16:30"],
      ["call", "04-07 10:00"],
    ],
    ...{ system: 30, rep: 90, unassigned: 0, assigned: 1 },
  },
  "came back, as its first hand-off": {
    steps: [
      ["mql", "03-16 10:00"],
      ["accept", "03-16 10:30"],
      ["call", "03-16 11:00"],
      ["recycle", "03-17 10:00"],
      ["mql", "03-25 10:00"],
      ["call", "03-25 10:15"],
    ],
    ...{ system: 30, rep: 30, unassigned: 0, assigned: 1 },
  },
  "came back, as the later hand-off: its owner had it at once": {
    steps: [
      ["mql", "03-16 10:00"],
      ["accept", "03-16 10:30"],
      ["call", "03-16 11:00"],
      ["recycle", "03-17 10:00"],
      ["mql", "03-25 10:00"],
      ["call", "03-25 10:15"],
    ],
    from: "2026-03-20",
    ...{ system: 0, rep: 15, unassigned: 0, assigned: 1 },
  },
  "got an owner by a merge": {
    steps: [
      ["mql", "03-23 10:00"],
      ["merge", "03-23 11:30"],
      ["call", "03-23 11:50"],
    ],
    ...{ system: 90, rep: 20, unassigned: 0, assigned: 1 },
  },
  "was merged after somebody had it": {
    steps: [
      ["mql", "03-23 10:00"],
      ["claim", "03-23 10:10"],
      ["release", "03-23 10:12"],
      ["merge", "03-23 11:30"],
      ["call", "03-23 11:50"],
    ],
    ...{ system: 10, rep: 100, unassigned: 0, assigned: 1 },
  },
};

/** Each case has its leads to itself: their source is its name. */
async function arrive(name: string, source: string): Promise<string> {
  const input = { name, attributes: { source } };
  return unwrap(await execute(createLead, mara, input, at("03-09 09:00"))).id;
}

async function follow(id: string, name: string, [what, text, to]: Step): Promise<void> {
  const now = at(text);
  const { version, stage, ownerId } = (await page(id, now)).lead;
  const move = async (more: Pick<MoveLeadInput, "to"> & Partial<MoveLeadInput>) =>
    unwrap(await execute(moveLead, stage === "mql" ? ana : max, { id, version, ...more }, now));
  switch (what) {
    case "mql":
      await move({ to: "mql", note: "Rang us" });
      return;
    case "accept":
      await move({ to: "sal" });
      return;
    case "recycle":
      await move({ to: "nurture", reasonId: "no_timing", nurtureUntil: NOW + 30 * DAY });
      return;
    case "call":
      unwrap(await execute(logCall, ana, { leadId: id, outcome: "noAnswer" }, now));
      return;
    case "claim":
      unwrap(await execute(claimLead, ana, { id }, now));
      return;
    case "release":
      unwrap(await execute(releaseLead, ana, { id }, now));
      return;
    case "assign":
      expect(ownerId).not.toBe(to);
      unwrap(await execute(assignLead, max, { id, version, ownerId: to ?? null }, now));
      return;
    case "merge": {
      const other = await arrive(`${name}, again`, name);
      const owner = { id: other, version: 1, ownerId: ben.id };
      unwrap(await execute(assignLead, max, owner, at("03-10 09:00")));
      unwrap(await merge(id, other, now));
    }
  }
}

beforeAll(async () => {
  await settle();
  await (await store()).write(async (tx) => {
    const value = { ...DEFAULT_WORKSPACE, timeZone: "Europe/Berlin", holidays: ["2026-04-06"] };
    await tx.delete(settings);
    await tx.insert(settings).values({ key: "workspace", value, updatedAt: 0 });
  });
  for (const [name, { steps }] of Object.entries(CASES)) {
    const id = await arrive(name, name);
    for (const step of steps) await follow(id, name, step);
  }
});

async function run(params: ReportParamsInput) {
  const result = unwrap(
    await ask(runReport, vic, { name: "speed", params: { to: "2026-04-13", ...params } }, NOW),
  );
  await expectOpens(result, NOW);
  return result;
}

describe("speed to lead of one that", () => {
  test.each(Object.entries(CASES))("%s", async (name, expected) => {
    const { tables } = await run({ from: expected.from ?? "2026-03-01", source: name });
    const delays = tables.find(({ id }) => id === "delays");
    const cells = delays?.rows.find(({ isTotal }) => isTotal)?.cells;
    expect({
      mqls: cells?.mqls?.value,
      system: cells?.systemMedian?.value,
      rep: cells?.repMedian?.value,
      unassigned: cells?.unassigned?.value,
      assigned: cells?.assigned?.value,
    }).toEqual({
      mqls: 1,
      system: expected.system,
      rep: expected.rep,
      unassigned: expected.unassigned,
      assigned: expected.assigned,
    });
  });
});

test("half and nine in ten are told of all, split or not", async () => {
  const whole = await run({ from: "2026-03-01" });
  const split = await run({ from: "2026-03-01", by: "source" });
  const delaysOf = ({ tables }: typeof whole) => tables.find(({ id }) => id === "delays")?.rows;
  const cells = (result: typeof whole) => delaysOf(result)?.find((row) => row.isTotal)?.cells;
  expect(cells(split)).toEqual(cells(whole));
  expect(delaysOf(split)).toHaveLength(Object.keys(CASES).length + 1);
  const { length } = Object.keys(CASES);
  const unassigned = Object.values(CASES).filter((one) => one.unassigned === 1).length;
  expect(cells(whole)).toMatchObject({
    mqls: { value: length },
    unassigned: { value: unassigned },
    // Of 17 the ninth: one left before, one still waits.
    systemMedian: { value: 30, behind: length },
    systemP90: { value: null, behind: length },
  });
});

test("not split, it is told and drawn what share was touched within how long", async () => {
  const source = "had an owner before the hand-off";
  const { charts, tables } = await run({ from: "2026-03-01", source });
  expect(charts.map(({ kind, table }) => [kind, table])).toEqual([["rates", "within"]]);
  const rows = tables.find(({ id }) => id === "within")?.rows ?? [];
  // Touched after 45 minutes.
  expect(rows.map(({ cells }) => [cells.value?.value, cells.touched?.value])).toEqual([
    ["15 min", 0],
    ["1 h", 1],
    ["4 h", 1],
    ["8 h", 1],
    ["1 d", 1],
    ["2 d", 1],
    ["7 d", 1],
  ]);
  const all = (await run({ from: "2026-03-01" })).tables.find(({ id }) => id === "within");
  const shares = all?.rows.map(({ cells }) => Number(cells.touched?.value)) ?? [];
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares[1]).toBeGreaterThan(0.1);
  const split = await run({ from: "2026-03-01", by: "source" });
  expect(split.tables.map(({ id }) => id)).toEqual(["speed", "delays"]);
});
