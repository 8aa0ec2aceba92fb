import type { z } from "zod";
import {
  type AttributeDefinition,
  type AttributeValue,
  BUILT_IN_ATTRIBUTES,
} from "@/lib/engine/attributes";
import type { updateLeadInput } from "@/lib/leads/schema/inputs";
import type { LeadDetail, LeadPage } from "@/lib/leads/schema/page";

/** A fact as it is edited; null = not known. */
export type Edited = AttributeValue | null;

export interface LeadEdits {
  name?: string;
  email?: string;
  emails?: string[];
  phone?: string;
  attributes: Record<string, Edited>;
}
export const NO_EDITS: LeadEdits = { attributes: {} };

function typeOf(value: AttributeValue): AttributeDefinition["type"] {
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return "boolean";
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? "date" : "text";
}

/** What can be edited: the attributes of every workspace, this one's own, and what is known beyond. */
export function editableAttributes(
  custom: readonly AttributeDefinition[],
  known: LeadDetail["attributes"],
): AttributeDefinition[] {
  const defined = [...BUILT_IN_ATTRIBUTES, ...custom];
  const ids = new Set(defined.map(({ id }) => id));
  const others = Object.entries(known)
    .filter(([id]) => !ids.has(id))
    .map(([id, value]) => ({ id, label: id, type: typeOf(value) }));
  return [...defined, ...others];
}

function isSame(a: Edited | undefined, b: Edited | undefined): boolean {
  const plain = (value: Edited | undefined) =>
    typeof value === "string" ? value.trim() || null : (value ?? null);
  return plain(a) === plain(b);
}

/** What the edits change about the lead as it is known now; null when that is nothing. */
export function updateOf(
  { lead, emails }: Pick<LeadPage, "lead" | "emails">,
  edits: LeadEdits,
): z.input<typeof updateLeadInput> | null {
  const changed = Object.entries(edits.attributes).filter(
    ([id, value]) => !isSame(value, lead.attributes[id]),
  );
  const input: z.input<typeof updateLeadInput> = { id: lead.id, version: lead.version };
  if (edits.name !== undefined && !isSame(edits.name, lead.name)) input.name = edits.name;
  if (edits.email !== undefined && !isSame(edits.email, lead.email)) {
    input.email = edits.email.trim() || null;
  }
  if (edits.emails !== undefined && edits.emails.join(" ") !== emails.join(" ")) {
    input.emails = edits.emails;
  }
  if (edits.phone !== undefined && !isSame(edits.phone, lead.phone)) {
    input.phone = edits.phone.trim() || null;
  }
  if (changed.length > 0) input.attributes = Object.fromEntries(changed);
  return Object.keys(input).length > 2 ? input : null;
}
