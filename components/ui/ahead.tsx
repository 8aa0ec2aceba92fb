"use client";

import { type ComponentType, useEffect, useState } from "react";
import { uiTexts } from "@/components/ui/texts";
import { toast } from "@/components/ui/toast";
import { whenIdle } from "@/components/ui/when-idle";

interface Asked {
  /** It is wanted now; once it was, it stays, as it may leave in its own time. */
  isOpen: boolean;
  /**
   * It is wanted and cannot be had, as without a connection: closes the control again. What has none
   * comes by itself once the connection is back.
   */
  onMissing?: () => void;
}

/**
 * What a control shows once it is opened. No page needs it to begin with, so it is fetched when the
 * browser has nothing else to do, and is there without a connection from then on.
 */
export function ahead<P extends object>(
  load: () => Promise<ComponentType<P>>,
): ComponentType<P & Asked> {
  let Part: ComponentType<P> | undefined;
  const fetch = async () => {
    Part ??= await load();
  };
  whenIdle(fetch);
  return function Ahead({ isOpen, onMissing, ...props }) {
    const [isWanted, setWanted] = useState(isOpen);
    const [isThere, setThere] = useState(false);
    if (isOpen && !isWanted) setWanted(true);
    if (isWanted && !isThere && Part) setThere(true);
    const isMissing = isOpen && !isThere && !Part;
    useEffect(() => {
      if (!isMissing) return;
      let isLeft = false;
      const missing = () => {
        if (isLeft) return;
        if (!onMissing) {
          window.addEventListener("online", get, { once: true });
          return;
        }
        toast({ tone: "bad", title: uiTexts.notLoaded, description: uiTexts.notLoadedWhy });
        onMissing();
      };
      const get = () => {
        fetch().then(() => !isLeft && setThere(true), missing);
      };
      get();
      return () => {
        isLeft = true;
        window.removeEventListener("online", get);
      };
    }, [isMissing, onMissing]);
    return isThere && Part ? <Part {...(props as unknown as P)} /> : null;
  };
}
