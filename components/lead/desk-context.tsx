"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
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
  /** What was typed and not sent yet, by form; it outlives the form. */
  kept: Map<string, unknown>;
}

const DeskContext = createContext<Desk | null>(null);

export function DeskProvider({ info, children }: { info: DeskInfo; children: ReactNode }) {
  useEffect(() => setServerNow(info.now), [info.now]);
  const desk = useMemo<Desk>(
    () => ({
      ...info,
      can: (permission) => can({ kind: "user", role: info.me.role }, permission),
      kept: new Map(),
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

/** State of a form that is still there when the form is opened again, until it is cleared. */
export function useKept<T>(key: string, initial: T): [T, (next: T) => void, () => void] {
  const { kept } = useDesk();
  const [state, setState] = useState<{ key: string; value: T }>(() => ({
    key,
    value: kept.has(key) ? (kept.get(key) as T) : initial,
  }));
  const value = state.key === key ? state.value : kept.has(key) ? (kept.get(key) as T) : initial;
  const set = (next: T) => {
    kept.set(key, next);
    setState({ key, value: next });
  };
  const clear = () => {
    kept.delete(key);
    setState({ key, value: initial });
  };
  return [value, set, clear];
}
