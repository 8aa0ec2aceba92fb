import { language } from "@/lib/language";
import type { DecimalMark } from "./money";

/** How each notation writes a number: whole digits, in groups or not, and a fraction; or that alone. */
const WRITTEN: Record<DecimalMark, RegExp> = {
  ".": /^(?:(\d+|[1-9]\d{0,2}([,'’\s])(?:\d{2,3}\2)*\d{3})(?:\.(\d*))?|\.(\d+))$/,
  ",": /^(?:(\d+|[1-9]\d{0,2}([.'’\s])(?:\d{2,3}\2)*\d{3})(?:,(\d*))?|,(\d+))$/,
};

/** The mark that splits whole from fraction for whoever is answered now. */
export function ownMark(): DecimalMark {
  return language() === "de" ? "," : ".";
}

export interface TypedDigits {
  whole: string;
  fraction: string;
}

/**
 * The digits of a number as somebody types it: in their own notation, and in the other one where their
 * own does not allow it ("1.5" in German, never "1.500"). Null for what is neither. It is the one rule
 * for all that is typed; files say themselves how they write.
 */
export function typedDigits(text: string, mark = ownMark()): TypedDigits | null {
  const other = mark === "." ? "," : ".";
  const found = WRITTEN[mark].exec(text) ?? WRITTEN[other].exec(text);
  if (!found) return null;
  const [, whole = "0", , fraction, bare] = found;
  return { whole: whole.replace(/\D/g, ""), fraction: fraction ?? bare ?? "" };
}

/** Whether somebody's own notation is how it is written. */
export function isInOwn(text: string, mark = ownMark()): boolean {
  return WRITTEN[mark].test(text);
}

/** A plain decimal ("1200.50") to go on typing in: "1200,50" in German. */
export function typingDecimal(decimal: string): string {
  return decimal.replace(".", ownMark());
}
