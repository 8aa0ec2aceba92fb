import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export interface EmptyStateProps {
  icon?: ReactNode;
  title: string;
  /** Teaches: what would be here and how it comes to be. */
  children: ReactNode;
  action?: ReactNode;
  className?: string;
}

/** What stands where there is nothing yet. */
export function EmptyState({ icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div
      className={cn(
        "mx-auto flex max-w-md flex-col items-center px-6 py-10 text-center",
        className,
      )}
    >
      {icon ? (
        <div
          aria-hidden="true"
          className="mb-3 flex size-10 items-center justify-center rounded-lg border border-line bg-sunken text-ink-muted [&_svg]:size-5"
        >
          {icon}
        </div>
      ) : null}
      <p className="font-semibold text-base">{title}</p>
      <div className="mt-1 text-balance text-ink-muted">{children}</div>
      {action ? <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
