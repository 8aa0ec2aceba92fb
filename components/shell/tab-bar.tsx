"use client";

import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { Button } from "react-aria-components";
import type { NavGroup, NavItem } from "@/components/shell/navigation";
import { shellTexts } from "@/components/shell/texts";
import { useMounted } from "@/components/shell/use-mounted";
import { WaitingCount } from "@/components/shell/waiting-count";
import { Dialog } from "@/components/ui/dialog";

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
      <Ellipsis aria-hidden="true" />
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
        <Dialog
          title={shellTexts.more}
          isOpen={isMoreOpen}
          onOpenChange={onMoreChange}
          trigger={
            <Button className={tab} {...mark}>
              {face}
            </Button>
          }
        >
          {(close) => (
            <div className="flex flex-col gap-3">
              {groups.map((group) => (
                <MoreGroup key={group.id} group={group} current={current} onFollow={close} />
              ))}
            </div>
          )}
        </Dialog>
      ) : (
        <button type="button" className={tab} {...mark}>
          {face}
        </button>
      )}
    </nav>
  );
}

function MoreGroup({
  group,
  current,
  onFollow,
}: {
  group: NavGroup;
  current: string | null;
  onFollow: () => void;
}) {
  return (
    <section>
      {group.title ? (
        <h3 className="px-2 pb-1 font-medium text-ink-faint text-xs">{group.title}</h3>
      ) : null}
      {group.items.map((item: NavItem) => (
        <Link
          key={item.href}
          href={item.href}
          prefetch={false}
          onClick={onFollow}
          {...(item.href === current ? { "aria-current": "page" } : {})}
          className="flex h-11 items-center gap-3 rounded-md px-2 text-base text-ink no-underline hover:bg-hover aria-[current=page]:bg-hover aria-[current=page]:font-medium [&>svg]:size-5 [&>svg]:text-ink-muted"
        >
          {item.icon}
          <span className="flex-1">{item.label}</span>
          {item.waiting ? <WaitingCount {...item.waiting} /> : null}
        </Link>
      ))}
    </section>
  );
}
