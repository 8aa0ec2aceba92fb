import { Z95 } from "../statistics";
import type { PointRule } from "./judge";
import { fitLogistic, type Samples } from "./logistic";

/** What meeting a rule goes with, in log odds of SQL per unit of its value. */
export interface Effect {
  coefficient: number;
  error: number;
  /** The 95 % interval spans 0. */
  noise: boolean;
  /** Came out negative though its points fade; the numbers are those of the fit with it. */
  held: boolean;
  /** The coefficient as it is suggested. */
  steadied: number;
}

type Fitted = Omit<Effect, "steadied">;

/** Most that a rule which may be chance can get, as a share of the largest sure one. */
const NOISE_SHARE = 0.2;

/**
 * One that may be chance is drawn towards 0 by z²/(z² + 1), z being its size in standard errors,
 * and stays small beside the largest sure one.
 */
function steadied({ coefficient, error, noise, held }: Fitted, limit: number): number {
  if (held) return 0;
  if (!noise) return coefficient;
  const z2 = (coefficient / error) ** 2;
  const drawn = (coefficient * z2) / (z2 + 1);
  return Number.isFinite(drawn) ? Math.max(-limit, Math.min(limit, drawn)) : 0;
}

/**
 * Fits the rules together on the first `rows` of the samples, whose columns are the rules'. Those
 * with fading points that come out negative are left out, the most negative first, and the others
 * fitted again. Null when the fit does not converge.
 */
export function fitEffects(
  { columns, labels }: Samples,
  rules: readonly PointRule[],
  rows: number,
  penalty: number,
): Effect[] | null {
  const effects: Fitted[] = [];
  let kept = rules.map((_, i) => i);
  for (;;) {
    const fit = fitLogistic(
      { columns: kept.flatMap((i) => columns[i] ?? []), labels },
      { penalty, ranges: [[0, rows]] },
    );
    if (!fit.converged) return null;
    let worst = -1;
    let least = 0;
    kept.forEach((i, j) => {
      const coefficient = fit.weights[j] ?? 0;
      const error = fit.standardErrors[j] ?? Number.NaN;
      const noise = !(Math.abs(coefficient) > Z95 * error);
      effects[i] = { coefficient, error, noise, held: false };
      if (!rules[i]?.fades || coefficient >= least) return;
      worst = i;
      least = coefficient;
    });
    const left = effects[worst];
    if (!left) break;
    left.held = true;
    kept = kept.filter((i) => i !== worst);
  }
  const sure = effects.filter(({ held, noise }) => !held && !noise);
  const limit = NOISE_SHARE * Math.max(0, ...sure.map((effect) => Math.abs(effect.coefficient)));
  return effects.map((effect) => ({ ...effect, steadied: steadied(effect, limit) }));
}
