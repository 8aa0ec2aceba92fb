import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "./main.mjs";

/** Reads the `.env` files in Next's order of precedence; what is set already stays. */
export function loadEnvFiles(mode = "production") {
  for (const name of [`.env.${mode}.local`, ".env.local", `.env.${mode}`, ".env"]) {
    const file = path.join(projectRoot, name);
    if (existsSync(file)) process.loadEnvFile(file);
  }
}

/** The team's database: `DATABASE_URL`, else one file in `data/`. */
export function databaseUrl() {
  return process.env.DATABASE_URL || "file:./data/handoff.db";
}

/** Makes the folder of a file database; nothing to do for a server. */
export function ensureDatabaseFolder(url) {
  if (!url.startsWith("file:")) return;
  mkdirSync(path.dirname(path.resolve(projectRoot, url.slice("file:".length))), {
    recursive: true,
  });
}

/** A secret kept in a file that only its owner may read, so that sessions survive a restart. */
export function keptSecret(file) {
  const absolute = path.resolve(projectRoot, file);
  if (existsSync(absolute)) return readFileSync(absolute, "utf8").trim();
  mkdirSync(path.dirname(absolute), { recursive: true });
  const secret = randomBytes(32).toString("base64url");
  writeFileSync(absolute, `${secret}\n`, { mode: 0o600 });
  return secret;
}
