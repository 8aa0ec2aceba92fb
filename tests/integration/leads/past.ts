import { expect } from "vitest";
import { store } from "@/db/client";
import { leads } from "@/db/schema";
import { getBoard } from "@/lib/leads/queries/board";
import { listLeads } from "@/lib/leads/queries/list";
import type { LeadFilter } from "@/lib/leads/schema";
import { leadContext } from "@/lib/leads/steps/context";
import { insertLeads, type NewLead } from "@/lib/leads/steps/intake";
import { SWEEP } from "@/lib/operations/actor";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { bringIntoForce, CRITERIA, DAY, HOUR, MINUTE, MONDAY, settle, vic } from "./world";

export const NOW = MONDAY + 10 * DAY;
export const SOURCES = ["Google", "Webinar", null];

/** Leads with a past: in every stage, many of them entering it at the same moment. */
export function past(i: number): NewLead {
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

/** Fills the workspace with them, and brings criteria into force; gives that version's id. */
export async function settlePast(): Promise<string> {
  await settle();
  await (await store()).write(async (tx) => {
    const context = await leadContext(tx, SWEEP, MONDAY + 5 * DAY, true);
    await insertLeads(
      tx,
      Array.from({ length: 210 }, (_, i) => past(i)),
      context,
    );
  });
  return bringIntoForce(CRITERIA, MONDAY + 6 * DAY);
}

export const board = async (filter: LeadFilter = {}, perColumn = 7) =>
  unwrap(await ask(getBoard, vic, { filter, perColumn }, NOW));

export async function idsOf(filter: LeadFilter): Promise<string[]> {
  const { rows, total } = unwrap(await ask(listLeads, vic, { filter, limit: 500 }, NOW));
  expect(total).toBe(rows.length);
  return rows.map(({ id }) => id).sort();
}

export async function idsWhere(
  keep: (row: typeof leads.$inferSelect) => boolean,
): Promise<string[]> {
  const { read } = await store();
  return (await read.select().from(leads))
    .filter(keep)
    .map(({ id }) => id)
    .sort();
}
