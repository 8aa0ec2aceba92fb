import { describe, expect, it } from "vitest";
import { STAGES } from "@/lib/engine/stages";
import {
  colorToken,
  contrast,
  distance,
  type Matrix,
  SIGHTS,
  THEMES,
} from "@/tests/support/colors";
import { chartColors } from "./chart-theme";

/** Of a mark on its ground, WCAG 2.2, 1.4.11. */
const VISIBLE = 3;

const tokenOf = (color: string) => /--color-([\w-]+)/.exec(color)?.[1] ?? "";
/** The distance is five times what is just noticeable; there is one stage more than there are series. */
const palettes = {
  series: { names: chartColors.map(tokenOf), least: 0.12 },
  stages: { names: STAGES.map((stage) => `stage-${stage}`), least: 0.1 },
};

it("knows distances: black and white are 1 apart, red and green near for deuteranopia", () => {
  const usual = SIGHTS["usual sight"] as Matrix;
  const deuteranopia = SIGHTS.deuteranopia as Matrix;
  expect(distance("#000000", "#ffffff", usual)).toBeCloseTo(1, 5);
  expect(distance("#c04040", "#707000", usual)).toBeGreaterThan(0.15);
  expect(distance("#c04040", "#707000", deuteranopia)).toBeLessThan(0.08);
});

describe.each(Object.entries(palettes))("the colours of %s", (_, { names, least }) => {
  describe.each(THEMES)("in %s", (theme) => {
    const colors = names.map((name) => colorToken(name)[theme]);

    it.each(Object.entries(SIGHTS))("stay apart with %s", (_, sight) => {
      const near = colors.flatMap((one, i) =>
        colors.slice(i + 1).flatMap((other) => {
          const apart = distance(one, other, sight);
          return apart < least ? [`${one} and ${other}: ${apart.toFixed(3)}`] : [];
        }),
      );
      expect(near).toEqual([]);
    });

    it("are seen on their ground", () => {
      const ground = colorToken("surface")[theme];
      const weak = colors.filter((color) => contrast(color, ground) < VISIBLE);
      expect(weak).toEqual([]);
    });
  });
});
