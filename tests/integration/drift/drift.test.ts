import { beforeEach, describe, expect, it } from "vitest";
import { store } from "@/db/client";
import type { Tx } from "@/db/handles";
import { audit, criteriaVersions, handoffs, leads } from "@/db/schema";
import { getDrift } from "@/lib/drift/queries";
import type { DriftFinding } from "@/lib/drift/schema";
import { NO_BANT } from "@/lib/engine/bant";
import { EMPTY_CRITERIA, type Targets } from "@/lib/engine/criteria";
import { wilson } from "@/lib/engine/statistics";
import { countLeads } from "@/lib/leads/store/counts";
import { readLeadCondition } from "@/lib/leads/store/where";
import { newId } from "@/lib/operations/id";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { DEFAULT_WORKSPACE } from "@/lib/settings/schema";
import { person } from "../criteria/people";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Monday, so that weeks begin with it. */
const NOW = Date.UTC(2026, 10, 30);
const ACTIVATED = NOW - 40 * DAY;

const NOTHING: Targets = { mqlsPerWeek: null, acceptanceRate: null, sqlRate: null };

async function inForce(targets: Partial<Targets>, activatedAt = ACTIVATED, reviewAt?: number) {
  await (await store()).write(async (tx) => {
    await tx.insert(criteriaVersions).values({
      id: "active",
      number: 3,
      name: "Autumn",
      state: "active",
      body: {
        ...EMPTY_CRITERIA,
        targets: { ...NOTHING, ...targets },
        reviewAt: reviewAt ?? null,
      },
      createdAt: activatedAt,
      activatedAt,
    });
  });
}

interface Fate {
  mqlAt: number;
  salAt?: number;
  sqlAt?: number;
  exitAt?: number;
  versionId?: string;
}

const made: string[] = [];

/** Says in the log that these leads have changed, as every command does. */
async function tellOf(tx: Tx, ids: readonly string[]) {
  await tx.insert(audit).values({
    at: NOW,
    actorName: "Test",
    command: "test",
    action: "import.batch",
    entity: "import",
    entityId: "test",
    after: { leads: ids },
  });
}

/** So many leads that were handed to sales and went on like this. */
async function handedOff(count: number, { versionId = "active", ...fate }: Fate) {
  await (await store()).write(async (tx) => {
    for (let i = 0; i < count; i++) {
      const id = newId();
      await tx.insert(leads).values({
        id,
        name: id,
        attributes: {},
        label: "newCompany",
        stage: fate.exitAt ? "nurture" : "mql",
        stageAt: fate.exitAt ?? fate.mqlAt,
        bant: { ...NO_BANT },
        scoredAt: fate.mqlAt,
        createdAt: fate.mqlAt,
        updatedAt: fate.mqlAt,
      });
      await tx.insert(handoffs).values({
        leadId: id,
        round: 1,
        path: "scored",
        criteriaVersionId: versionId,
        fit: 0,
        engagement: 0,
        ...fate,
        ...(fate.exitAt ? { exitStage: "nurture" as const } : {}),
      });
      made.push(id);
    }
    await tellOf(tx, made);
  });
}

const drift = async (now = NOW) => unwrap(await ask(getDrift, person("viewer"), {}, now));

/** The finding, after its links were counted: they must lead to the leads that it names. */
async function found<K extends DriftFinding["kind"]>(kind: K) {
  const finding = (await drift())?.findings.find((one) => one.kind === kind);
  if (!finding) throw new Error(`Nothing was found about ${kind}`);
  return finding as Extract<DriftFinding, { kind: K }>;
}

async function behind(filter: Parameters<typeof readLeadCondition>[1]) {
  const { read } = await store();
  return countLeads(read, await readLeadCondition(read, filter, DEFAULT_WORKSPACE, NOW));
}

beforeEach(async () => {
  await (await store()).write(async (tx) => {
    await tx.delete(handoffs);
    await tx.delete(leads);
    await tx.delete(criteriaVersions);
    await tx.delete(audit);
    await tellOf(tx, made);
  });
});

describe("acceptance", () => {
  const at = NOW - 20 * DAY;
  const accepted = { mqlAt: at, salAt: at + HOUR };
  const rejected = { mqlAt: at, exitAt: at + HOUR };

  it("is told when its interval lies below what was agreed, with the leads behind it", async () => {
    await inForce({ acceptanceRate: 0.8 });
    await handedOff(24, accepted);
    await handedOff(16, rejected);
    await handedOff(9, { mqlAt: at });
    await handedOff(50, { ...rejected, versionId: "older" });
    await handedOff(50, { mqlAt: ACTIVATED - DAY, exitAt: ACTIVATED });
    const finding = await found("acceptance");
    expect(finding).toMatchObject({ agreed: 0.8, share: wilson(24, 40), unanswered: 9 });
    expect(finding.from).toBe(ACTIVATED);
    expect(await behind(finding.leads)).toBe(24 + 16 + 9);
    expect(await behind(finding.accepted)).toBe(24);
  });

  it("is not told of few leads, within the interval, or when nothing was agreed", async () => {
    await inForce({ acceptanceRate: 0.8 });
    await handedOff(29, rejected);
    expect(await drift()).toBeNull();
    await handedOff(90, accepted);
    expect(await drift()).toBeNull();
  });

  it("never takes a lead that waits for an answer for a refused one", async () => {
    await inForce({ acceptanceRate: 0.8 });
    await handedOff(30, accepted);
    await handedOff(300, { mqlAt: at });
    expect(await drift()).toBeNull();
  });

  it("forgets what lies more than 90 days back", async () => {
    await inForce({ acceptanceRate: 0.8 }, NOW - 300 * DAY);
    await handedOff(200, { mqlAt: NOW - 100 * DAY, exitAt: NOW - 99 * DAY });
    await handedOff(40, accepted);
    expect(await drift()).toBeNull();
  });
});

