import { describe, expect, it } from "vitest";
import { STAGES } from "@/lib/engine/stages";
import {
  colorToken,
  contrast,
  distance,
  lightnessAndHue,
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

/** Hues further apart are taken for another colour: those of MQL and SAL are about 10 apart. */
const SAME_HUE = 15;

it.each(STAGES.filter((stage) => stage !== "inquiry"))(
  "%s has the same hue in both themes",
  (stage) => {
    const { light, dark } = colorToken(`stage-${stage}`);
    const apart = Math.abs(lightnessAndHue(light).hue - lightnessAndHue(dark).hue);
    expect(Math.min(apart, 360 - apart)).toBeLessThan(SAME_HUE);
  },
);

it.each(THEMES)("of the two blues that of MQL is the darker one in %s", (theme) => {
  const [mql, sal] = ["stage-mql", "stage-sal"].map(
    (name) => lightnessAndHue(colorToken(name)[theme]).lightness,
  );
  expect(mql).toBeLessThan((sal ?? 0) - 0.1);
});
