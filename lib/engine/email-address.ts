/** What stands in no part of an address as people have them; most of it comes from text around one. */
const NONE = String.raw`\s@<>,;:"()[\]\\\u200b-\u200f\u2060\ufeff`;
/** One address of mail and nothing else: neither a name around it nor a dot at its end. */
export const EMAIL_ADDRESS = new RegExp(`^[^${NONE}]+@[^${NONE}.]+(\\.[^${NONE}.]+)+$`);

const LONGEST = 320;

export function isEmailAddress(text: string): boolean {
  return text.length <= LONGEST && EMAIL_ADDRESS.test(text);
}
