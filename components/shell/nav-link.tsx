"use client";

import type { NavItem } from "@/components/shell/navigation";
import { WaitingCount } from "@/components/shell/waiting-count";

/**
 * An entry of the sidebar; between phone and wide screens only its icon shows. A plain link, which
 * the frame follows: every page renders all of them on the server.
 */
export function NavLink({ item, isCurrent }: { item: NavItem; isCurrent: boolean }) {
  return (
    <a
      href={item.href}
      title={item.label}
      {...(isCurrent ? { "aria-current": "page" } : {})}
      className="relative flex h-8 items-center justify-center gap-2.5 rounded-md px-2 text-ink-muted no-underline hover:bg-hover hover:text-ink aria-[current=page]:bg-hover aria-[current=page]:font-medium aria-[current=page]:text-ink rail:justify-start pointer-coarse:h-10 [&>svg]:size-4 [&>svg]:shrink-0"
    >
      {item.icon}
      <span className="min-w-0 flex-1 truncate max-rail:sr-only">{item.label}</span>
      {item.waiting ? <WaitingCount {...item.waiting} /> : null}
    </a>
  );
}
