import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { prepared } from "@/db/prepared";
import { apiKeys } from "@/db/schema";
import type { KeyScope } from "@/lib/engine/key-scopes";
import type { Role } from "@/lib/engine/roles";

/** A key as it may be shown: never the key itself, nor its hash. */
export interface KeyRow {
  id: string;
  name: string;
  prefix: string;
  role: Role;
  /** What it is narrowed to; null = all that its role may do. */
  scopes: KeyScope[] | null;
  createdAt: number;
  lastUsedAt: number | null;
  revokedAt: number | null;
}

const KEY = {
  id: apiKeys.id,
  name: apiKeys.name,
  prefix: apiKeys.prefix,
  role: apiKeys.role,
  scopes: apiKeys.scopes,
  createdAt: apiKeys.createdAt,
  lastUsedAt: apiKeys.lastUsedAt,
  revokedAt: apiKeys.revokedAt,
};

/** The key in force with that hash. */
export async function readKeyByHash(db: ReadDb, hash: string): Promise<KeyRow | null> {
  const [row] = await prepared(db, "users.keyByHash", (d) =>
    d
      .select(KEY)
      .from(apiKeys)
      .where(and(eq(apiKeys.hash, sql.placeholder("hash")), isNull(apiKeys.revokedAt)))
      .prepare("users_key_by_hash"),
  ).execute({ hash });
  return row ?? null;
}

export async function readKeys(db: ReadDb): Promise<KeyRow[]> {
  return db.select(KEY).from(apiKeys).orderBy(desc(apiKeys.createdAt)).limit(500);
}

export async function insertKey(
  tx: Tx,
  key: Pick<KeyRow, "id" | "name" | "prefix" | "role" | "scopes" | "createdAt"> & {
    hash: string;
    createdBy: string | null;
  },
): Promise<void> {
  await tx.insert(apiKeys).values(key);
}

/** Revokes a key in force; gives its name, null when there is none. */
export async function revokeKey(tx: Tx, id: string, now: number): Promise<string | null> {
  const [row] = await tx
    .update(apiKeys)
    .set({ revokedAt: now })
    .where(and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt)))
    .returning({ name: apiKeys.name });
  return row?.name ?? null;
}

export async function touchKey(tx: Tx, id: string, now: number): Promise<string | null> {
  const [row] = await tx
    .update(apiKeys)
    .set({ lastUsedAt: now })
    .where(and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt)))
    .returning({ name: apiKeys.name });
  return row?.name ?? null;
}
