import { Card } from "@/components/ui/card";
import type { CostKind } from "@/lib/engine/cost";
import { type SpendGrid as Loaded, neighbours } from "@/lib/spend/schema/grid";
import { spendTexts } from "../spend-texts";
import { GridControls, type GridView } from "./grid-controls";
import { columnsOf, spanText } from "./grid-periods";
import { gridTexts as texts } from "./grid-texts";
import { SpendGrid } from "./spend-grid";

/** The grid of costs with what chooses its rows, kind and period. */
export function CostGridCard({
  grid,
  by,
  kind,
  today,
  mayWrite,
}: {
  grid: Loaded;
  by: "source" | "campaign";
  /** All kinds when absent. */
  kind: CostKind | undefined;
  today: string;
  mayWrite: boolean;
}) {
  const { span, currency, knownSources } = grid;
  const view: GridView = { path: "/spend", by, kind: kind ?? "all", span };
  const { before, after } = neighbours(span);
  const step = (to: string) => ({ span: to, label: texts.step(spanText(to)) });
  const isThisYear = today.startsWith(span.slice(0, 4));
  const file = new URLSearchParams({ span, by, ...(kind ? { kind } : {}) });
  return (
    <Card
      title={spendTexts.gridOf(currency)}
      description={spendTexts.gridHint[span.length === 4 ? "month" : "day"]}
      isFlush
    >
      <GridControls
        view={view}
        spanLabel={spanText(span)}
        before={step(before)}
        after={step(after)}
        days={isThisYear ? today.slice(0, 7) : `${span.slice(0, 4)}-01`}
      />
      <SpendGrid
        // Another grid begins anew: what was typed belongs to its own cells.
        key={`${span} ${by} ${kind}`}
        grid={grid}
        columns={columnsOf(grid.periods)}
        writes={kind ?? null}
        by={by}
        mayWrite={mayWrite}
        sources={knownSources}
        exportHref={`/api/spend/csv?${file}`}
      />
    </Card>
  );
}
