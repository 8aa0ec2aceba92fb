/** Why two leads may be one person. */
export const DUPLICATE_CLUES = ["mailbox", "nameAtCompany"] as const;
export type DuplicateClue = (typeof DUPLICATE_CLUES)[number];

/** Services that deliver to one mailbox whatever dots the name has. */
const DOTLESS = new Set(["gmail.com", "googlemail.com"]);

/**
 * The mailbox that a normalised address is delivered to, as far as that is sure: what follows a
 * plus is a tag (RFC 5233, which nearly every service follows), and Google ignores dots.
 */
export function mailboxOf(emailKey: string): string {
  const at = emailKey.lastIndexOf("@");
  let name = emailKey.slice(0, at);
  const domain = emailKey.slice(at + 1);
  const plus = name.indexOf("+");
  if (plus > 0) name = name.slice(0, plus);
  return DOTLESS.has(domain) ? `${name.replaceAll(".", "")}@gmail.com` : `${name}@${domain}`;
}

/** Whether an address may be another spelling of one that looks different. */
export function hasSpellings(emailKey: string): boolean {
  const [name = "", domain = ""] = emailKey.split("@");
  return name.indexOf("+") > 0 || DOTLESS.has(domain);
}

/**
 * A full name for comparing: case, accents and the order of its words do not count ("Doe, Jane").
 * Null for a single word, which too many share.
 */
export function fullNameKey(name: string): string | null {
  const words = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[\s,.]+/)
    .filter((word) => word !== "");
  return words.length < 2 ? null : words.sort().join(" ");
}
