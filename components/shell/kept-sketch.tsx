"use client";

import type { ReactElement } from "react";
import { useMounted } from "@/components/shell/use-mounted";
import { markupOf } from "@/components/ui/markup";

const MOST_KEPT = 40;
const kept = new Map<string, string>();

/** Made once of the same data: most pages are asked for again before anything changes. */
function sketchOf(data: string, drawn: ReactElement): string {
  const sketch = kept.get(data) ?? markupOf(drawn);
  kept.delete(data);
  kept.set(data, sketch);
  const [oldest] = kept.keys();
  if (oldest !== undefined && kept.size > MOST_KEPT) kept.delete(oldest);
  return sketch;
}

/**
 * A screen that the browser draws by itself; the server sends its first look as markup, and keeps it.
 * `data` is all that it is drawn from, but for what is the same for everybody.
 */
export function KeptSketch({ data, children }: { data: string; children: ReactElement }) {
  if (useMounted()) return children;
  // The browser leaves alone what the server sent, until it draws in its place.
  const sketch = typeof window === "undefined" ? sketchOf(data, children) : "";
  // biome-ignore lint/security/noDangerouslySetInnerHtml: written by markupOf, which escapes all texts
  return <div suppressHydrationWarning dangerouslySetInnerHTML={{ __html: sketch }} />;
}
