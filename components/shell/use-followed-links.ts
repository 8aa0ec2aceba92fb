"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/**
 * Lets plain links between pages go through the router. They cost nothing to render, and tables
 * have hundreds; `next/link` without prefetching would do no more for them, and be a script more on every
 * page. One with `data-keep-scroll` leaves the page where it is scrolled to.
 */
export function useFollowedLinks(): void {
  const router = useRouter();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const followed = followedBy(event);
      if (!followed) return;
      event.preventDefault();
      router.push(followed.path, { scroll: !followed.link.hasAttribute("data-keep-scroll") });
    };
    // After React's own listeners: what they have dealt with is left alone.
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [router]);
}

/** The link of a click and its page; null where the browser has to follow the link, or there is none. */
function followedBy(event: MouseEvent): { link: HTMLAnchorElement; path: string } | null {
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
  return { link, path: pathname + search + hash };
}
