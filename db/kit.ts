import * as p from "drizzle-orm/pg-core";
import * as s from "drizzle-orm/sqlite-core";
import { dialect } from "./dialect";

/**
 * One column vocabulary for two engines. Tables are typed as PostgreSQL whatever runs below, so
 * that a query which is not portable fails on every developer's machine; the runtime value of each
 * column type is the same on both engines (numbers, strings, booleans, parsed JSON).
 */
const pgKit = {
  table: p.pgTable,
  text: (name: string) => p.text(name),
  oneOf: <const T extends [string, ...string[]]>(name: string, values: T) =>
    p.text(name, { enum: values }),
  int: (name: string) => p.bigint(name, { mode: "number" }),
  bool: (name: string) => p.boolean(name),
  /** An instant in epoch milliseconds. */
  at: (name: string) => p.bigint(name, { mode: "number" }),
  json: <T>(name: string) => p.jsonb(name).$type<T>(),
  /** A number the engine assigns, growing with every row. */
  sequence: (name: string) => p.bigserial(name, { mode: "number" }).primaryKey(),
  index: p.index,
  uniqueIndex: p.uniqueIndex,
  primaryKey: p.primaryKey,
};

const sqliteKit = {
  table: s.sqliteTable,
  text: (name: string) => s.text(name),
  oneOf: (name: string, values: [string, ...string[]]) => s.text(name, { enum: values }),
  int: (name: string) => s.integer(name),
  bool: (name: string) => s.integer(name, { mode: "boolean" }),
  at: (name: string) => s.integer(name),
  json: (name: string) => s.text(name, { mode: "json" }),
  sequence: (name: string) => s.integer(name).primaryKey({ autoIncrement: true }),
  index: s.index,
  uniqueIndex: s.uniqueIndex,
  primaryKey: s.primaryKey,
} satisfies Record<keyof typeof pgKit, unknown>;

export const k = dialect === "pg" ? pgKit : (sqliteKit as unknown as typeof pgKit);
