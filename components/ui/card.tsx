import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export interface CardProps {
  children: ReactNode;
  title?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** A long title is wrapped so that what can be done stays beside it. */
  keepsActions?: boolean;
  footer?: ReactNode;
  /** Content reaches the edges, e.g. a table. */
  isFlush?: boolean;
  className?: string;
}

/** The outer columns of a table stand below the title and the actions. */
const flush = "[&_tr>:first-child]:pl-4 [&_tr>:last-child]:pr-4";

/** A framed part of a page; with a title it is a section with a heading. */
export function Card({
  children,
  title,
  description,
  actions,
  keepsActions = false,
  footer,
  isFlush = false,
  className,
}: CardProps) {
  return (
    <section className={cn("min-w-0 rounded-lg border border-line bg-surface", className)}>
      {title || actions ? (
        <header
          className={cn(
            "flex justify-between gap-x-4 gap-y-2 px-4 pt-3 pb-2",
            !keepsActions && "flex-wrap",
            description || keepsActions ? "items-start" : "items-center",
          )}
        >
          {/* A long description is wrapped before what can be done goes below it. */}
          <div className={cn("min-w-0", description && "flex-1 basis-48")}>
            <h2 className="font-semibold text-base">{title}</h2>
            {description ? <p className="text-ink-muted text-xs">{description}</p> : null}
          </div>
          {actions ? <div className="flex items-center gap-2">{actions}</div> : null}
        </header>
      ) : null}
      <div className={cn(isFlush ? flush : "p-4", !isFlush && title && "pt-1")}>{children}</div>
      {footer ? (
        <footer className="border-line border-t px-4 py-2 text-ink-muted text-xs">{footer}</footer>
      ) : null}
    </section>
  );
}
