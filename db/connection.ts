import Database from "better-sqlite3";

const STATEMENTS_KEPT = 400;

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
    const fresh = super.prepare(source);
    this.#kept.set(source, fresh);
    if (this.#kept.size > STATEMENTS_KEPT) {
      const [oldest] = this.#kept.keys();
      if (oldest !== undefined) this.#kept.delete(oldest);
    }
    return fresh;
  }) as Database.Database["prepare"];
}
