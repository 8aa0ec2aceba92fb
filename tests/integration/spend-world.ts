import { store } from "@/db/client";
import { audit, budgets, costs, exchangeRates, settings } from "@/db/schema";
import type { Actor } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { DEFAULT_WORKSPACE } from "@/lib/settings/schema";
import { saveCost } from "@/lib/spend/commands";
import { saveCells } from "@/lib/spend/commands/cells";
import { listCosts } from "@/lib/spend/queries";
import { getSpendGrid } from "@/lib/spend/queries/grid";
import { type GridCell, type GridPlace, placeKey } from "@/lib/spend/schema/grid";

export const NOW = Date.UTC(2026, 2, 16, 12);

export const max: Actor = { kind: "user", id: "m", name: "Max", role: "marketer", sessionId: "s" };
export const ada: Actor = { ...max, id: "a", name: "Ada", role: "manager" };

export async function settleSpend(): Promise<void> {
  const { write } = await store();
  await write((tx) =>
    tx.insert(settings).values({ key: "workspace", value: DEFAULT_WORKSPACE, updatedAt: NOW }),
  );
}

export async function forgetSpend(): Promise<void> {
  const { write } = await store();
  await write(async (tx) => {
    for (const table of [costs, budgets, exchangeRates, audit]) await tx.delete(table);
  });
}

export type Asked = {
  span?: string;
  by?: "source" | "campaign";
  kind?: "media" | "tools" | "salaries";
};

export const grid = async (asked: Asked = {}) =>
  unwrap(await ask(getSpendGrid, max, { span: "2026", kind: "media", ...asked }, NOW));

export const entries = async () => unwrap(await ask(listCosts, max, {}, NOW)).rows;

export const google = (period: string): GridPlace => ({ source: "Google", campaign: null, period });

/** Writes cells as they are seen now. */
export async function write(cells: [GridPlace, string][], asked: Asked = {}, actor = max) {
  const seen = stamps((await grid(asked)).cells);
  return execute(
    saveCells,
    actor,
    {
      kind: asked.kind ?? "media",
      cells: cells.map(([place, amount]) => ({
        ...place,
        amount,
        stamp: seen.get(placeKey(place)) ?? "",
      })),
    },
    NOW,
  );
}

export const stamps = (cells: readonly GridCell[]) =>
  new Map(cells.map((cell) => [placeKey(cell), cell.stamp]));

export async function holds(asked: Asked = {}) {
  return Object.fromEntries(
    (await grid(asked)).cells.map((cell) => [
      [cell.period, cell.source, cell.campaign].filter((part) => part !== null).join(" "),
      cell.minor,
    ]),
  );
}

export const bring = (day: string, amount: string, more = {}) =>
  execute(saveCost, ada, { day, source: "Google", kind: "media", amount, ...more }, NOW);
