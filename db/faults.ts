/** What went wrong in the database, named alike for both engines. */
export type Fault = "unique" | "reference" | "check" | "retry" | "unreachable" | "other";

const BY_CODE: Record<string, Fault> = {
  SQLITE_CONSTRAINT_UNIQUE: "unique",
  SQLITE_CONSTRAINT_PRIMARYKEY: "unique",
  SQLITE_CONSTRAINT_FOREIGNKEY: "reference",
  SQLITE_CONSTRAINT_CHECK: "check",
  SQLITE_BUSY: "retry",
  "23505": "unique",
  "23503": "reference",
  "23514": "check",
  "40001": "retry",
  "40P01": "retry",
  ECONNREFUSED: "unreachable",
  ECONNRESET: "unreachable",
  "57P01": "unreachable",
};

export function faultOf(error: unknown): Fault {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    const code = (e as { code?: unknown }).code;
    if (typeof code === "string" && BY_CODE[code]) return BY_CODE[code];
  }
  return "other";
}

export function isRetryable(error: unknown): boolean {
  return faultOf(error) === "retry";
}
