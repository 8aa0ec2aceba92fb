/** Fields of mail templates: names in braces, filled in for the lead that is written to. */

/** What can be filled in, in the order in which it is offered. */
export const MAIL_FIELDS = ["first name", "name", "company", "title", "my name"] as const;
export type MailField = (typeof MAIL_FIELDS)[number];

/** What is known to fill in; null where nothing is. */
export type MailValues = Record<MailField, string | null>;

const BRACED = /\{([^{}\n]*)\}/g;

function fieldOf(written: string): MailField | null {
  const wanted = written.trim().toLowerCase().replaceAll(/\s+/g, " ");
  return MAIL_FIELDS.find((field) => field === wanted) ?? null;
}

/** What stands in braces and is no field, as it was written. */
export function unknownFields(text: string): string[] {
  const found = [...text.matchAll(BRACED)].map(([, written = ""]) => written);
  return [...new Set(found.filter((written) => fieldOf(written) === null))];
}

/** The text for one lead. What is not known stays in its braces, and is named once. */
export function fillIn(text: string, values: MailValues): { text: string; missing: MailField[] } {
  const missing = new Set<MailField>();
  const filled = text.replaceAll(BRACED, (braced, written: string) => {
    const field = fieldOf(written);
    if (field === null) return braced;
    const value = values[field];
    if (value === null) missing.add(field);
    return value ?? braced;
  });
  return { text: filled, missing: [...missing] };
}

/** The name to greet somebody by: "Ada" of "Dr. Ada Lovelace"; null of no name. */
export function firstNameOf(name: string): string | null {
  const words = name.split(/\s+/).filter((word) => word !== "");
  return words.find((word) => !word.endsWith(".")) ?? words[0] ?? null;
}

/** The address that opens a mail program with all of it filled in. */
export function mailtoOf(address: string, mail: { subject: string; body: string } | null): string {
  const to = encodeURIComponent(address).replaceAll("%40", "@");
  if (mail === null) return `mailto:${to}`;
  const body = mail.body.replaceAll(/\r?\n/g, "\r\n");
  return `mailto:${to}?subject=${encodeURIComponent(mail.subject)}&body=${encodeURIComponent(body)}`;
}
