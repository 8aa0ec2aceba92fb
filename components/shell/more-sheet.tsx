"use client";

import type { NavGroup, NavItem } from "@/components/shell/navigation";
import { shellTexts } from "@/components/shell/texts";
import { WaitingCount } from "@/components/shell/waiting-count";
import { Dialog } from "@/components/ui/dialog";

interface MoreSheetProps {
  groups: readonly NavGroup[];
  current: string | null;
  onClose: () => void;
}

/** All pages, for a phone. */
export default function MoreSheet({ groups, current, onClose }: MoreSheetProps) {
  return (
    <Dialog
      title={shellTexts.more}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <div className="flex flex-col gap-3">
        {groups.map((group) => (
          <MoreGroup key={group.id} group={group} current={current} onFollow={onClose} />
        ))}
      </div>
    </Dialog>
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
        <a
          key={item.href}
          href={item.href}
          onClick={onFollow}
          {...(item.href === current ? { "aria-current": "page" } : {})}
          className="flex h-11 items-center gap-3 rounded-md px-2 text-base text-ink no-underline hover:bg-hover aria-[current=page]:bg-hover aria-[current=page]:font-medium [&>svg]:size-5 [&>svg]:text-ink-muted"
        >
          {item.icon}
          <span className="flex-1">{item.label}</span>
          {item.waiting ? <WaitingCount {...item.waiting} /> : null}
        </a>
      ))}
    </section>
  );
}
