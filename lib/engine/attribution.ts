import { t } from "@/lib/language";

/** How a conversion's credit is shared among the touches that came before it. */
export const ATTRIBUTION_MODELS = [
  "first",
  "last",
  "linear",
  "uShaped",
  "wShaped",
  "fullPath",
  "timeDecay",
] as const;
export type AttributionModel = (typeof ATTRIBUTION_MODELS)[number];

export const ATTRIBUTION_MODEL_NAMES: Record<AttributionModel, string> = {
  get first() {
    return t("First touch");
  },
  get last() {
    return t("Last touch");
  },
  linear: "Linear",
  uShaped: "U-shaped",
  wShaped: "W-shaped",
  get fullPath() {
    return t("Full path");
  },
  get timeDecay() {
    return t("Time decay");
  },
};

/** What a model does, in a sentence. */
export const ATTRIBUTION_MODEL_RULES: Record<AttributionModel, string> = {
  get first() {
    return t("The first touch gets all.");
  },
  get last() {
    return t("The last touch before the conversion gets all.");
  },
  get linear() {
    return t("All touches get the same.");
  },
  get uShaped() {
    return t(
      "40 % to the first touch, 40 % to the one that made the lead, 20 % shared by the rest.",
    );
  },
  get wShaped() {
    return t(
      "30 % each to the first touch, the one that made the lead and the one before the opportunity, 10 % shared by the rest.",
    );
  },
  get fullPath() {
    return t(
      "22.5 % each to the first touch, the one that made the lead, the one before the opportunity and the one before the win, 10 % shared by the rest.",
    );
  },
  get timeDecay() {
    return t("A touch counts half as much as one 7 days later.");
  },
};

/** The touches up to a conversion, and which of them are its key points. */
export interface TouchPath {
  /** Epoch ms, ascending. */
  at: readonly number[];
  /** Places in `at` of the touches that made the lead, opened the opportunity, won it; null: none. */
  leadCreation: number | null;
  opportunityCreation: number | null;
  close: number | null;
}

interface Shares {
  first: number;
  leadCreation: number;
  opportunityCreation: number;
  close: number;
  /** Shared alike by the touches that are no key point. */
  rest: number;
}

/**
 * Of 1000. Sources: HubSpot's U-shaped model; the W-shaped and full-path models of HubSpot and Adobe
 * Marketo Measure, which agree.
 */
const SHARES: Record<"uShaped" | "wShaped" | "fullPath", Shares> = {
  uShaped: { first: 400, leadCreation: 400, opportunityCreation: 0, close: 0, rest: 200 },
  wShaped: { first: 300, leadCreation: 300, opportunityCreation: 300, close: 0, rest: 100 },
  fullPath: { first: 225, leadCreation: 225, opportunityCreation: 225, close: 225, rest: 100 },
};

const HALF_LIFE_MS = 7 * 86_400_000;

/**
 * Weights of the touches, in their order; they sum to 1, and there are none without a touch. Time
 * decay is 2^(−days before the conversion / 7), normalised, as Google Analytics had it: counted from
 * the last touch instead of the conversion it is the same, and never 0 for all. A key point that the
 * conversion does not have, and the rest's share where there is no rest, go to the others in
 * proportion; a touch that is several key points takes their shares together.
 */
export function weightsOf(model: AttributionModel, path: TouchPath): number[] {
  const raw = rawWeights(model, path);
  const sum = raw.reduce((all, weight) => all + weight, 0);
  return raw.map((weight) => weight / sum);
}

function rawWeights(model: AttributionModel, path: TouchPath): number[] {
  const { at } = path;
  const last = at.length - 1;
  switch (model) {
    case "first":
      return at.map((_, i) => (i === 0 ? 1 : 0));
    case "last":
      return at.map((_, i) => (i === last ? 1 : 0));
    case "linear":
      return at.map(() => 1);
    case "timeDecay":
      return at.map((moment) => 2 ** ((moment - (at[last] ?? moment)) / HALF_LIFE_MS));
    default:
      return byPosition(SHARES[model], path);
  }
}

function byPosition(shares: Shares, path: TouchPath): number[] {
  const weights: number[] = path.at.map(() => 0);
  const give = (place: number | null, share: number) => {
    if (place !== null && place in weights) weights[place] = (weights[place] ?? 0) + share;
  };
  give(0, shares.first);
  give(path.leadCreation, shares.leadCreation);
  give(path.opportunityCreation, shares.opportunityCreation);
  give(path.close, shares.close);
  const others = weights.filter((weight) => weight === 0).length;
  return weights.map((weight) => (weight === 0 ? shares.rest / others : weight));
}

/** One conversion, in the whole units that its touches share. */
export const CONVERSION = 1_000_000;

/** What each touch gets of one conversion, in units of `CONVERSION`; together exactly one. */
export function creditsOf(model: AttributionModel, path: TouchPath): number[] {
  return path.at.length === 0 ? [] : apportion(CONVERSION, weightsOf(model, path));
}

/**
 * Splits a whole number into whole parts in proportion to the weights, so that they add up to it
 * exactly. Largest remainders (Hamilton's method); of equal ones the earlier. Throws RangeError on
 * a total that is not whole and at least 0, or on one above 0 without a weight to give it to.
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  if (!Number.isSafeInteger(total) || total < 0) {
    throw new RangeError(`A total to share is a whole number, got ${total}`);
  }
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (total === 0) return weights.map(() => 0);
  if (!(sum > 0)) throw new RangeError(`Nobody can take ${total}`);
  const exact = weights.map((weight) => total * (weight / sum));
  const parts = exact.map(Math.floor);
  const left = total - parts.reduce((all, part) => all + part, 0);
  const order = exact
    .map((value, i) => ({ i, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  for (const { i } of order.slice(0, left)) parts[i] = (parts[i] ?? 0) + 1;
  return parts;
}
