import type { ReactNode } from "react";

/**
 * Buttons beside a heading. On a phone they fill their rows, so that none is left alone at the start
 * of one; those that show an icon only keep their size.
 */
export function Actions({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-2 max-sm:[&>:is(button,a):not(.p-0)]:grow">
      {children}
    </div>
  );
}
