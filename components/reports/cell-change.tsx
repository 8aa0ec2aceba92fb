import { ArrowDown, ArrowUp, Equal } from "lucide-react";
import { cn } from "@/components/ui/cn";
import type { ColumnKind, ReportChange } from "@/lib/reports/schema";
import { changeWords } from "@/lib/reports/schema/format";
import { cellHref } from "./report-links";

const ARROWS = { up: ArrowUp, down: ArrowDown, same: Equal };

/** What became of a figure since the period that the report is compared with. */
export function CellChange({
  change,
  kind,
  currency,
}: {
  change: ReportChange;
  kind: ColumnKind;
  currency: string;
}) {
  const { direction, by, before, verdict } = changeWords(change, kind, currency);
  const href = cellHref(change.before ?? undefined);
  const Arrow = direction && ARROWS[direction];
  return (
    // Without a line between them two links would be too close to be hit.
    <span className={cn("block text-2xs text-ink-muted", !by && "mt-2")}>
      {by ? (
        <span className="block">
          {Arrow ? <Arrow aria-hidden="true" className="mr-0.5 inline size-3" /> : null}
          {by}
        </span>
      ) : null}
      {href && before ? (
        <a href={href} className="link">
          {before}
        </a>
      ) : (
        before
      )}
      {before && verdict ? ", " : null}
      {verdict}
    </span>
  );
}
