"use client";

import { Target } from "lucide-react";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { useKept } from "@/components/ui/kept";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { setGoalAction } from "@/lib/goals/actions";
import type { ReportResult } from "@/lib/reports/schema";
import { NONE } from "@/lib/reports/schema/format";
import { reportSearch } from "@/lib/reports/schema/params";
import { type GoalTable, goalChoices } from "./goal-choices";
import { GoalForm, type Terms } from "./goal-form";
import { goalTexts as texts } from "./goal-texts";

/** The button that sets a goal for a figure of a report. */
export function SetGoal({ result }: { result: ReportResult }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        icon={<Target aria-hidden="true" className="max-sm:hidden" />}
        onPress={() => setOpen(true)}
      >
        {texts.open}
      </Button>
      {isOpen ? <NewGoal result={result} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function NewGoal({ result, onClose }: { result: ReportResult; onClose: () => void }) {
  const router = useRouter();
  const { currency } = result;
  const tables = useMemo(() => goalChoices(result), [result]);
  const { run, isPending, fields, failure } = useAction(setGoalAction);
  const [kept, setChosen, clearChosen] = useKept<Figure>(
    `goal for ${result.name}`,
    firstFigure(tables[0]),
  );
  // With other filters the report may not have what was chosen.
  const chosen = isIn(tables, kept) ? kept : firstFigure(tables[0]);
  const table = tables.find(({ id }) => id === chosen.tableId) ?? tables[0];
  const column = table?.columns.find(({ key }) => key === chosen.columnKey);
  const now = table?.now[`${chosen.rowId} ${chosen.columnKey}`];

  async function submit(terms: Terms) {
    const outcome = await run({
      place: { report: result.name, search: reportSearch(result.params).toString(), ...chosen },
      ...terms,
    });
    if (!outcome.ok) return false;
    clearChosen();
    toast({ title: texts.saved, tone: "good" });
    onClose();
    router.refresh();
    return true;
  }

  return (
    <GoalForm
      title={texts.newTitle}
      description={texts.newHint}
      kind={column?.kind ?? "count"}
      currency={currency}
      first={{ direction: "atLeast", target: null, basis: "interval", lastDay: null }}
      keptAs={`goal of ${result.name}`}
      refused={{ failure, fields }}
      isPending={isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      {tables.length > 1 ? (
        <Select
          label={texts.table}
          value={chosen.tableId}
          options={tables.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(id) => setChosen(firstFigure(tables.find((one) => one.id === id)))}
        />
      ) : null}
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        <Select
          label={texts.row}
          value={chosen.rowId}
          options={table?.rows.map(({ id, label }) => ({ value: id, label })) ?? []}
          onChange={(rowId) => setChosen({ ...chosen, rowId })}
        />
        <Select
          label={texts.column}
          value={chosen.columnKey}
          options={table?.columns.map(({ key, label }) => ({ value: key, label })) ?? []}
          onChange={(columnKey) => setChosen({ ...chosen, columnKey })}
          {...(now === undefined ? {} : { description: texts.now(now) })}
        />
      </div>
    </GoalForm>
  );
}

interface Figure {
  tableId: string;
  rowId: string;
  columnKey: string;
}

function isIn(tables: readonly GoalTable[], { tableId, rowId, columnKey }: Figure): boolean {
  const table = tables.find(({ id }) => id === tableId);
  const isRow = table?.rows.some(({ id }) => id === rowId) ?? false;
  return isRow && (table?.columns.some(({ key }) => key === columnKey) ?? false);
}

/** The table's first share, or else its first figure, of the first row that has one. */
function firstFigure(table: GoalTable | undefined): Figure {
  const columns = table?.columns.toSorted(
    (a, b) => Number(b.kind === "rate") - Number(a.kind === "rate"),
  );
  const places = (table?.rows ?? []).flatMap((row) =>
    (columns ?? []).map((column) => ({ rowId: row.id, columnKey: column.key })),
  );
  const known = places.find(({ rowId, columnKey }) => {
    const now = table?.now[`${rowId} ${columnKey}`];
    return now !== undefined && now !== NONE;
  });
  return { tableId: table?.id ?? "", rowId: "", columnKey: "", ...(known ?? places[0]) };
}
