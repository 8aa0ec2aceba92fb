import type { DecimalMark } from "@/lib/engine/money";

const GROUPED = {
  ".": /^[-+]?\d{1,3}(,\d{2,3})*,\d{3}(\.\d+)?$/,
  ",": /^[-+]?\d{1,3}(\.\d{3})+(,\d+)?$/,
};
const PLAIN = {
  ".": /^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d{1,3})?$/i,
  ",": /^[-+]?(\d+(,\d*)?|,\d+)$/,
};

/** A written number; null when it is none. Spaces and apostrophes may group its digits. */
export function readNumber(text: string, mark: DecimalMark): number | null {
  const plain = text
    .normalize("NFKC")
    .replaceAll("\u2212", "-")
    .replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, "");
  let digits = plain;
  if (GROUPED[mark].test(plain)) digits = plain.replaceAll(mark === "." ? "," : ".", "");
  else if (!PLAIN[mark].test(plain)) return null;
  const number = Number(mark === "," ? digits.replace(",", ".") : digits);
  return Number.isFinite(number) ? number : null;
}

function digitsIn(text: string): string {
  return /\d[\d.,'’\s]*\d/.exec(text)?.[0] ?? "";
}

/** The mark of a number like 1.234, which may group its digits or split them; null for others. */
export function openMarkIn(text: string): DecimalMark | null {
  const found = /^[1-9]\d{0,2}([.,])\d{3}$/.exec(digitsIn(text));
  return found ? (found[1] as DecimalMark) : null;
}

/** What a written number or amount says of the decimal mark; null when nothing. */
export function markSaidBy(text: string): DecimalMark | null {
  if (openMarkIn(text)) return null;
  const digits = digitsIn(text);
  const dot = digits.lastIndexOf(".");
  const comma = digits.lastIndexOf(",");
  if (dot < 0 && comma < 0) return null;
  if (dot >= 0 && comma >= 0) return dot > comma ? "." : ",";
  const [mark, other, at] = dot >= 0 ? ([".", ",", dot] as const) : ([",", ".", comma] as const);
  // Twice the same mark groups; so it is not the one that splits off the fraction.
  return digits.indexOf(mark) === at ? mark : other;
}

const TRUE = new Set(["true", "yes", "y", "t", "1", "x", "on", "ja", "oui", "si"]);
const FALSE = new Set(["false", "no", "n", "f", "0", "off", "nein", "non"]);

export function readBoolean(text: string): boolean | null {
  const key = text.toLowerCase();
  if (TRUE.has(key)) return true;
  return FALSE.has(key) ? false : null;
}
