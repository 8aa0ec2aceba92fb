import Link from "next/link";
import type { ReactNode } from "react";

/** What a bar or point opens, and the words that say it. */
export interface Opening {
  href: string;
  label: string;
}

/** Selects the links of a drawing, in their order. */
export const MARKS = "a[data-mark]";

/**
 * A bar or point as a link. Tab comes to the first of a drawing, arrow keys go on from it
 * (`ChartFrame`).
 */
export function MarkLink({
  to,
  isFirst,
  children,
}: {
  to: Opening | undefined;
  isFirst: boolean;
  children: ReactNode;
}) {
  if (!to) return <g>{children}</g>;
  return (
    <Link
      href={to.href}
      prefetch={false}
      aria-label={to.label}
      tabIndex={isFirst ? 0 : -1}
      data-mark=""
      className="group"
    >
      {children}
    </Link>
  );
}

/** The unseen part of a mark that takes the pointer; shows the focus. Not part of saved pictures. */
export const hitProps = {
  "data-hit": "",
  fill: "transparent",
  strokeWidth: 2,
  className: "group-focus-visible:stroke-accent-ink",
} as const;
