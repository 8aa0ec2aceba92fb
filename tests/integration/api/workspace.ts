import { count } from "drizzle-orm";
import { expect } from "vitest";
import { store } from "@/db/client";
import { audit, leads } from "@/db/schema";
import { BANT_DIMENSIONS } from "@/lib/engine/bant";
import { moveLead } from "@/lib/leads/commands/moves";
import { COMMAND_LINE } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { saveBant } from "@/lib/qualification/commands";
import { bringIntoForce, CRITERIA, settle } from "../leads/world";
import { keyOf, type Sent, send } from "./contract";

export let admin = "";
export let viewer = "";

/** Criteria in force, and the keys. */
export async function settleKeys(): Promise<void> {
  await settle();
  await bringIntoForce(CRITERIA, Date.now() - 1000);
  admin = await keyOf("admin");
  viewer = await keyOf("viewer");
}

export const as = (key: string, body?: unknown, headers?: Record<string, string>): Sent => ({
  key,
  ...(body === undefined ? {} : { body }),
  ...(headers ? { headers } : {}),
});

export let made = 0;
export async function addLead(facts: object = {}): Promise<{ id: string; version: number }> {
  made += 1;
  const body = { name: `Lead ${made}`, email: `lead${made}@api.test`, ...facts };
  const response = await send("POST", "/leads", as(admin, body));
  expect(response.status).toBe(201);
  const lead = await response.json();
  expect(response.headers.get("location")).toBe(`/api/v1/leads/${lead.id}`);
  return lead;
}

export async function countRows(): Promise<{ leads: number; audit: number }> {
  const { read } = await store();
  const [[a], [b]] = [
    await read.select({ n: count() }).from(leads),
    await read.select({ n: count() }).from(audit),
  ];
  return { leads: a?.n ?? 0, audit: b?.n ?? 0 };
}

/** A lead that sales worked, with its first opportunity. */
export async function addSql(): Promise<string> {
  const { id } = await addLead();
  await makeSql(id);
  return id;
}

export async function makeSql(id: string): Promise<void> {
  const move = async (to: "mql" | "sal" | "sql", more: object = {}) => {
    const { version } = await (await send("GET", `/leads/${id}`, as(viewer))).json();
    unwrap(await execute(moveLead, COMMAND_LINE, { id, version, to, ...more }));
  };
  await move("mql", { note: "They called us." });
  await move("sal");
  const answers = BANT_DIMENSIONS.map((dimension) => ({ dimension, level: "met" as const }));
  unwrap(await execute(saveBant, COMMAND_LINE, { leadId: id, answers }));
  await move("sql", { opportunity: { name: "First" } });
}
