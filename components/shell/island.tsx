"use client";

import { type ComponentType, lazy, Suspense } from "react";
import { useMounted } from "@/components/shell/use-mounted";

/**
 * A component that is drawn in the browser only; the server renders its sketch. Unlike
 * `next/dynamic` without server rendering this throws nothing on the server, which costs time at
 * every request.
 */
export function island<P extends object>(
  load: () => Promise<{ default: ComponentType<P> }>,
  Sketch: ComponentType<P>,
): ComponentType<P> {
  // Fetched while the page is still being taken over, not after.
  const loading = typeof window === "undefined" ? null : load();
  const Lazy = lazy(() => loading ?? load());
  return function Island(props: P) {
    if (!useMounted()) return <Sketch {...props} />;
    return (
      <Suspense fallback={<Sketch {...props} />}>
        <Lazy {...props} />
      </Suspense>
    );
  };
}
