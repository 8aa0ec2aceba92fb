import type { z } from "zod";
import { store } from "@/db/client";
import {
  alerts,
  audit,
  checkedDays,
  costs,
  criteriaVersions,
  goals,
  handoffs,
  leads,
  mails,
  settings,
  users,
} from "@/db/schema";
import { NO_BANT } from "@/lib/engine/bant";
import { EMPTY_CRITERIA } from "@/lib/engine/criteria";
import type { Role } from "@/lib/engine/roles";
import { setGoal } from "@/lib/goals/commands";
import type { setGoalInput } from "@/lib/goals/schema";
import type { Actor } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { unwrap } from "@/lib/operations/outcome";
import { saveCost } from "@/lib/spend/commands";
import { person } from "../criteria/people";

export const DAY = 86_400_000;
export const HOUR = 3_600_000;
/** Noon, so that it is the same day in most zones. */
export const NOW = Date.UTC(2026, 10, 30, 12);
/** Long enough ago that the window of its MQLs is over. */
export const OLD = NOW - 120 * DAY;

export const manager = person("manager");
export const sdr = person("sdr");
export const viewer = person("viewer");

/** That somebody wants alerts by mail. */
export const BY_MAIL = { kind: "alertRaised", channel: "mail" } as const;

export async function emptyWorld(): Promise<void> {
  await (await store()).write(async (tx) => {
    const gone = await tx.select({ id: leads.id }).from(leads);
    await tx.delete(handoffs);
    for (const { id } of gone) await tx.insert(audit).values(newsOf(id));
    for (const table of [leads, criteriaVersions, goals, alerts, checkedDays, mails, costs]) {
      await tx.delete(table);
    }
    for (const table of [users, settings]) await tx.delete(table);
  });
}

/** What follows the log learns of leads from nowhere else. */
function newsOf(entityId: string) {
  const command = "test";
  return { at: NOW, actorName: "Test", command, action: "lead.update", entity: "lead", entityId };
}

/** So many leads that became MQL on a day; those that `converted` SQL a day later. */
export async function mqls(
  count: number,
  converted: number,
  mqlAt = OLD,
  fate: "accepted" | "returned" = "accepted",
): Promise<void> {
  await (await store()).write(async (tx) => {
    for (let i = 0; i < count; i++) {
      const id = newId();
      const sqlAt = i < converted ? mqlAt + DAY : null;
      await tx.insert(leads).values({
        id,
        name: id,
        attributes: {},
        label: "newCompany",
        stage: fate === "returned" ? "nurture" : sqlAt ? "sql" : "sal",
        stageAt: sqlAt ?? mqlAt,
        bant: { ...NO_BANT },
        scoredAt: mqlAt,
        createdAt: mqlAt,
        updatedAt: mqlAt,
      });
      await tx.insert(handoffs).values({
        leadId: id,
        round: 1,
        path: "scored",
        criteriaVersionId: "active",
        fit: 0,
        engagement: 0,
        mqlAt,
        sqlAt,
        ...(fate === "accepted"
          ? { salAt: mqlAt + HOUR }
          : { exitAt: mqlAt + HOUR, exitStage: "nurture" as const }),
      });
      await tx.insert(audit).values(newsOf(id));
    }
  });
}

/** Criteria in force, under which sales promised to accept that share. */
export async function agreed(acceptanceRate: number, id = "active"): Promise<void> {
  await (await store()).write(async (tx) => {
    await tx.delete(criteriaVersions);
    await tx.insert(criteriaVersions).values({
      id,
      number: 3,
      name: "Autumn",
      state: "active",
      body: {
        ...EMPTY_CRITERIA,
        targets: { mqlsPerWeek: null, acceptanceRate, sqlRate: null },
      },
      createdAt: NOW - 60 * DAY,
      activatedAt: NOW - 60 * DAY,
    });
  });
}

/** Somebody with an account. */
export async function colleague(role: Role): Promise<Extract<Actor, { kind: "user" }>> {
  const actor = person(role);
  const email = `${role}@larkmoor.example`;
  await (await store()).write(async (tx) => {
    await tx.insert(users).values({
      id: actor.id,
      name: actor.name,
      email,
      emailKey: email,
      role,
      createdAt: OLD,
    });
  });
  return actor;
}

/** Media that cost so much, this month. */
export async function spent(amount: string): Promise<void> {
  const cost = { day: "2026-11-03", kind: "media" as const, source: "web", amount };
  unwrap(await execute(saveCost, manager, cost));
}

type Goal = z.input<typeof setGoalInput>;

/** The share of the MQLs of `OLD` that became SQL. */
export const CONVERSION: Goal["place"] = {
  report: "conversion",
  search: "from=2026-07-01&to=2026-08-31",
  tableId: "cohorts",
  rowId: "total",
  columnKey: "conversion",
};
/** The costs of a day. */
export const COSTS: Goal["place"] = {
  report: "cac",
  search: "from=2026-11-01&to=2026-11-30",
  tableId: "summary",
  rowId: "costs",
  columnKey: "loaded",
};

/** Figures that only who may read costs sees, in each report that has some. */
export const COST_FIGURES = [
  COSTS,
  { ...COSTS, report: "sources", tableId: "sources", rowId: "total", columnKey: "cost" },
  { ...COSTS, report: "attribution", tableId: "costs", rowId: "total", columnKey: "cost" },
];

export const want = (wanted: Partial<Goal> = {}, actor: Actor = manager, now = NOW) =>
  execute(
    setGoal,
    actor,
    { place: CONVERSION, direction: "atLeast", target: 0.25, basis: "interval", ...wanted },
    now,
  );
