import type { Attributes, AttributeValue } from "@/lib/engine/attributes";
import { isFreeMail } from "@/lib/engine/free-mail";

/** Two spellings of one address are one person; dots stay, for not every service ignores them. */
export function emailKeyOf(email: string): string {
  return email.trim().toLowerCase();
}

/** Addresses by their keys, as they are written, without the first one. */
export function furtherOf(emails: readonly string[], emailKey: string | null): Map<string, string> {
  const further = new Map(emails.map((email) => [emailKeyOf(email), email.trim()]));
  if (emailKey !== null) further.delete(emailKey);
  return further;
}

/** The company's domain in a work address; null for free mail services. */
export function companyDomain(email: string | null | undefined): string | null {
  const domain = email?.trim().toLowerCase().split("@")[1];
  return domain?.includes(".") && !isFreeMail(domain) ? domain : null;
}

const LEGAL_FORMS =
  /[\s,]+(inc|llc|ltd|limited|corp|corporation|co|company|gmbh|ag|se|kg|bv|nv|sa|sas|sarl|spa|srl|oy|ab|as|plc|pty|pvt)\.?$/;

/** A company's name for matching: case, spaces and the legal form do not count. */
export function nameKeyOf(name: string): string {
  let key = name.normalize("NFKC").trim().toLowerCase().replace(/\s+/g, " ");
  for (let before = ""; before !== key; ) {
    before = key;
    key = key.replace(LEGAL_FORMS, "");
  }
  return key;
}

const PROJECTED = ["title", "company", "source", "campaign", "country"] as const;
export type ProjectedAttributes = Record<(typeof PROJECTED)[number], string | null>;

/** The columns that repeat an attribute, so that lists can filter and sort on them. */
export function projectAttributes(attributes: Attributes): ProjectedAttributes {
  const projected = {} as ProjectedAttributes;
  for (const id of PROJECTED) {
    const value = attributes[id];
    projected[id] = value === undefined ? null : String(value);
  }
  return projected;
}

export type AttributeChanges = Record<string, AttributeValue | null>;

/** Only what is known, from an input in which "" and null mean unknown. */
export function knownOf(input: AttributeChanges): Record<string, AttributeValue> {
  const known: Record<string, AttributeValue> = {};
  for (const [id, value] of Object.entries(input)) {
    if (value !== null && value !== "") known[id] = value;
  }
  return known;
}

/** What `input` changes of what is known; "" and null take a value away. */
export function changesOf(known: Attributes, input: AttributeChanges): AttributeChanges {
  const changes: AttributeChanges = {};
  for (const [id, given] of Object.entries(input)) {
    const value = given === "" ? null : given;
    if ((known[id] ?? null) !== value) changes[id] = value;
  }
  return changes;
}

export function withChanges(
  known: Attributes,
  changes: AttributeChanges,
): Record<string, AttributeValue> {
  return knownOf({ ...known, ...changes });
}
