import { readFileSync } from "node:fs";
import path from "node:path";

type Triple = readonly [number, number, number];
export type Matrix = readonly [Triple, Triple, Triple];

/**
 * What people without one kind of cone see, over linear RGB: Machado, Oliveira and Fernandes, "A
 * physiologically-based model for simulation of color vision deficiency", 2009, severity 1.
 */
export const SIGHTS: Record<string, Matrix> = {
  "usual sight": [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Linear sRGB to the cones of Oklab, and those to Oklab: Björn Ottosson, 2020. */
const CONES: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const OKLAB: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];

const times = (matrix: Matrix, [x, y, z]: Triple): Triple => {
  const [a, b, c] = matrix.map((row) => row[0] * x + row[1] * y + row[2] * z);
  return [a ?? 0, b ?? 0, c ?? 0];
};

function linear(hex: string): Triple {
  const part = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

/** The colour in Oklab as that sight has it. */
function seen(hex: string, sight: Matrix): Triple {
  const [r, g, b] = times(sight, linear(hex)).map((value) => Math.min(1, Math.max(0, value)));
  const [l, m, s] = times(CONES, [r ?? 0, g ?? 0, b ?? 0]).map(Math.cbrt);
  return times(OKLAB, [l ?? 0, m ?? 0, s ?? 0]);
}

/** In Oklab, as that sight has them: black and white are 1 apart, and 0.02 is just noticeable. */
export function distance(one: string, other: string, sight: Matrix): number {
  const [a, b] = [seen(one, sight), seen(other, sight)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** Lightness from 0 to 1, and hue in degrees: in Oklab, by usual sight. */
export function lightnessAndHue(hex: string): { lightness: number; hue: number } {
  const [lightness, a, b] = seen(hex, SIGHTS["usual sight"] as Matrix);
  return { lightness, hue: (Math.atan2(b, a) * 180) / Math.PI };
}

function luminance(hex: string): number {
  const [r, g, b] = linear(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** From 1 to 21: WCAG 2.2, "contrast ratio". */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

export const THEMES = ["light", "dark"] as const;
export type Pair = Record<(typeof THEMES)[number], string>;

/** The opaque colours of the style sheet by name, without `--color-`. */
function colorTokens(): Map<string, Pair> {
  const file = path.resolve(import.meta.dirname, "../../app/globals.css");
  const hex = "(#[0-9a-f]{6})";
  const token = new RegExp(`--color-([\\w-]+): (?:light-dark\\(${hex}, ${hex}\\)|${hex});`, "g");
  const found = readFileSync(file, "utf8").matchAll(token);
  return new Map(
    Array.from(found, ([, name = "", light, dark, both]) => [
      name,
      { light: light ?? both ?? "", dark: dark ?? both ?? "" },
    ]),
  );
}

export function colorToken(name: string): Pair {
  const pair = colorTokens().get(name);
  if (!pair) throw new Error(`The style sheet has no colour ${name}`);
  return pair;
}
