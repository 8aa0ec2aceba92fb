import { asc, eq } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { customAttributes, importMappings } from "@/db/schema";
import type { AttributeDefinition } from "@/lib/engine/attributes";

type MappingRow = typeof importMappings.$inferSelect;

export async function insertMapping(tx: Tx, row: MappingRow): Promise<void> {
  await tx.insert(importMappings).values(row);
}

export async function changeMapping(
  tx: Tx,
  id: string,
  set: Pick<MappingRow, "mapping">,
): Promise<void> {
  await tx.update(importMappings).set(set).where(eq(importMappings.id, id));
}

export async function removeMapping(tx: Tx, id: string): Promise<string | null> {
  const gone = await tx
    .delete(importMappings)
    .where(eq(importMappings.id, id))
    .returning({ name: importMappings.name });
  return gone[0]?.name ?? null;
}

export async function listMappingRows(db: ReadDb): Promise<MappingRow[]> {
  return db
    .select({
      id: importMappings.id,
      kind: importMappings.kind,
      name: importMappings.name,
      mapping: importMappings.mapping,
      createdAt: importMappings.createdAt,
    })
    .from(importMappings)
    .orderBy(asc(importMappings.name), asc(importMappings.id));
}

/** Adds attributes that are not there yet. */
export async function addAttributes(
  tx: Tx,
  attributes: readonly AttributeDefinition[],
  now: number,
): Promise<void> {
  if (attributes.length === 0) return;
  await tx
    .insert(customAttributes)
    .values(attributes.map(({ id, label, type }) => ({ id, label, type, createdAt: now })))
    .onConflictDoNothing();
}
