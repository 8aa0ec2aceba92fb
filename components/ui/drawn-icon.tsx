import type { LucideIconData } from "lucide-react";
import { createElement, type ReactElement } from "react";

/**
 * An icon as an element, of the module that lucide has for it. Its components work their attributes
 * out at every render, which takes the server four times as long; the frame of every page has a
 * dozen of them.
 */
export function drawnIcon(icon: object): ReactElement {
  const { node } = (icon as { __iconData: LucideIconData }).__iconData;
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
    >
      {node.map(([tag, attributes]) => createElement(tag, attributes))}
    </svg>
  );
}
