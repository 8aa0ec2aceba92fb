import path from "node:path";
import { databaseUrl, dialect } from "@/db/dialect";

/** What stands between the names of a server and its database, in a file's name. */
const UNSAFE = /[^\w.-]+/g;

/** What keeps columns: those of replays, and those of reports. */
export const KEPT = ["history", "ledger"] as const;

/**
 * The file that keeps columns from one start to the next: beside the database's own file, of a
 * database server in `data`, or wherever HANDOFF_CACHE_FOLDER says.
 */
export function snapshotPath(kept: (typeof KEPT)[number]): string {
  const folder = process.env.HANDOFF_CACHE_FOLDER;
  if (dialect === "sqlite") {
    const file = path.resolve(databaseUrl().replace(/^file:(\/\/)?/, ""));
    return placed(folder || path.dirname(file), `${path.basename(file)}.${kept}`);
  }
  const { host, pathname } = new URL(databaseUrl());
  return placed(folder || "data", `${`${host}${pathname}`.replace(UNSAFE, "_")}.${kept}`);
}

/** The bundler would take every file that the path may come to for one of the program's own. */
function placed(folder: string, name: string): string {
  return path.resolve(/* turbopackIgnore: true */ folder, name);
}
