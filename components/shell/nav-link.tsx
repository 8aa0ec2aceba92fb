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
      className="nav-link"
    >
      {item.icon}
      <span>{item.label}</span>
      {item.waiting ? <WaitingCount {...item.waiting} /> : null}
    </a>
  );
}
