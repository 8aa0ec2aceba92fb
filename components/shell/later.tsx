"use client";

import { type ComponentType, lazy, Suspense } from "react";

/** A part of a page that is fetched when it is first shown, such as a dialog; until then there is nothing. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const Part = lazy(async () => ({ default: await load() }));
  return function Later(props: P) {
    return (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    );
  };
}
