"use client";

import { createContext, type ReactNode, useContext, useEffect, useRef } from "react";
import type { Reach } from "./ahead";
import type { Replay } from "./use-replay";

const Context = createContext<Replay["onReach"]>(() => {});

/** Hears which number of the draft is likely to move. */
export const ReachProvider = Context.Provider;

/** A pointer that only passes by stays no longer than this. */
const PASSING_MS = 60;

/** Holds the slider of a number: what it may come to is asked for once somebody reaches for it. */
export function Reachable({
  dial,
  least,
  most,
  className,
  children,
}: Reach & { className?: string; children: ReactNode }) {
  const onReach = useContext(Context);
  const box = useRef<HTMLDivElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const reach = () => {
    clearTimeout(timer.current);
    onReach({ dial, least, most });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only sees that somebody comes to the slider
    <div
      ref={box}
      className={className}
      onPointerEnter={() => {
        clearTimeout(timer.current);
        timer.current = setTimeout(reach, PASSING_MS);
      }}
      onPointerLeave={({ buttons }) => {
        clearTimeout(timer.current);
        const isInUse = buttons !== 0 || box.current?.contains(document.activeElement);
        if (!isInUse) onReach(null);
      }}
      onPointerDownCapture={reach}
      onFocus={reach}
      onBlur={() => onReach(null)}
    >
      {children}
    </div>
  );
}
