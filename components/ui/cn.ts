import { type ClassNameValue, createTailwindMerge } from "tailwind-merge";

const any = [() => true];
/** What follows `text-` and is a size, not a colour. */
const isTextSize = (value: string) => /^(\d?xs|sm|base|lg|\d?xl|\[[\d.]+\w+\])$/.test(value);
/** What follows `border-` and is a width. */
const isWidth = (value: string) => /^\d+$/.test(value);
const widths = ["", isWidth];

const SIDES = ["t", "r", "b", "l"];
const ALL_SIDES = ["x", "y", ...SIDES];

/** Utilities that are a group each: whatever stands behind the name. */
const NAMES = [
  ...["m", "p"].flatMap((of) => [of, ...ALL_SIDES.map((side) => of + side)]),
  ...["w", "h", "size", "min-w", "max-w", "min-h", "max-h"],
  ...["gap", "gap-x", "gap-y", "bg", "opacity", "z", "justify", "items", "self"],
  ...[
    "top",
    "right",
    "bottom",
    "left",
    "inset",
    "inset-x",
    "inset-y",
    "translate-x",
    "translate-y",
  ],
  ...[
    "transition",
    "duration",
    "cursor",
    "whitespace",
    "animate",
    "grid-cols",
    "col-span",
    "align",
  ],
  ...["rounded", "rounded-t", "rounded-b", "rounded-tl", "rounded-tr", "border-spacing", "basis"],
];

/**
 * The utilities that Handoff lays over each other: a merge that knows all of Tailwind is a tenth of
 * what every page loads of code. `cn.test.ts` compares the two over the classes of the source.
 */
const merge = createTailwindMerge(() => ({
  cacheSize: 500,
  theme: {},
  classGroups: {
    ...Object.fromEntries(NAMES.map((name) => [name, [{ [name]: any }]])),
    display: [
      "block",
      "inline",
      "inline-block",
      "flex",
      "inline-flex",
      "grid",
      "contents",
      "table",
      "hidden",
    ],
    position: ["static", "relative", "absolute", "fixed", "sticky"],
    visibility: ["visible", "invisible"],
    "text-size": [{ text: [isTextSize] }],
    "text-align": [{ text: ["left", "center", "right"] }],
    "text-wrap": [{ text: ["balance", "pretty"] }],
    "text-color": [{ text: any }],
    "text-decoration": ["underline", "no-underline"],
    shrink: [{ shrink: ["0"] }],
    "font-family": [{ font: ["sans", "mono"] }],
    "font-weight": [{ font: ["normal", "medium", "semibold"] }],
    "border-style": [{ border: ["dashed"] }],
    "border-width": [{ border: widths }],
    ...Object.fromEntries(
      ALL_SIDES.map((side) => [`border-${side}`, [{ border: [{ [side]: widths }] }]]),
    ),
    "border-color": [{ border: any }],
    "border-collapse": [{ border: ["separate", "collapse"] }],
    overflow: [{ overflow: ["auto", "hidden"] }],
    "overflow-x": [{ "overflow-x": any }],
    "overflow-y": [{ "overflow-y": any }],
    flex: [{ flex: ["1", "none"] }],
  },
  conflictingClassGroups: {
    ...Object.fromEntries(
      ["m", "p", "border-"].flatMap((of) => [
        [of === "border-" ? "border-width" : of, ALL_SIDES.map((side) => of + side)],
        [`${of}x`, [`${of}r`, `${of}l`]],
        [`${of}y`, [`${of}t`, `${of}b`]],
      ]),
    ),
    size: ["w", "h"],
    gap: ["gap-x", "gap-y"],
    inset: ["inset-x", "inset-y", "top", "right", "bottom", "left"],
    "inset-x": ["right", "left"],
    "inset-y": ["top", "bottom"],
    rounded: ["rounded-t", "rounded-b", "rounded-tl", "rounded-tr"],
    "rounded-t": ["rounded-tl", "rounded-tr"],
    overflow: ["overflow-x", "overflow-y"],
    flex: ["basis", "shrink"],
  },
  conflictingClassGroupModifiers: {},
  orderSensitiveModifiers: [],
}));

/** Joins class names; of two utilities for the same property the later wins. */
export function cn(...classes: ClassNameValue[]): string {
  return merge(...classes);
}
