import path from "node:path";
import { databaseUrl, dialect } from "@/db/dialect";

/** The folder of the database file; null when the database is a server. */
export function databaseFolder(): string | null {
  if (dialect === "pg") return null;
  return path.dirname(path.resolve(databaseUrl().replace(/^file:(\/\/)?/, "")));
}
