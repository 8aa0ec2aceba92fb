"use client";

import { useEffect, useState } from "react";

const REST_MS = 200;

/** A value once it has stood for a while: what shows it is not drawn anew while a slider moves. */
export function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
