"use client";

import { Undo2 } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { CellGrid } from "@/components/ui/cell-grid";
import type { GridCellView } from "@/components/ui/cell-grid-row";
import type { Placed, Spot } from "@/components/ui/cell-selection";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import type { CostKind } from "@/lib/engine/cost";
import { saveBudgetsAction, saveCellsAction } from "@/lib/spend/actions";
import {
  countedIn,
  type GridCell,
  type GridPlace,
  type GridRow,
  type SpendGrid as Loaded,
  placeKey,
  rowKey,
} from "@/lib/spend/schema/grid";
import { AddRow } from "./add-row";
import { amountText } from "./amounts";
import { CellDialog } from "./cell-dialog";
import { gridTexts as texts } from "./grid-texts";
import { rowLabel } from "./row-label";
import { editText, useCellWrites, type Written } from "./use-cell-writes";

export interface SpendGridProps {
  grid: Loaded;
  /** Of the periods, short and in full. */
  columns: readonly { label: string; name: string }[];
  /** What is written: costs of a kind, or budgets; null to read costs of all kinds. */
  writes: CostKind | "budget" | null;
  by: "source" | "campaign";
  mayWrite: boolean;
  /** Names that rows may have. */
  sources: readonly string[];
  exportHref: string;
}

const isEmpty = (cell: GridCell) => cell.count === 0 && cell.implied === undefined;

