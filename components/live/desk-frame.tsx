"use client";

import type { ReactNode } from "react";
import { accountLinks, deskNavigation, type Waiting } from "@/components/live/desk-navigation";
import { LiveMark, LiveProvider } from "@/components/live/live-provider";
import { Bell, CompactBell } from "@/components/notifications/bell";
import { UnreadProvider } from "@/components/notifications/unread";
import { leave } from "@/components/people/enter";
import { AppShell } from "@/components/shell/app-shell";
import { ROLE_INFO, type Role } from "@/lib/engine/roles";

export interface DeskFrameProps {
  workspaceName: string;
  user: { name: string; role: Role };
  /** Number of the last change before this page was rendered. */
  seq: number;
  waiting: Waiting;
  children: ReactNode;
}

/** The shell of signed-in pages with its live connection and the way out. */
export function DeskFrame({ seq, workspaceName, user, waiting, children }: DeskFrameProps) {
  return (
    <LiveProvider seq={seq}>
      <UnreadProvider>
        <AppShell
          workspaceName={workspaceName}
          groups={deskNavigation(user.role, waiting)}
          user={{ name: user.name, role: ROLE_INFO[user.role].name }}
          userLinks={accountLinks}
          live={<LiveMark />}
          top={<Bell />}
          bell={<CompactBell />}
          onSignOut={() => void leave()}
        >
          {children}
        </AppShell>
      </UnreadProvider>
    </LiveProvider>
  );
}
