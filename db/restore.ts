import { copyFileSync, existsSync, renameSync, rmSync } from "node:fs";
import Database from "better-sqlite3";
import { databaseUrl, dialect } from "./dialect";
import { runTool } from "./postgres";
import { sqliteFile } from "./sqlite";

/** Says what is wrong with a backup file, or nothing. */
function assertBackup(file: string): void {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  let backup: Database.Database | undefined;
  try {
    backup = new Database(file, { readonly: true });
    if (backup.pragma("integrity_check", { simple: true }) !== "ok") {
      throw new Error("the integrity check failed");
    }
    const known = backup
      .prepare("select 1 from sqlite_schema where name = '__drizzle_migrations'")
      .get();
    if (!known) throw new Error("it is not a Handoff database");
  } catch (error) {
    throw new Error(`${file} cannot be restored: ${(error as Error).message}.`);
  } finally {
    backup?.close();
  }
}

/** Takes the file out of WAL mode, which only succeeds when nobody else has it open. */
function assertUnused(file: string): void {
  if (!existsSync(file)) return;
  const current = new Database(file, { timeout: 0 });
  try {
    current.pragma("journal_mode = DELETE");
  } catch {
    throw new Error("The database is in use. Stop the server first, then restore.");
  } finally {
    current.close();
  }
}

/**
 * Puts the backup in the place of this process's database; nothing of it may be open. The replaced
 * SQLite file is kept beside it. Returns its path, or null where there was none.
 */
export async function restoreDatabase(backup: string): Promise<string | null> {
  if (dialect === "pg") {
    if (!existsSync(backup)) throw new Error(`There is no file ${backup}.`);
    await runTool("pg_restore", [
      "--clean",
      "--if-exists",
      "--single-transaction",
      "--no-owner",
      `--dbname=${databaseUrl()}`,
      backup,
    ]);
    return null;
  }
  assertBackup(backup);
  const file = sqliteFile(databaseUrl());
  assertUnused(file);
  const arriving = `${file}.arriving`;
  copyFileSync(backup, arriving);
  let kept: string | null = null;
  if (existsSync(file)) {
    kept = `${file}.before-restore`;
    renameSync(file, kept);
  }
  for (const suffix of ["-wal", "-shm"]) rmSync(file + suffix, { force: true });
  renameSync(arriving, file);
  return kept;
}
