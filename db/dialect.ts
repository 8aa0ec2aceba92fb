/** Which engine this process talks to, decided once by `DATABASE_URL`; nothing opens here. */
export type Dialect = "sqlite" | "pg";

export function databaseUrl(): string {
  return process.env.DATABASE_URL || "file:./data/handoff.db";
}

export const dialect: Dialect = /^postgres(ql)?:/.test(databaseUrl()) ? "pg" : "sqlite";
