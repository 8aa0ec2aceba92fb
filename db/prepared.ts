import { createHash } from "node:crypto";
import type { ReadDb } from "./handles";

const cache = new WeakMap<object, Map<string, unknown>>();

/**
 * Builds a statement once per handle and keeps it: the query builder costs several times the
 * statement on hot paths. `name` must be unique in the program.
 */
export function prepared<D extends ReadDb, S>(db: D, name: string, build: (db: D) => S): S {
  let statements = cache.get(db);
  if (!statements) {
    statements = new Map();
    cache.set(db, statements);
  }
  let statement = statements.get(name) as S | undefined;
  if (!statement) {
    statement = build(db);
    statements.set(name, statement);
  }
  return statement;
}

/**
 * A short name for the statement that `variant` tells from its kind. PostgreSQL cuts names at 63
 * characters; a counter would start again with the module.
 */
export function statementName(kind: string, variant: string): string {
  return `${kind}_${createHash("sha256").update(variant).digest("hex").slice(0, 16)}`;
}