describe("the SQL rate", () => {
  const old = NOW - 120 * DAY;

  it("counts only MQLs whose window is over for all", async () => {
    await inForce({ sqlRate: 0.3 }, NOW - 300 * DAY);
    await handedOff(5, { mqlAt: old, salAt: old, sqlAt: old + 89 * DAY });
    await handedOff(1, { mqlAt: old, salAt: old, sqlAt: old + 91 * DAY });
    await handedOff(54, { mqlAt: old, salAt: old });
    await handedOff(40, { mqlAt: NOW - 80 * DAY, salAt: NOW - 80 * DAY });
    const finding = await found("sqlRate");
    expect(finding).toMatchObject({ share: wilson(5, 60), windowDays: 90 });
    expect(await behind(finding.leads)).toBe(60);
    expect(await behind(finding.reached)).toBe(5);
  });

  it("says nothing while all are too young, however few have got there", async () => {
    await inForce({ sqlRate: 0.3 }, NOW - 89 * DAY);
    await handedOff(200, { mqlAt: NOW - 80 * DAY, salAt: NOW - 80 * DAY });
    expect(await drift()).toBeNull();
  });
});

describe("the volume", () => {
  it("is told by whole weeks since the activation, on both sides", async () => {
    await inForce({ mqlsPerWeek: 20 });
    // In the week of the activation and in the running one there is nothing to count.
    await handedOff(50, { mqlAt: ACTIVATED + HOUR });
    await handedOff(50, { mqlAt: NOW + HOUR });
    for (let week = 1; week <= 5; week++) await handedOff(10, { mqlAt: NOW - week * 7 * DAY });
    const finding = await found("volume");
    expect(finding).toMatchObject({ side: "below", agreed: 20 });
    expect(finding.weekly).toMatchObject({ count: 50, units: 5, perUnit: 10 });
    expect(finding.parts).toHaveLength(1);
    expect(await behind(finding.parts[0]?.leads ?? {})).toBe(50);
    for (let week = 1; week <= 5; week++) await handedOff(30, { mqlAt: NOW - week * 7 * DAY });
    expect(await found("volume")).toMatchObject({ side: "above", weekly: { perUnit: 40 } });
  });

  it("waits for four whole weeks", async () => {
    await inForce({ mqlsPerWeek: 20 }, NOW - 27 * DAY);
    expect(await drift()).toBeNull();
  });
});

describe("a version that came back into force", () => {
  const BACK = NOW - 9 * DAY;

  /** In force for long, then another for some days, and again since. */
  async function comesBack(targets: Partial<Targets>, awayDays: number) {
    await inForce(targets, BACK);
    const activated = [
      ["active", NOW - 200 * DAY],
      ["other", BACK - awayDays * DAY],
      ["active", BACK],
    ] as const;
    await (await store()).write(async (tx) => {
      for (const [entityId, at] of activated) {
        await tx.insert(audit).values({
          at,
          actorName: "Test",
          command: "criteria.activate",
          action: "criteria.active",
          entity: "criteria",
          entityId,
        });
      }
    });
  }

  it("is judged by its MQLs of both times", async () => {
    await comesBack({ acceptanceRate: 0.8, sqlRate: 0.3 }, 1 / 1440);
    const early = BACK - 30 * DAY;
    await handedOff(30, { mqlAt: early, exitAt: early + HOUR });
    await handedOff(5, { mqlAt: BACK + HOUR, salAt: BACK + 2 * HOUR });
    await handedOff(9, { mqlAt: early, exitAt: early + HOUR, versionId: "other" });
    await handedOff(40, { mqlAt: NOW - 95 * DAY, salAt: NOW - 95 * DAY });
    const acceptance = await found("acceptance");
    expect(acceptance).toMatchObject({ share: wilson(5, 35), from: NOW - 90 * DAY });
    expect(await behind(acceptance.leads)).toBe(35);
    expect(await found("sqlRate")).toMatchObject({ share: wilson(0, 40) });
  });

  it("begins with its latest time when the one before lies more than 90 days back", async () => {
    await comesBack({ acceptanceRate: 0.8 }, 100);
    await handedOff(40, { mqlAt: BACK, exitAt: BACK + HOUR });
    expect((await found("acceptance")).from).toBe(BACK);
  });

  it("counts whole weeks in force only, and shows the leads of just those", async () => {
    await comesBack({ mqlsPerWeek: 20 }, 10);
    // Away in the second to fourth of the latest weeks, the second and third of them in part.
    for (let week = 1; week <= 15; week++)
      await handedOff(6, { mqlAt: NOW - week * 7 * DAY + DAY });
    const { weekly, parts, from, to } = await found("volume");
    expect(weekly).toMatchObject({ count: 66, units: 11, perUnit: 6 });
    expect([from, to]).toEqual([NOW - 91 * DAY, NOW]);
    expect(parts.map(({ count }) => count)).toEqual([60, 6]);
    for (const { count, leads: filter } of parts) expect(await behind(filter)).toBe(count);
  });
});

describe("the review", () => {
  it("is due from its day on", async () => {
    await inForce({}, ACTIVATED, NOW + DAY);
    expect(await drift()).toBeNull();
    expect(await drift(NOW + DAY)).toMatchObject({
      version: { id: "active", number: 3, name: "Autumn" },
      findings: [{ kind: "review", reviewAt: NOW + DAY }],
    });
  });
});

describe("without a version in force", () => {
  it("nothing can have left what was agreed", async () => {
    expect(await drift()).toBeNull();
  });
});
