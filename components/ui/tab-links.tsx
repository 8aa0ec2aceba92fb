"use client";

import { useEffect, useRef } from "react";
import { cn } from "@/components/ui/cn";
import { tabClass, tabListClass } from "@/components/ui/tab-styles";

export interface TabLinksProps {
  label: string;
  links: readonly { href: string; label: string; count?: number; isCurrent: boolean }[];
  className?: string;
}

/** Navigation between sibling pages, or between states of a page kept in its address. */
export function TabLinks({ label, links, className }: TabLinksProps) {
  const list = useRef<HTMLElement>(null);
  const current = links.find(({ isCurrent }) => isCurrent)?.href;
  // Where they do not all fit, the current one is in sight.
  useEffect(() => {
    const link = current && list.current?.querySelector("[aria-current]");
    if (!list.current || !link) return;
    const beyond = link.getBoundingClientRect().right - list.current.getBoundingClientRect().right;
    if (beyond > 0) list.current.scrollLeft += beyond;
  }, [current]);
  return (
    <nav ref={list} aria-label={label} className={cn(tabListClass, className)}>
      {links.map((link) => (
        <a
          key={link.href}
          href={link.href}
          aria-current={link.isCurrent ? "page" : undefined}
          className={tabClass}
        >
          {link.label}
          {link.count === undefined ? null : (
            <span className="tabular text-ink-faint text-xs">{link.count}</span>
          )}
        </a>
      ))}
    </nav>
  );
}
