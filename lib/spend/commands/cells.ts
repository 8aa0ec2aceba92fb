import type { Tx } from "@/db/handles";
import { type CellChange, changeCell } from "@/lib/engine/cost-cells";
import { formatMoney } from "@/lib/engine/money";
import { t } from "@/lib/language";
import { type AuditEntry, defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import { readWorkspace } from "@/lib/settings/store";
import type { NewCost } from "../schema";
import {
  CORRECTION,
  EMPTY_STAMP,
  firstDayOf,
  type GridCell,
  lastDayOf,
  placeKey,
  saveCellsInput,
  type WrittenCell,
} from "../schema/grid";
import { ENTERED_BY_HAND } from "../steps";
import { NAMED, readAmounts, refuseCells } from "../steps/written-cells";
import { findCost, holdSpend, removeCost, updateCost } from "../store";
import { type CellScope, lastChanger, readCells, readEntries } from "../store/cells";
import { insertCosts } from "../store/insert";

const JUST_NOW = "Somebody else changed a cost of these cells just now. Try again.";

/**
 * Writes a block of cells of the spend grid: all of them or none. A cell that somebody changed
 * meanwhile refuses the block and says what it holds now. Gives the cells as they are after it.
 */
export const saveCells = defineCommand({
  name: "cost.saveCells",
  permission: "cost:write",
  input: saveCellsInput,
  async run({ tx, input, now }) {
    await holdSpend(tx);
    const { currency } = await readWorkspace(tx);
    const amounts = readAmounts(input.cells, currency);
    const scope = { ...scopeOf(input.cells), kind: input.kind };
    const cells = new Map(
      (await readCells(tx, scope, currency)).map((one) => [placeKey(one), one]),
    );
    const entries = await entriesByPlace(tx, scope);
    refuseCells("conflict", await changedMeanwhile(tx, input.cells, cells, entries, currency));

    const added: (NewCost & { id: string })[] = [];
    const audit: AuditEntry[] = [];
    for (const [i, cell] of input.cells.entries()) {
      const key = placeKey(cell);
      const total = cells.get(key)?.minor ?? 0;
      const change = changeCell(entries.get(key) ?? [], total, amounts[i] ?? null, currency);
      if (change?.kind === "add") {
        const entry = newEntry(cell, input.kind, change, currency);
        added.push(entry);
        const { id, day, source, campaign, kind, amountMinor, note } = entry;
        const after = { day, source, campaign, kind, amountMinor, currency, note };
        audit.push({ action: "cost.add", entity: "cost", entityId: id, after });
      } else if (change !== null) audit.push(await applyChange(tx, change));
    }
    const [first, ...others] = audit;
    if (!first) refuse("invalid", t("The cells hold these amounts already."));
    await insertCosts(tx, added, now);
    return {
      result: { cells: await cellsAfter(tx, input.cells, scope, currency) },
      audit: [first, ...others],
    };
  },
});

function scopeOf(cells: readonly WrittenCell[]): Omit<CellScope, "kind"> {
  const periods = cells.map(({ period }) => period).sort();
  const [first = "", last = ""] = [periods[0], periods.at(-1)];
  return {
    by: cells[0]?.campaign === null ? "source" : "campaign",
    unit: first.length === 7 ? "month" : "day",
    from: firstDayOf(first),
    to: lastDayOf(last),
    sources: [...new Set(cells.map(({ source }) => source))],
  };
}

type Entries = Awaited<ReturnType<typeof readEntries>>;

async function entriesByPlace(tx: Tx, scope: CellScope): Promise<Map<string, Entries>> {
  const found = new Map<string, Entries>();
  for (const entry of await readEntries(tx, scope)) {
    const key = placeKey(entry);
    const held = found.get(key) ?? [];
    if (held.length === 0) found.set(key, held);
    held.push(entry);
  }
  return found;
}

/** What happened to cells since they were seen, by their places in the block. */
async function changedMeanwhile(
  tx: Tx,
  written: readonly WrittenCell[],
  cells: ReadonlyMap<string, GridCell>,
  entries: ReadonlyMap<string, Entries>,
  currency: string,
): Promise<Map<number, string>> {
  const changed = new Map<number, string>();
  for (const [i, cell] of written.entries()) {
    const key = placeKey(cell);
    const current = cells.get(key);
    if ((current?.stamp ?? EMPTY_STAMP) === cell.stamp) continue;
    const ids = (entries.get(key) ?? []).map(({ id }) => id);
    const who = changed.size < NAMED && (await lastChanger(tx, "cost", ids));
    const holds = current
      ? t`it is ${formatMoney(current.minor, currency)} now`
      : t("it is empty now");
    changed.set(i, t`${who || t("Somebody else")} changed a cell meanwhile: ${holds}.`);
  }
  return changed;
}

function newEntry(
  { source, campaign, period }: WrittenCell,
  kind: NewCost["kind"],
  { amountMinor, isCorrection }: CellChange & { kind: "add" },
  currency: string,
): NewCost & { id: string } {
  return {
    id: newId(),
    ...ENTERED_BY_HAND,
    day: firstDayOf(period),
    source: source || null,
    campaign: campaign || null,
    kind,
    amountMinor,
    currency,
    note: isCorrection ? CORRECTION : null,
  };
}

async function applyChange(
  tx: Tx,
  change: Exclude<CellChange, { kind: "add" }>,
): Promise<AuditEntry> {
  const before = await findCost(tx, change.id);
  if (!before) refuse("conflict", t(JUST_NOW));
  const { id, version, currency } = before;
  const entry = { entity: "cost", entityId: id, before };
  if (change.kind === "remove") {
    if (!(await removeCost(tx, id, version))) refuse("conflict", t(JUST_NOW));
    return { action: "cost.delete", ...entry };
  }
  const { amountMinor } = change;
  if (!(await updateCost(tx, id, version, { amountMinor }))) refuse("conflict", t(JUST_NOW));
  return { action: "cost.change", ...entry, after: { amountMinor, currency } };
}

/** The written cells as they are now; those that are empty too. */
async function cellsAfter(
  tx: Tx,
  written: readonly WrittenCell[],
  scope: CellScope,
  currency: string,
): Promise<GridCell[]> {
  const now = new Map((await readCells(tx, scope, currency)).map((one) => [placeKey(one), one]));
  return written.map(({ source, campaign, period }) => {
    const place = { source, campaign, period };
    const empty = { ...place, minor: 0, count: 0, unconverted: 0, stamp: EMPTY_STAMP };
    return now.get(placeKey(place)) ?? empty;
  });
}
