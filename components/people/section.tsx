import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** A titled part of a settings page. */
export function Section({
  id,
  title,
  description,
  actions,
  children,
}: {
  /** To lead to it. */
  id?: string;
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section id={id} className="flex flex-col gap-3">
      <div
        className={cn(
          "flex flex-wrap justify-between gap-3",
          description ? "items-end" : "items-center",
        )}
      >
        <div className="min-w-0">
          <h2 className="font-semibold text-base">{title}</h2>
          {description ? <p className="text-ink-muted">{description}</p> : null}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}
