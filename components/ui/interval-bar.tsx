import { cn } from "@/components/ui/cn";

export interface IntervalBarProps {
  /** What the bar says, in words: "38.5 %, between 37.6 and 39.5 % with 95 % confidence". */
  text: string;
  /** Fractions from 0 to 1; null where there is nothing to divide by. */
  value: number | null;
  low: number | null;
  high: number | null;
  /** The fraction at the right end; 1 if not given. */
  max?: number;
  /** A mark to compare with, as a fraction. */
  reference?: number;
  color?: string;
  className?: string;
}

/** A share as a bar with a whisker from its lower to its upper bound. */
export function IntervalBar({
  text,
  value,
  low,
  high,
  max = 1,
  reference,
  color = "var(--color-chart-1)",
  className,
}: IntervalBarProps) {
  const at = (fraction: number) => `${Math.min(100, Math.max(0, (fraction / max) * 100))}%`;
  return (
    <span
      role="img"
      aria-label={text}
      title={text}
      className={cn("relative block h-4 min-w-20", className)}
    >
      <span className="absolute inset-x-0 top-1 h-2 overflow-hidden rounded-sm bg-hover">
        {value === null ? null : (
          <span className="block h-full" style={{ width: at(value), backgroundColor: color }} />
        )}
      </span>
      {low === null || high === null ? null : (
        <span
          className="absolute top-0.5 h-3 border-ink border-x"
          style={{ left: at(low), width: `calc(${at(high)} - ${at(low)})` }}
        >
          <span className="absolute inset-x-0 top-1/2 -mt-px border-ink border-t" />
        </span>
      )}
      {reference === undefined ? null : (
        <span
          className="absolute inset-y-0 border-ink-muted border-l border-dashed"
          style={{ left: at(reference) }}
        />
      )}
    </span>
  );
}
