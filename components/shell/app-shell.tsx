"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, useState } from "react";
import { NavLink } from "@/components/shell/nav-link";
import {
  currentItem,
  type NavGroup,
  type NavItem,
  type ShellUser,
} from "@/components/shell/navigation";
import { TabBar } from "@/components/shell/tab-bar";
import { shellTexts } from "@/components/shell/texts";
import { useFollowedLinks } from "@/components/shell/use-followed-links";
import { useRegions } from "@/components/shell/use-regions";
import { UserMenu } from "@/components/shell/user-menu";
import type { Density } from "@/lib/engine/density";

export interface AppShellProps {
  workspaceName: string;
  groups: readonly NavGroup[];
  user: ShellUser;
  userLinks?: readonly NavItem[];
  density: Density;
  onDensityChange: (density: Density) => void;
  onSignOut: () => void;
  /** Slot for the live-connection mark. */
  live?: ReactNode;
  /** Slot above the navigation's groups, e.g. for notifications. */
  top?: ReactNode;
  /** Slot beside the user in the head of a phone's screen. */
  bell?: ReactNode;
  children: ReactNode;
}

/**
 * The frame of every signed-in page: sidebar on wide screens, a rail of icons below 1100 px, a bar
 * at the foot below 640 px. The page itself scrolls, so that going back returns to its place.
 */
export function AppShell({
  workspaceName,
  groups,
  user,
  userLinks = [],
  density,
  onDensityChange,
  onSignOut,
  live,
  top,
  bell,
  children,
}: AppShellProps) {
  useFollowedLinks();
  useRegions();
  const path = usePathname();
  const [isMoreOpen, setMoreOpen] = useState(false);
  const current = currentItem(groups, path);
  const menu = { user, links: userLinks, density, onDensityChange, onSignOut };
  return (
    <div data-app-shell="" data-density={density} className="min-h-dvh sm:flex">
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-accent px-3 py-2 font-medium text-on-accent focus-visible:translate-y-0"
      >
        {shellTexts.skip}
      </a>
      <header className="sticky top-0 z-30 flex h-(--shell-head) items-center gap-3 border-line border-b bg-surface pr-1 pl-4 sm:hidden">
        <WorkspaceName name={workspaceName} />
        <span className="ml-auto" />
        {live}
        <span className="flex">
          {bell}
          <UserMenu isCompact {...menu} />
        </span>
      </header>
      <div className="sticky top-0 hidden h-dvh w-14 shrink-0 flex-col border-line border-r bg-surface sm:flex rail:w-56">
        <header className="flex h-12 shrink-0 items-center gap-2 px-3 max-rail:justify-center">
          <WorkspaceName name={workspaceName} />
        </header>
        <nav
          aria-label={shellTexts.navigation}
          className="scroll-thin flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto px-2 py-1"
        >
          {top}
          {groups.map((group) => (
            <div key={group.id} className="flex flex-col gap-px">
              {group.title ? (
                <p className="px-2 pb-1 font-medium text-2xs text-ink-faint max-rail:sr-only">
                  {group.title}
                </p>
              ) : null}
              {group.items.map((item) => (
                <NavLink key={item.href} item={item} isCurrent={item.href === current} />
              ))}
            </div>
          ))}
        </nav>
        <div className="flex flex-col gap-1 border-line border-t p-2">
          {live ? <div className="flex px-1.5 py-0.5 max-rail:justify-center">{live}</div> : null}
          <UserMenu {...menu} />
        </div>
      </div>
      <main id="main" tabIndex={-1} className="min-w-0 flex-1 pb-(--shell-foot)">
        {children}
      </main>
      <TabBar
        groups={groups}
        current={current}
        isMoreOpen={isMoreOpen}
        onMoreChange={setMoreOpen}
      />
    </div>
  );
}

function WorkspaceName({ name }: { name: string }) {
  return (
    <>
      <span
        aria-hidden="true"
        className="flex size-6 shrink-0 items-center justify-center rounded-md bg-accent font-semibold text-on-accent text-xs"
      >
        {[...name.trim()][0]?.toUpperCase() ?? "H"}
      </span>
      <span className="min-w-0 truncate font-semibold text-sm sm:max-rail:sr-only">{name}</span>
    </>
  );
}
