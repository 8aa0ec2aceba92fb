import { currencyExponent, type DecimalMark } from "@/lib/engine/money";

/**
 * What a currency is worth in another: `numerator` minor units of the other for `denominator` of
 * its own. Whole numbers whose product stays below 2^63, so that 64-bit integers convert exactly.
 */
export interface Rate {
  numerator: number;
  denominator: number;
}

const MAX_PRODUCT = 2n ** 63n;

/**
 * A written rate, main units of `base` for one main unit of `currency`: "1.0823". Null for what is
 * no decimal number above 0, has too many digits, or may be read two ways ("15,000"; "15.000" where
 * `decimal` is a comma).
 */
export function parseRate(
  text: string,
  currency: string,
  base: string,
  decimal: DecimalMark = ".",
): Rate | null {
  const written = /^(\d{1,12})(?:([.,])(\d{1,12}))?$/.exec(text.trim());
  if (!written) return null;
  const [, whole = "", mark, fraction = ""] = written;
  if (
    mark !== undefined &&
    mark !== decimal &&
    /^[1-9]\d{0,2}$/.test(whole) &&
    fraction.length === 3
  ) {
    return null;
  }
  let numerator = BigInt(whole + fraction);
  let denominator = 10n ** BigInt(fraction.length);
  const shift = currencyExponent(base) - currencyExponent(currency);
  if (shift > 0) numerator *= 10n ** BigInt(shift);
  else denominator *= 10n ** BigInt(-shift);
  while (numerator > 0n && numerator % 10n === 0n && denominator % 10n === 0n) {
    numerator /= 10n;
    denominator /= 10n;
  }
  const most = BigInt(Number.MAX_SAFE_INTEGER);
  const fits =
    numerator <= most && denominator <= most && (numerator + 1n) * denominator < MAX_PRODUCT;
  if (numerator === 0n || !fits) return null;
  return { numerator: Number(numerator), denominator: Number(denominator) };
}

/** The exact decimal text of a rate, as `parseRate` reads it. */
export function rateText({ numerator, denominator }: Rate, currency: string, base: string): string {
  // The denominator is a power of ten.
  const shift = currencyExponent(base) - currencyExponent(currency);
  const places = String(denominator).length - 1 + shift;
  if (places <= 0) return String(numerator) + "0".repeat(-places);
  const digits = String(numerator).padStart(places + 1, "0");
  const fraction = digits.slice(-places).replace(/0+$/, "");
  return digits.slice(0, -places) + (fraction ? `.${fraction}` : "");
}

/**
 * Minor units at a rate: exact, rounded half up (away from zero) once. Null when the result is
 * beyond what a number holds exactly.
 */
export function convertAt(minor: number, { numerator, denominator }: Rate): number | null {
  const part = BigInt(denominator);
  const size = BigInt(Math.abs(minor)) * BigInt(numerator);
  const rounded = Number((2n * size + part) / (2n * part));
  if (!Number.isSafeInteger(rounded)) return null;
  return minor < 0 && rounded !== 0 ? -rounded : rounded;
}
