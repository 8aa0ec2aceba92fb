import { existsSync } from "node:fs";
import { access, constants } from "node:fs/promises";
import path from "node:path";
import type { Command } from "commander";
import { closeStore, store } from "@/db/client";
import { KEPT, snapshotPath } from "@/lib/analyst/place";
import { removeSnapshot } from "@/lib/analyst/snapshot";
import { Problem, pathOf, print, tell } from "./terminal";

export function addBackup(program: Command): void {
  program
    .command("backup")
    .description("Copy a consistent state of the database into a file, while others work.")
    .argument("<file>", "where to; must not exist yet")
    .action(async (typed: string) => {
      const file = pathOf(typed);
      if (existsSync(file)) throw new Problem(`${file} exists already: choose another name.`);
      await access(path.dirname(file), constants.W_OK).catch(() => {
        throw new Problem(`The folder ${path.dirname(file)} does not exist or cannot be written.`);
      });
      await (await store()).backup(file);
      print(file);
    });
}

export function addRestore(program: Command): void {
  program
    .command("restore")
    .description("Put a backup in the place of the database. Stop the server first.")
    .argument("<file>", "a file that backup made")
    .action(async (typed: string) => {
      await closeStore();
      const { restoreDatabase } = await import("@/db/restore");
      const kept = await restoreDatabase(pathOf(typed)).catch((error: Error) => {
        throw new Problem(error.message);
      });
      // They tell of people as they stood in the database that was replaced.
      for (const kept of KEPT) await removeSnapshot(snapshotPath(kept));
      // Opening brings an older backup up to this program's tables.
      await store();
      print("The backup is in place.");
      if (kept) tell(`The database that it replaced is kept as ${kept}.`);
    });
}

export function addMigrate(program: Command): void {
  program
    .command("migrate")
    .description("Bring the database up to this version of the program. Starting does it too.")
    .action(async () => {
      const { dialect, migrated } = await (await store()).status();
      if (!migrated) throw new Problem("The database is not up to date.");
      print(`The ${dialect === "pg" ? "PostgreSQL" : "SQLite"} database is up to date.`);
    });
}
