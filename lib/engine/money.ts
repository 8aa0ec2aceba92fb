import { moneyLocale } from "./locale";
import { typedDigits, typingDecimal } from "./typed-number";

/** Which mark splits whole from fraction in a written number. */
export type DecimalMark = "." | ",";

/** The most that one amount may be, in minor units: so many can be summed without a wrong digit. */
export const MOST_MINOR = 1e13;

const exponents = new Map<string, number>();
const labels = new Map<string, Set<string>>();
const formats = new Map<string, Intl.NumberFormat>();

/**
 * Decimal places of a currency's minor unit: USD 2, JPY 0, KWD 3. An unknown code has 2.
 * Throws RangeError on what is not a three-letter code. Source: ISO 4217 as the platform knows it.
 */
export function currencyExponent(currency: string): number {
  let exponent = exponents.get(currency);
  if (exponent === undefined) {
    const format = new Intl.NumberFormat("en", { style: "currency", currency });
    exponent = format.resolvedOptions().maximumFractionDigits ?? 2;
    exponents.set(currency, exponent);
  }
  return exponent;
}

/** Nearest integer, ties away from zero: 2.5 → 3, −2.5 → −3. */
export function roundHalfUp(value: number): number {
  // Adding 0.5 would lift 0.49999999999999994 to 1: compare the fraction instead.
  const whole = Math.trunc(value);
  const rounded = Math.abs(value - whole) >= 0.5 ? whole + Math.sign(value) : whole;
  return rounded === 0 ? 0 : rounded;
}

/** Amount in the currency's main unit (22700.5) as minor units (2270050), rounded half up. */
export function toMinor(amount: number, currency: string): number {
  if (!Number.isFinite(amount)) throw new RangeError(`Not an amount: ${amount}`);
  const exponent = currencyExponent(currency);
  // Through the shortest decimal text, so that 1.005 rounds as it is written, not as it is stored.
  const [digits = "0", power = "0"] = String(amount).split("e");
  return roundHalfUp(Number(`${digits}e${Number(power) + exponent}`));
}

/**
 * Decimal text of minor units without grouping: 2270050 USD → "22700.50". Exact up to 2^53.
 * Throws RangeError on fractions.
 */
export function minorToDecimal(minor: number, currency: string): `${number}` {
  const exponent = currencyExponent(currency);
  if (!Number.isInteger(minor)) throw new RangeError(`Minor units must be whole, got ${minor}`);
  const digits = Math.abs(minor)
    .toFixed()
    .padStart(exponent + 1, "0");
  const cut = digits.length - exponent;
  const fraction = exponent > 0 ? `.${digits.slice(cut)}` : "";
  return `${minor < 0 ? "-" : ""}${digits.slice(0, cut)}${fraction}` as `${number}`;
}

