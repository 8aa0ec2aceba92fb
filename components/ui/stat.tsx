import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export interface StatProps {
  label: ReactNode;
  value: ReactNode;
  /** Under the value: interval, n, comparison. */
  sub?: ReactNode;
  /** Where what lies behind the number can be seen. */
  href?: string;
  /** Spoken for the link, e.g. "Show the 312 leads"; needed with `href`. */
  hrefLabel?: string;
  className?: string;
}

/** One number with its name. Put several in a grid, or in a card side by side. */
export function Stat({ label, value, sub, href, hrefLabel, className }: StatProps) {
  return (
    <div className={cn("min-w-0", className)}>
      <p className="truncate text-ink-muted text-xs">{label}</p>
      <p className="tabular mt-0.5 font-semibold text-2xl tracking-tight first-letter:uppercase">
        {href ? (
          <a
            href={href}
            title={hrefLabel}
            className="rounded-sm decoration-1 decoration-line-strong underline-offset-4 hover:underline"
          >
            {value}
            {hrefLabel ? <span className="sr-only"> {hrefLabel}</span> : null}
          </a>
        ) : (
          value
        )}
      </p>
      {sub ? <div className="tabular mt-0.5 text-ink-muted text-xs">{sub}</div> : null}
    </div>
  );
}
