#!/usr/bin/env node
// The command line: `npx handoff …` or `npm run handoff -- …`.
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

if (!existsSync(path.join(root, "node_modules", "tsx"))) {
  console.error(
    `Handoff's packages are not installed yet. In ${root} run:\n\n` +
      "  npm ci          to install them, or\n" +
      "  npm run demo    to install, build and try Handoff with sample data",
  );
  process.exit(1);
}

// `npm run` moves to the project before it starts a script; paths that people type are meant from
// where they stand. From here on INIT_CWD says that place, and the project is the working folder.
const startedByNpmRun = process.env.npm_lifecycle_event === "handoff";
process.env.INIT_CWD = (startedByNpmRun && process.env.INIT_CWD) || path.resolve(process.cwd());
process.chdir(root);

const { loadEnvFiles, databaseUrl, ensureDatabaseFolder } = await import("./lib/workspace.mjs");
loadEnvFiles();
process.env.DATABASE_URL = databaseUrl();
ensureDatabaseFolder(process.env.DATABASE_URL);

const { register } = await import("tsx/esm/api");
register({ tsconfig: path.join(root, "tsconfig.json") });
await import(pathToFileURL(path.join(root, "lib", "cli", "main.ts")).href);
