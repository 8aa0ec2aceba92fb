"use client";

import { type ComponentType, useCallback, useEffect, useState } from "react";
import { idle } from "@/components/ui/when-idle";
import { later } from "./later";

export interface SketchOf {
  /** Somebody reaches for it: it is fetched at once. */
  onWanted: () => void;
}

const PATIENCE_MS = 500;

/**
 * A part that people read before they work with it: they see its sketch, which tells the same, until
 * the browser has nothing else to do and fetches it, or they reach for it.
 */
export function atIdle<P extends object>(
  load: () => Promise<ComponentType<P>>,
  Sketch: ComponentType<P & SketchOf>,
): ComponentType<P> {
  const Part = later(load);
  let isTime = false;
  const sketches = new Set<() => void>();
  const bring = async () => {
    // What cannot be fetched says so in its place.
    await Part.fetch().catch(() => undefined);
    isTime = true;
    for (const leave of sketches) leave();
  };
  return function AtIdle(props: P) {
    const [isWanted, setWanted] = useState(isTime);
    useEffect(() => {
      if (isTime) {
        setWanted(true);
        return;
      }
      const leave = () => setWanted(true);
      // It is in sight: it comes before all that may be opened, and soon in any case.
      if (sketches.size === 0) idle(() => void bring(), { timeout: PATIENCE_MS });
      sketches.add(leave);
      return () => void sketches.delete(leave);
    }, []);
    const onWanted = useCallback(() => void bring(), []);
    return isWanted ? <Part {...props} /> : <Sketch {...props} onWanted={onWanted} />;
  };
}
