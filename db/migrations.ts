import { readFileSync } from "node:fs";
import path from "node:path";
import type { Dialect } from "./dialect";

export function migrationsFolder(dialect: Dialect): string {
  // The program is always started in its own folder; the launchers see to it.
  return path.join(process.cwd(), "db", "migrations", dialect);
}

/** The time stamp of the newest migration shipped with this program. */
export function newestMigration(dialect: Dialect): number {
  const journal = JSON.parse(
    readFileSync(path.join(migrationsFolder(dialect), "meta", "_journal.json"), "utf8"),
  ) as { entries: { when: number }[] };
  return Math.max(0, ...journal.entries.map((entry) => entry.when));
}
