import type { LucideIconData } from "lucide-react";
import { createElement, type ReactElement } from "react";
import { markupOf } from "./markup";

/**
 * An icon as one element, of the module that lucide has for it. Its components work their attributes
 * out at every render, and have an element for each line, which takes the server several times as
 * long; the frame of every page has a dozen of them.
 */
export function drawnIcon(icon: object): ReactElement {
  const { node } = (icon as { __iconData: LucideIconData }).__iconData;
  const lines = markupOf(node.map(([tag, attributes]) => createElement(tag, attributes)));
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: lines of a drawing, from the code
      dangerouslySetInnerHTML={{ __html: lines }}
    />
  );
}