/** Minor units as people read them: 2270000 USD → "$22,700.00". */
export function formatMoney(
  minor: number,
  currency: string,
  locale = moneyLocale(),
  options: Omit<Intl.NumberFormatOptions, "style" | "currency"> = {},
): string {
  // Making a format costs more than using it a hundred times.
  const key = `${locale} ${currency} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, { ...options, style: "currency", currency });
    formats.set(key, format);
  }
  return format.format(minorToDecimal(minor, currency));
}

/**
 * Minor units of a written amount: "$22,700.00", "1.234,56", "(1 234.50)", "-5 EUR"; null when it
 * cannot be read or names another currency. Digits past the minor unit are rounded half up.
 * Pass `mark` where it is known (a CSV column); otherwise the last of two different marks splits
 * off the fraction, a lone dot too, and a lone comma unless exactly three digits follow it. Null for
 * what reads two ways ("1.234" is a thousand in some languages, and few amounts have mills), and for
 * more than MOST_MINOR.
 */
export function parseMoney(text: string, currency: string, mark?: DecimalMark): number | null {
  return readMoney(text, currency, (digits) => parseDigits(digits, currency, mark));
}

function readMoney(
  text: string,
  currency: string,
  minorOf: (digits: string) => number | null,
): number | null {
  const plain = text.normalize("NFKC").replaceAll("\u2212", "-").trim();
  const bracketed = /^\((.*)\)$/.exec(plain);
  const match = /^(\D*)(\d(?:[\d.,'’ ]*\d)?)(\D*)$/.exec(bracketed?.[1] ?? plain);
  if (!match) return null;
  const [, before = "", digits = "", after = ""] = match;
  const signs = (before + after).replace(/[^-]/g, "").length + (bracketed ? 1 : 0);
  if (signs > 1) return null;
  // ".5" is a fraction, but the dot of "Rs.5" belongs to the word.
  const bare = /^[-+\s]*[.,]$/.test(before);
  const known = labelsOf(currency);
  if (!(bare || known.has(labelOf(before))) || !known.has(labelOf(after))) return null;
  const minor = minorOf(bare ? `0${before.slice(-1)}${digits}` : digits);
  if (minor === null) return null;
  return signs === 1 && minor !== 0 ? -minor : minor;
}

/**
 * The same as whoever is answered now types it (`typedDigits`): in German "1.234" is a thousand, and "1,5" one
 * and a half. What would have thousandths may be meant as thousands, and is null.
 */
export function typedMoney(text: string, currency: string): number | null {
  return readMoney(text, currency, (digits) => {
    const typed = typedDigits(digits);
    if (!typed) return null;
    const isOpen = /^[1-9]\d{0,2}$/.test(typed.whole) && typed.fraction.length === 3;
    if (isOpen && currencyExponent(currency) < 3) return null;
    return minorOf(typed.whole, typed.fraction, currency);
  });
}

/** An amount to go on typing in, as its reader writes decimals: "1200.50", "1200,50". */
export function typingText(minor: number, currency: string): string {
  return typingDecimal(minorToDecimal(minor, currency));
}

function parseDigits(digits: string, currency: string, mark?: DecimalMark): number | null {
  const exponent = currencyExponent(currency);
  if (!mark && exponent < 3 && /^[1-9]\d{0,2}\.\d{3}$/.test(digits)) return null;
  const decimal = mark ?? guessMark(digits);
  const parts = decimal ? digits.split(decimal) : [digits];
  if (parts.length > 2) return null;
  const [whole = "", fraction = ""] = parts;
  // Groups of three, or India's of two before the last; one and the same mark between them.
  if (!/^(\d+|\d{1,3}([.,'’ ])(\d{2,3}\2)*\d{3})$/.test(whole) || /\D/.test(fraction)) return null;
  return minorOf(whole.replace(/\D/g, ""), fraction, currency);
}

/** Minor units of digits, those past them rounded half up. */
function minorOf(whole: string, fraction: string, currency: string): number | null {
  const exponent = currencyExponent(currency);
  const kept = fraction.slice(0, exponent).padEnd(exponent, "0");
  const up = (fraction[exponent] ?? "0") >= "5" ? 1 : 0;
  const minor = Number(whole + kept) + up;
  return minor <= MOST_MINOR ? minor : null;
}

function guessMark(digits: string): DecimalMark | null {
  const dot = digits.lastIndexOf(".");
  const comma = digits.lastIndexOf(",");
  if (dot >= 0 && comma >= 0) return dot > comma ? "." : ",";
  if (dot >= 0) return dot === digits.indexOf(".") ? "." : null;
  if (comma < 0 || comma !== digits.indexOf(",")) return null;
  return /^[1-9]\d{0,2},\d{3}$/.test(digits) ? null : ",";
}

function labelOf(text: string): string {
  return text.replace(/[-+\s.]/g, "").toUpperCase();
}

/** What may stand beside an amount of that currency: nothing, its code, its symbols. */
function labelsOf(currency: string): Set<string> {
  let known = labels.get(currency);
  if (!known) {
    // Canada's English writes US$ where America's writes $.
    const symbols = ["en", "en-CA"].flatMap((locale) =>
      (["code", "symbol", "narrowSymbol"] as const).map((currencyDisplay) => {
        const options = { style: "currency", currency, currencyDisplay } as const;
        const parts = new Intl.NumberFormat(locale, options).formatToParts(0);
        return labelOf(parts.find((part) => part.type === "currency")?.value ?? "");
      }),
    );
    known = new Set(["", ...symbols]);
    labels.set(currency, known);
  }
  return known;
}
