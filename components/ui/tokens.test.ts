import { describe, expect, it } from "vitest";
import { colorToken, contrast, THEMES } from "@/tests/support/colors";

/** Text below 18.66 px bold or 24 px: WCAG 2.2, 1.4.3. */
const READABLE = 4.5;
/** Marks and edges of what can be operated: 1.4.11. */
const VISIBLE = 3;

const GROUNDS = ["canvas", "surface", "raised", "sunken", "hover"];
const TONES = ["accent", "good", "warn", "bad", "info"];

const TEXTS = [
  ...["ink", "ink-muted", "ink-faint", ...TONES.map((tone) => `${tone}-ink`)].flatMap((text) =>
    GROUNDS.map((ground) => [text, ground]),
  ),
  ...TONES.flatMap((tone) => [
    [`${tone}-ink`, `${tone}-soft`],
    ["ink", `${tone}-soft`],
  ]),
  ...["accent", "accent-strong", "bad-strong"].map((ground) => ["on-accent", ground]),
];
const MARKS = ["control", ...TONES].flatMap((mark) =>
  ["canvas", "surface", "raised"].map((ground) => [mark, ground]),
);

function weak(pairs: readonly string[][], theme: (typeof THEMES)[number], least: number): string[] {
  return pairs.flatMap(([front = "", ground = ""]) => {
    const ratio = contrast(colorToken(front)[theme], colorToken(ground)[theme]);
    return ratio < least ? [`${front} on ${ground}: ${ratio.toFixed(2)}`] : [];
  });
}

it("knows contrasts: black on white is 21, and #767676 the lightest readable grey", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#767676", "#ffffff")).toBeGreaterThan(READABLE);
  expect(contrast("#777777", "#ffffff")).toBeLessThan(READABLE);
});

describe.each(THEMES)("in %s", (theme) => {
  it("text is readable on every ground that it stands on", () => {
    expect(weak(TEXTS, theme, READABLE)).toEqual([]);
  });

  it("marks and the edges of controls are seen", () => {
    expect(weak(MARKS, theme, VISIBLE)).toEqual([]);
  });
});
