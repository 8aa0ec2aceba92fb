"use client";

import { type ReactNode, useState } from "react";
import { ConnectionBanner } from "@/components/live/connection-banner";
import { accountLinks, deskNavigation } from "@/components/live/desk-navigation";
import { LiveMark, LiveProvider } from "@/components/live/live-provider";
import { SampleBanner } from "@/components/live/sample-banner";
import { Bell, CompactBell } from "@/components/notifications/bell";
import { useWaiting, WaitingProvider } from "@/components/notifications/waiting";
import { PaletteButton } from "@/components/palette/palette-button";
import { leave } from "@/components/people/enter";
import { AppShell } from "@/components/shell/app-shell";
import type { Density } from "@/lib/engine/density";
import { ROLE_INFO, type Role } from "@/lib/engine/roles";
import { can } from "@/lib/operations/policy";
import { setDensityAction } from "@/lib/users/actions";

interface DeskProps {
  workspaceName: string;
  user: { name: string; role: Role };
  /** The workspace's first steps are not over, and this is an admin. */
  isStarting: boolean;
  /** What is shown is made up. */
  isSample: boolean;
  density: Density;
  children: ReactNode;
}

export interface DeskFrameProps extends DeskProps {
  /** Number of the last change before this page was rendered. */
  seq: number;
}

/** The shell of signed-in pages with its live connection and the way out. */
export function DeskFrame({ seq, ...desk }: DeskFrameProps) {
  return (
    <LiveProvider seq={seq}>
      <WaitingProvider>
        <Desk {...desk} />
      </WaitingProvider>
    </LiveProvider>
  );
}

function Desk({ workspaceName, user, isStarting, isSample, density: stored, children }: DeskProps) {
  const [density, setDensity] = useState(stored);
  const choose = (next: Density) => {
    setDensity(next);
    // What cannot be kept holds for this page all the same.
    setDensityAction({ density: next }).catch(() => undefined);
  };
  const navigation = deskNavigation(user.role, useWaiting(), isStarting);
  const palette = { navigation, role: user.role };
  return (
    <AppShell
      workspaceName={workspaceName}
      groups={navigation}
      user={{ name: user.name, role: ROLE_INFO[user.role].name }}
      userLinks={accountLinks}
      density={density}
      onDensityChange={choose}
      live={<LiveMark />}
      top={
        <div className="flex flex-col gap-1">
          <PaletteButton {...palette} />
          <Bell />
        </div>
      }
      bell={
        <>
          <PaletteButton isCompact {...palette} />
          <CompactBell />
        </>
      }
      onSignOut={() => void leave()}
    >
      <ConnectionBanner />
      {isSample ? (
        <SampleBanner mayRemove={can({ kind: "user", role: user.role }, "settings:write")} />
      ) : null}
      {children}
    </AppShell>
  );
}
