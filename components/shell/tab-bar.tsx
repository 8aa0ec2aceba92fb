"use client";

import * as ellipsis from "lucide-react/icons/ellipsis";
import { Button } from "react-aria-components";
import { later } from "@/components/shell/later";
import type { NavGroup } from "@/components/shell/navigation";
import { shellTexts } from "@/components/shell/texts";
import { useMounted } from "@/components/shell/use-mounted";
import { WaitingCount } from "@/components/shell/waiting-count";
import { drawnIcon } from "@/components/ui/drawn-icon";

const ELLIPSIS = drawnIcon(ellipsis);

const MoreSheet = later(async () => (await import("@/components/shell/more-sheet")).default);

const tab =
  "relative flex min-w-0 flex-1 flex-col items-center justify-center gap-0.5 rounded-md text-2xs text-ink-muted no-underline aria-[current=page]:font-medium aria-[current=page]:text-accent-ink [&>svg]:size-5";

export interface TabBarProps {
  groups: readonly NavGroup[];
  current: string | null;
  isMoreOpen: boolean;
  onMoreChange: (isOpen: boolean) => void;
}

/** Navigation at the foot of a phone: the first four pages and a sheet with all of them. */
export function TabBar({ groups, current, isMoreOpen, onMoreChange }: TabBarProps) {
  const items = groups.flatMap((group) => group.items);
  const first = items.slice(0, 4);
  const isMounted = useMounted();
  const waiting = items.slice(first.length).find((item) => item.waiting)?.waiting;
  const isElsewhere = current !== null && !first.some((item) => item.href === current);
  const mark = isElsewhere ? ({ "aria-current": "page" } as const) : {};
  const face = (
    <>
      {ELLIPSIS}
      {shellTexts.more}
      {waiting ? <WaitingCount {...waiting} isAtIcon /> : null}
    </>
  );
  return (
    <nav
      aria-label={shellTexts.navigation}
      className="fixed inset-x-0 bottom-0 z-30 flex h-(--shell-foot) border-line border-t bg-surface px-1 pb-[env(safe-area-inset-bottom,0px)] sm:hidden"
    >
      {first.map((item) => (
        <a
          key={item.href}
          href={item.href}
          {...(item.href === current ? { "aria-current": "page" } : {})}
          className={tab}
        >
          {item.icon}
          <span className="max-w-full truncate">{item.label}</span>
        </a>
      ))}
      {isMounted ? (
        <Button
          aria-haspopup="dialog"
          aria-expanded={isMoreOpen}
          onPress={() => onMoreChange(true)}
          className={tab}
          {...mark}
        >
          {face}
        </Button>
      ) : (
        <button type="button" className={tab} {...mark}>
          {face}
        </button>
      )}
      {isMoreOpen ? (
        <MoreSheet groups={groups} current={current} onClose={() => onMoreChange(false)} />
      ) : null}
    </nav>
  );
}
