import type { ReactNode } from "react";
import { Actions } from "@/components/ui/actions";
import { cn } from "@/components/ui/cn";

export interface PageHeaderProps {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** Stands above the title, e.g. a link back. */
  back?: ReactNode;
  /** Stands below, e.g. TabLinks or filters. */
  children?: ReactNode;
  className?: string;
}

/** The head of a page, with its only h1. */
export function PageHeader({
  title,
  description,
  actions,
  back,
  children,
  className,
}: PageHeaderProps) {
  return (
    <header className={cn("flex flex-col gap-3", className)}>
      {back ? <div className="-mb-2 text-ink-muted text-xs">{back}</div> : null}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <h1 className="wrap-anywhere font-semibold text-xl tracking-tight">{title}</h1>
          {description ? (
            <p className="mt-0.5 max-w-2xl text-pretty text-ink-muted">{description}</p>
          ) : null}
        </div>
        {actions ? <Actions>{actions}</Actions> : null}
      </div>
      {children}
    </header>
  );
}

export interface PageProps {
  children: ReactNode;
  /** `narrow` for forms and text, `wide` for reports (default), `full` for tables and boards. */
  width?: "narrow" | "wide" | "full";
  className?: string;
}

const widths = { narrow: "max-w-3xl", wide: "max-w-6xl", full: "max-w-none" };

/** The padding and measure of a page. */
export function Page({ children, width = "wide", className }: PageProps) {
  return (
    <div
      className={cn(
        "mx-auto flex w-full flex-col gap-5 px-4 py-4 sm:px-6 sm:py-5",
        widths[width],
        className,
      )}
    >
      {children}
    </div>
  );
}
