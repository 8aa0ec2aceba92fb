import type { ReactNode } from "react";

export interface NavItem {
  href: string;
  label: string;
  icon: ReactNode;
  /** What waits there, e.g. "3 new alerts"; shown as the number. */
  waiting?: { count: number; label: string };
}

export interface NavGroup {
  id: string;
  title?: string;
  items: readonly NavItem[];
}

export interface ShellUser {
  name: string;
  /** In words, e.g. "SDR". */
  role: string;
  email?: string;
}

/** The item whose page, or a page below it, is open: the longest address wins. */
export function currentItem(groups: readonly NavGroup[], path: string): string | null {
  const matches = groups
    .flatMap((group) => group.items)
    .map((item) => item.href)
    .filter((href) => path === href || path.startsWith(`${href}/`))
    .sort((a, b) => b.length - a.length);
  return matches[0] ?? null;
}
