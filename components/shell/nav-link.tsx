"use client";

import { Link, TooltipTrigger } from "react-aria-components";
import type { NavItem } from "@/components/shell/navigation";
import { TooltipBubble } from "@/components/ui/tooltip";

/** An entry of the sidebar; between phone and wide screens only its icon shows. */
export function NavLink({ item, isCurrent }: { item: NavItem; isCurrent: boolean }) {
  const hasCount = item.count !== undefined && item.count > 0;
  return (
    <TooltipTrigger delay={200} closeDelay={0}>
      <Link
        href={item.href}
        {...(isCurrent ? { "aria-current": "page" } : {})}
        className="relative flex h-8 items-center justify-center gap-2.5 rounded-md px-2 text-ink-muted no-underline hover:bg-hover hover:text-ink aria-[current=page]:bg-hover aria-[current=page]:font-medium aria-[current=page]:text-ink rail:justify-start pointer-coarse:h-10 [&>svg]:size-4 [&>svg]:shrink-0"
      >
        {item.icon}
        <span className="min-w-0 flex-1 truncate max-rail:sr-only">{item.label}</span>
        {hasCount ? (
          <span className="tabular text-ink-faint text-xs max-rail:sr-only">{item.count}</span>
        ) : null}
        {hasCount ? (
          <span
            aria-hidden="true"
            className="absolute top-1.5 right-1.5 size-1.5 rounded-full bg-accent rail:hidden"
          />
        ) : null}
      </Link>
      <TooltipBubble placement="right" className="rail:hidden">
        {item.label}
      </TooltipBubble>
    </TooltipTrigger>
  );
}
