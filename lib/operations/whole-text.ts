/** U+0000, for which PostgreSQL has no place, and halves of characters, which no encoding has one for. */
const UNFIT = /\0|\p{Cs}/u;

/** Where an input holds what no text of people does, by dotted path ("" is the input itself). */
export function unfitText(value: unknown): string | null {
  if (typeof value === "string") return UNFIT.test(value) ? "" : null;
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return null;
  for (const key of Object.keys(value)) {
    // Whoever copies such a key changes what an object is, and loses the value.
    if (key === "__proto__" || UNFIT.test(key)) return "";
    const inner = unfitText((value as Record<string, unknown>)[key]);
    if (inner !== null) return inner === "" ? key : `${key}.${inner}`;
  }
  return null;
}

/** Why it is not taken, for the user. */
export const UNFIT_TEXT =
  "This holds a character that is none: U+0000, half of a surrogate pair, or the name __proto__.";
