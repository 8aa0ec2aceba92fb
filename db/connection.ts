import { channel } from "node:diagnostics_channel";
import Database from "better-sqlite3";

const STATEMENTS_KEPT = 400;

/** How long each statement took, for tools that subscribe before the database is opened. */
export const STATEMENT_CHANNEL = "handoff:statement";
export interface StatementTiming {
  source: string;
  ms: number;
}
const timings = channel(STATEMENT_CHANNEL);

/** The statement, telling how long each of its runs took. */
function timed(statement: Database.Statement, source: string): Database.Statement {
  for (const method of ["run", "get", "all"] as const) {
    const original = statement[method].bind(statement) as (...values: unknown[]) => unknown;
    const telling = (...values: unknown[]) => {
      const start = performance.now();
      try {
        return original(...values);
      } finally {
        timings.publish({ source, ms: performance.now() - start } satisfies StatementTiming);
      }
    };
    Object.defineProperty(statement, method, { value: telling });
  }
  return statement;
}

/**
 * A SQLite connection that keeps what it prepared: preparing costs more than most statements, and
 * the query builder asks for the same few texts again and again.
 */
export class Connection extends Database {
  readonly #kept = new Map<string, Database.Statement>();

  override prepare = ((source: string): Database.Statement => {
    const known = this.#kept.get(source);
    if (known) {
      // Put last, so that the first ones are the longest unused.
      this.#kept.delete(source);
      this.#kept.set(source, known);
      return known.reader ? known.raw(false) : known;
    }
    const prepared = super.prepare(source);
    const fresh = timings.hasSubscribers ? timed(prepared, source) : prepared;
    this.#kept.set(source, fresh);
    if (this.#kept.size > STATEMENTS_KEPT) {
      const [oldest] = this.#kept.keys();
      if (oldest !== undefined) this.#kept.delete(oldest);
    }
    return fresh;
  }) as Database.Database["prepare"];
}
