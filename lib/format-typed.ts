import { isInOwn, ownMark, typedDigits } from "@/lib/engine/typed-number";

/**
 * What somebody typed into a field, with its number in their own notation; signs and words beside it stay.
 * Null where its number can be read neither way.
 */
export function inOwnNotation(text: string): string | null {
  const found = /^([^\d.,]*)([\d.,](?:[\d.,'’\s]*[\d.,])?)(\D*)$/.exec(text);
  if (!found) return /\d/.test(text) ? null : text;
  const [, before = "", digits = "", after = ""] = found;
  const mark = ownMark();
  if (isInOwn(digits, mark)) return text;
  const typed = typedDigits(digits, mark);
  return typed && `${before}${typed.whole}${typed.fraction && mark}${typed.fraction}${after}`;
}
