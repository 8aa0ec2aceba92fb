"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo } from "react";
import { setServerNow } from "@/components/leads/use-now";
import type { Role } from "@/lib/engine/roles";
import { can, type Permission } from "@/lib/operations/policy";

/** What every part of a desk page knows: who looks at it, and the workspace's ways. */
export interface DeskInfo {
  me: { id: string; name: string; role: Role };
  timeZone: string;
  currency: string;
  /** The server's clock when it answered. */
  now: number;
}

interface Desk extends DeskInfo {
  can(permission: Permission): boolean;
}

const DeskContext = createContext<Desk | null>(null);

export function DeskProvider({ info, children }: { info: DeskInfo; children: ReactNode }) {
  useEffect(() => setServerNow(info.now), [info.now]);
  const desk = useMemo<Desk>(
    () => ({
      ...info,
      can: (permission) => can({ kind: "user", role: info.me.role }, permission),
    }),
    [info],
  );
  return <DeskContext value={desk}>{children}</DeskContext>;
}

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("useDesk needs a DeskProvider above it");
  return desk;
}