/** Costs or budgets by source or campaign and period, edited in place. */
export function SpendGrid(props: SpendGridProps) {
  const { grid, columns, writes, by } = props;
  const { currency, periods } = grid;
  const keys = useId();
  // Rows keep their places while somebody writes, whatever is loaded anew.
  const [begun, setBegun] = useState<readonly GridRow[]>(grid.rows);
  const [opened, setOpened] = useState<GridPlace | null>(null);
  const mayWrite = props.mayWrite && writes !== null;
  const edits = useCellWrites(grid.cells, currency, async (cells) => {
    if (writes === "budget") return saveBudgetsAction({ cells });
    return saveCellsAction({ kind: writes ?? "media", cells });
  });
  const { cells, pending, refused } = edits;

  const known = new Set(begun.map(rowKey));
  const rows = [...begun, ...grid.rows.filter((row) => !known.has(rowKey(row)))];
  const placeAt = ({ row, column }: Spot): GridPlace => ({
    source: rows[row]?.source ?? "",
    campaign: rows[row]?.campaign ?? null,
    period: periods[column] ?? "",
  });
  const waiting = new Map(pending.map((cell) => [placeKey(cell), cell.amount]));
  const unsaved = new Map((refused?.cells ?? []).map((cell) => [placeKey(cell), cell.amount]));
  const viewOf = (place: GridPlace): GridCellView => {
    const key = placeKey(place);
    const cell = cells.get(key);
    const edit = editText(cell, currency);
    const written = waiting.get(key);
    if (written !== undefined) {
      return { text: written, edit: written, tone: "pending", note: texts.isPending };
    }
    const lost = unsaved.get(key);
    const text = cell && cell.count > 0 ? amountText(cell.minor, currency) : "";
    if (lost !== undefined) {
      return { text: text || "–", edit, tone: "refused", note: texts.isRefused(lost) };
    }
    if (cell?.implied !== undefined && cell.count === 0) {
      const implied = amountText(cell.implied, currency);
      return { text: implied, edit, tone: "faint", note: texts.implied };
    }
    const notes = [
      cell && cell.count > 1 ? texts.entries(cell.count) : null,
      cell && cell.unconverted > 0 ? texts.unconverted(cell.unconverted, currency) : null,
    ].filter((note) => note !== null);
    const mark = cell && cell.unconverted > 0 ? " *" : "";
    return { text: text + mark, edit, ...(notes.length > 0 ? { note: notes.join(", ") } : {}) };
  };
  const sumText = (spots: Spot[]) => {
    const held = spots.map((spot) => cells.get(placeKey(placeAt(spot))));
    if (held.every((cell) => cell === undefined || isEmpty(cell))) return "–";
    return amountText(
      held.reduce((total, cell) => total + countedIn(cell), 0),
      currency,
    );
  };
  const everyRow = (column: number) => rows.map((_, row) => ({ row, column }));
  const write = (placed: Placed[]) =>
    edits.write(placed.map((one): Written => ({ ...placeAt(one), amount: one.text })));

  const addRow = mayWrite ? (
    <AddRow
      by={by}
      sources={props.sources}
      onAdd={(row) => setBegun(known.has(rowKey(row)) ? begun : [...begun, row])}
    />
  ) : null;
  return (
    <>
      {refused ? (
        <div className="px-4 pb-3" role="alert">
          <Notice
            tone="bad"
            action={
              refused.isConflict ? (
                <>
                  <Button size="sm" onPress={edits.insist}>
                    {texts.writeMine}
                  </Button>
                  <Button size="sm" onPress={edits.dismiss}>
                    {texts.keepTheirs}
                  </Button>
                </>
              ) : (
                <Button size="sm" onPress={edits.dismiss}>
                  {texts.close}
                </Button>
              )
            }
          >
            {refused.message}
          </Notice>
        </div>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState title={texts.noRows} action={addRow}>
          {writes === "budget" ? texts.noBudgetRowsHint : texts.noRowsHint}
        </EmptyState>
      ) : (
        <>
          <CellGrid
            label={by === "source" ? texts.bySource : texts.byCampaign}
            corner={by === "source" ? texts.source : texts.campaign}
            totalLabel={texts.total}
            columns={columns.map((column, i) => ({
              id: periods[i] ?? "",
              ...column,
              total: sumText(everyRow(i)),
            }))}
            rows={rows.map((row, i) => ({
              id: rowKey(row),
              label: rowLabel(row),
              cells: periods.map((_, column) => viewOf(placeAt({ row: i, column }))),
              total: sumText(periods.map((_, column) => ({ row: i, column }))),
            }))}
            total={sumText(periods.flatMap((_, column) => everyRow(column)))}
            isReadOnly={!mayWrite}
            onWrite={write}
            onOverflow={() => edits.refuse(texts.overflow)}
            onOpen={(spot) => setOpened(placeAt(spot))}
            onUndo={edits.undo}
            describedBy={keys}
          />
          <div className="flex flex-wrap items-start gap-2 border-line border-t px-4 py-2 print:hidden">
            {addRow}
            {mayWrite ? (
              <Button
                size="sm"
                icon={<Undo2 aria-hidden="true" />}
                isDisabled={!edits.canUndo}
                onPress={edits.undo}
              >
                {texts.undo}
              </Button>
            ) : null}
            <LinkButton size="sm" href={props.exportHref} download>
              {texts.export}
            </LinkButton>
            <span className="self-center text-ink-muted text-xs" aria-live="polite">
              {pending.length > 0 ? texts.saving : edits.canUndo ? texts.saved : null}
            </span>
            <p id={keys} className="basis-full text-ink-muted text-xs">
              <span className="max-sm:hidden">{mayWrite ? texts.keys : texts.keysReadOnly}</span>
              <span className="sm:hidden">{mayWrite ? texts.tapToEdit : texts.tap}</span>
              {grid.hiddenRows > 0 ? ` ${texts.hidden(grid.hiddenRows)}` : null}
            </p>
          </div>
        </>
      )}
      {opened ? (
        <CellDialog
          key={placeKey(opened)}
          place={opened}
          title={`${rowLabel(opened)}, ${columns[periods.indexOf(opened.period)]?.name ?? ""}`}
          cell={cells.get(placeKey(opened))}
          currency={currency}
          writes={writes}
          mayWrite={mayWrite}
          onWrite={(amount) => edits.write([{ ...opened, amount }])}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </>
  );
}
