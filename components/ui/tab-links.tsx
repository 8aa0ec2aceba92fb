import Link from "next/link";
import { cn } from "@/components/ui/cn";
import { tabClass, tabListClass } from "@/components/ui/tab-styles";

export interface TabLinksProps {
  label: string;
  links: readonly { href: string; label: string; count?: number; isCurrent: boolean }[];
  className?: string;
}

/** Navigation between sibling pages, or between states of a page kept in its address. */
export function TabLinks({ label, links, className }: TabLinksProps) {
  return (
    <nav aria-label={label} className={cn(tabListClass, className)}>
      {links.map((link) => (
        <Link
          key={link.href}
          href={link.href}
          prefetch={false}
          aria-current={link.isCurrent ? "page" : undefined}
          className={tabClass}
        >
          {link.label}
          {link.count === undefined ? null : (
            <span className="tabular text-ink-faint text-xs">{link.count}</span>
          )}
        </Link>
      ))}
    </nav>
  );
}
