import { Card } from "@/components/ui/card";
import { type SpendGrid as Loaded, neighbours } from "@/lib/spend/schema/grid";
import { spendTexts } from "../spend-texts";
import { GridControls } from "./grid-controls";
import { columnsOf } from "./grid-periods";
import { gridTexts as texts } from "./grid-texts";
import { SpendGrid } from "./spend-grid";

/** The grid in which budgets are planned. */
export function BudgetGridCard({
  grid,
  by,
  mayWrite,
}: {
  grid: Loaded;
  by: "source" | "campaign";
  mayWrite: boolean;
}) {
  const { span, currency, knownSources } = grid;
  const { before, after } = neighbours(span);
  const step = (to: string) => ({ span: to, label: texts.step(to) });
  return (
    <Card title={spendTexts.budgetGrid(currency)} description={spendTexts.budgetHint} isFlush>
      <GridControls
        view={{ path: "/spend/budgets", by, span }}
        spanLabel={span}
        before={step(before)}
        after={step(after)}
        days={null}
      />
      <SpendGrid
        key={`${span} ${by}`}
        grid={grid}
        columns={columnsOf(grid.periods)}
        writes="budget"
        by={by}
        mayWrite={mayWrite}
        sources={knownSources}
        exportHref={`/api/spend/csv?${new URLSearchParams({ of: "budgets", span, by })}`}
      />
    </Card>
  );
}
