import { inArray, sql } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import {
  apiKeys,
  criteriaVersions,
  customAttributes,
  exitReasons,
  forms,
  importMappings,
  imports,
  invites,
  leads,
  opportunities,
  users,
  webhooks,
} from "@/db/schema";

/** Where the names of things are, by what the log calls them. */
const NAMED = {
  lead: { id: leads.id, name: leads.name, table: leads },
  user: { id: users.id, name: users.name, table: users },
  // What is told, by whom it is told to.
  notification: { id: users.id, name: users.name, table: users },
  reason: { id: exitReasons.id, name: exitReasons.label, table: exitReasons },
  opportunity: { id: opportunities.id, name: opportunities.name, table: opportunities },
  key: { id: apiKeys.id, name: apiKeys.name, table: apiKeys },
  invite: { id: invites.id, name: invites.email, table: invites },
  attribute: { id: customAttributes.id, name: customAttributes.label, table: customAttributes },
  form: { id: forms.id, name: forms.title, table: forms },
  import: { id: imports.id, name: imports.fileName, table: imports },
  mapping: { id: importMappings.id, name: importMappings.name, table: importMappings },
  webhook: { id: webhooks.id, name: webhooks.name, table: webhooks },
  criteria: {
    id: criteriaVersions.id,
    name: sql<string>`'Version ' || ${criteriaVersions.number} || ', ' || ${criteriaVersions.name}`,
    table: criteriaVersions,
  },
} as const;
export type NamedEntity = keyof typeof NAMED;

export function isNamed(entity: string): entity is NamedEntity {
  return Object.hasOwn(NAMED, entity);
}

const IDS_PER_STATEMENT = 500;

/** The names of things of one kind as they are now, by id; what is gone is not among them. */
export async function readNamesOf(
  db: ReadDb,
  entity: NamedEntity,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { id, name, table } = NAMED[entity];
  const names = new Map<string, string>();
  for (let i = 0; i < ids.length; i += IDS_PER_STATEMENT) {
    const part = await db
      .select({ id, name })
      .from(table)
      .where(inArray(id, ids.slice(i, i + IDS_PER_STATEMENT)));
    for (const row of part) names.set(row.id, row.name);
  }
  return names;
}
