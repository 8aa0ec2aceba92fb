import type { ReadDb } from "@/db/handles";
import { listCustomAttributes } from "@/lib/criteria/store";
import {
  type AttributeDefinition,
  type AttributeType,
  BUILT_IN_ATTRIBUTES,
} from "@/lib/engine/attributes";
import { OWN_TARGETS, UNASKED_ATTRIBUTES } from "@/lib/engine/forms";

const OWN_LABELS: Record<(typeof OWN_TARGETS)[number], string> = {
  email: "Email",
  name: "Name",
  phone: "Phone",
};

/** All that an answer can be kept as: a lead's own name and addresses, and the attributes. */
export async function readTargets(db: ReadDb): Promise<AttributeDefinition[]> {
  const own = OWN_TARGETS.map((id) => ({ id, label: OWN_LABELS[id], type: "text" as const }));
  const attributes = [...BUILT_IN_ATTRIBUTES, ...(await listCustomAttributes(db))];
  return [...own, ...attributes.filter(({ id }) => !UNASKED_ATTRIBUTES.includes(id))];
}

export async function targetTypes(db: ReadDb): Promise<Map<string, AttributeType>> {
  return new Map((await readTargets(db)).map(({ id, type }) => [id, type]));
}
