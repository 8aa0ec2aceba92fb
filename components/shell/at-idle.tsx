"use client";

import { type ComponentType, useEffect, useState } from "react";
import { whenIdle } from "@/components/ui/when-idle";
import { later } from "./later";

/**
 * A part that people read before they work with it: they see its sketch, which tells the same, until
 * the browser has nothing else to do and fetches it.
 */
export function atIdle<P extends object>(
  load: () => Promise<ComponentType<P>>,
  Sketch: ComponentType<P>,
): ComponentType<P> {
  const Part = later(load, Sketch);
  let isTime = false;
  return function AtIdle(props: P) {
    const [isWanted, setWanted] = useState(isTime);
    useEffect(() => {
      if (isTime) return;
      let isLeft = false;
      whenIdle(async () => {
        isTime = true;
        if (!isLeft) setWanted(true);
      });
      return () => {
        isLeft = true;
      };
    }, []);
    return isWanted ? <Part {...props} /> : <Sketch {...props} />;
  };
}
