import { fieldPath } from "@/lib/engine/field-path";

/** U+0000, for which PostgreSQL has no place, and halves of characters, which no encoding has one for. */
const UNFIT = /\0|\p{Cs}/u;
const UNFIT_TEXT =
  "This holds a character that is none: U+0000, half of a surrogate pair, or the name __proto__.";

/** Deeper than anything that anybody means, and far from where reading it would exhaust the stack. */
const MOST_DEEP = 100;
const DEEP_TEXT = `This is nested more than ${MOST_DEEP} deep.`;

/** What no operation takes: where it is (a `fieldPath`; "" is the input itself), and why, for the user. */
export interface Unfit {
  at: string;
  why: string;
}

/** The first part of an input that holds what no text of people does, or lies too deep. */
export function unfitPart(value: unknown, depth = 0): Unfit | null {
  if (typeof value === "string") return UNFIT.test(value) ? { at: "", why: UNFIT_TEXT } : null;
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return null;
  if (depth === MOST_DEEP) return { at: "", why: DEEP_TEXT };
  for (const key of Object.keys(value)) {
    // Whoever copies such a key changes what an object is, and loses the value.
    if (key === "__proto__" || UNFIT.test(key)) return { at: "", why: UNFIT_TEXT };
    const inner = unfitPart((value as Record<string, unknown>)[key], depth + 1);
    if (!inner) continue;
    const name = fieldPath([key]);
    // Where in so deep a thing it is, nobody wants to read.
    if (inner.why === DEEP_TEXT) return depth === 0 ? { at: name, why: DEEP_TEXT } : inner;
    return { at: inner.at === "" ? name : `${name}.${inner.at}`, why: inner.why };
  }
  return null;
}
