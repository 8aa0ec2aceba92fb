"use client";

import { useRouter } from "next/navigation";
import { type ReactElement, useEffect } from "react";
import { useMounted } from "@/components/shell/use-mounted";
import { asciiMarkup, markupOf } from "@/components/ui/markup";
import { type HandedTexts, takeOver, textsInPage, textsMarkup } from "./handed-texts";

const kept = new WeakMap<readonly string[], string>();

/** What the server sends, made once of the same texts: most pages are asked for again before anything changes. */
function sketchOf(given: HandedTexts, draw: (texts: readonly string[]) => ReactElement): string {
  if (typeof given !== "string") return markupOf(draw(given));
  const texts = takeOver(given);
  if (!texts) return "";
  const sketch = kept.get(texts) ?? asciiMarkup(textsMarkup(texts) + markupOf(draw(texts)));
  kept.set(texts, sketch);
  return sketch;
}

/**
 * A screen that the browser draws by itself; the server sends its first look as markup, and keeps it.
 * The texts given are all that it is drawn from, but for what is the same for everybody.
 */
export function KeptSketch({
  given,
  draw,
}: {
  given: HandedTexts;
  draw: (texts: readonly string[]) => ReactElement;
}) {
  const isMounted = useMounted();
  const isServer = typeof window === "undefined";
  const texts = isServer ? null : typeof given === "string" ? textsInPage(given) : given;
  if (!isServer && !texts) return <AskAgain />;
  if (isMounted && texts) return draw(texts);
  return (
    <div
      {...(typeof given === "string" ? { id: given } : {})}
      // The browser leaves alone what the server sent, until it draws in its place.
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: written by markupOf and textsMarkup, which escape all texts
      dangerouslySetInnerHTML={{ __html: isServer ? sketchOf(given, draw) : "" }}
    />
  );
}

/** Of a page whose markup is not there any more, or was made otherwise: asked for in its other form. */
function AskAgain() {
  const router = useRouter();
  useEffect(() => router.refresh(), [router]);
  return null;
}
