"use client";

import { signOut } from "next-auth/react";
import type { ReactNode } from "react";
import { LiveMark, LiveProvider } from "@/components/live/live-provider";
import { AppShell } from "@/components/shell/app-shell";
import type { NavGroup, NavItem, ShellUser } from "@/components/shell/navigation";

export interface DeskFrameProps {
  workspaceName: string;
  groups: readonly NavGroup[];
  user: ShellUser;
  userLinks: readonly NavItem[];
  /** Number of the last change before this page was rendered. */
  seq: number;
  children: ReactNode;
}

/** The shell of signed-in pages with its live connection and the way out. */
export function DeskFrame({ seq, children, ...shell }: DeskFrameProps) {
  return (
    <LiveProvider seq={seq}>
      <AppShell
        {...shell}
        live={<LiveMark />}
        onSignOut={() => void signOut({ callbackUrl: "/sign-in" })}
      >
        {children}
      </AppShell>
    </LiveProvider>
  );
}
