import type { ReactNode } from "react";
import { Dot } from "@/components/ui/badge";

export interface TooltipRow {
  label: string;
  value: ReactNode;
  /** CSS colour of the series. */
  color?: string;
}

export interface ChartTooltipProps {
  title?: ReactNode;
  rows: readonly TooltipRow[];
  /** Under the rows: n, interval, definition. */
  note?: ReactNode;
}

/** The box beside the pointer. Chart files build `rows` from Recharts' payload in its `content`. */
export function ChartTooltip({ title, rows, note }: ChartTooltipProps) {
  return (
    <div className="max-w-72 rounded-md border border-line bg-raised px-2.5 py-2 text-ink text-xs shadow-float">
      {title ? <p className="mb-1 font-medium">{title}</p> : null}
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-0.5">
        {rows.map((row) => (
          <div key={row.label} className="contents">
            <dt className="flex items-center gap-1.5 text-ink-muted">
              {row.color ? <Dot color={row.color} /> : null}
              {row.label}
            </dt>
            <dd className="tabular text-right font-medium">{row.value}</dd>
          </div>
        ))}
      </dl>
      {note ? <p className="mt-1 text-ink-muted">{note}</p> : null}
    </div>
  );
}
