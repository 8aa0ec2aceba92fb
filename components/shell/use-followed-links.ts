"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/**
 * Lets plain links between pages go through the router. They cost nothing to render, and tables
 * have hundreds; `next/link` without prefetching would do no more for them.
 */
export function useFollowedLinks(): void {
  const router = useRouter();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const path = pathOf(event);
      if (path === null) return;
      event.preventDefault();
      router.push(path);
    };
    // After React's own listeners: what they have dealt with is left alone.
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [router]);
}

/** The page that a click leads to; null where the browser has to follow the link, or there is none. */
function pathOf(event: MouseEvent): string | null {
  const { target, button, metaKey, ctrlKey, shiftKey, altKey } = event;
  if (event.defaultPrevented || button !== 0) return null;
  if (metaKey || ctrlKey || shiftKey || altKey) return null;
  const link = target instanceof Element ? target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute("download")) {
    return null;
  }
  const { origin, pathname, search, hash } = new URL(link.href);
  if (origin !== window.location.origin || pathname.startsWith("/api/")) return null;
  if (hash && pathname === window.location.pathname && search === window.location.search) {
    return null;
  }
  return pathname + search + hash;
}
