#!/usr/bin/env node
// The command line: `npx handoff …` or `npm run handoff -- …`.
import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { checkNodeVersion } from "./lib/install.mjs";
import { main, Problem, projectRoot } from "./lib/main.mjs";
import { databaseUrl, ensureDatabaseFolder, loadEnvFiles } from "./lib/workspace.mjs";

await main(async () => {
  checkNodeVersion();
  if (!existsSync(path.join(projectRoot, "node_modules", "tsx"))) {
    throw new Problem(
      `Handoff's packages are not installed yet. In ${projectRoot} run:\n\n` +
        "  npm ci          to install them, or\n" +
        "  npm run demo    to install, build and try Handoff with sample data",
    );
  }
  // `npm run` moves to the project before it starts a script, but paths that people type are meant
  // from where they stand. From here on INIT_CWD says that place; the project is the working folder.
  const startedByNpmRun = process.env.npm_lifecycle_event === "handoff";
  process.env.INIT_CWD = (startedByNpmRun && process.env.INIT_CWD) || process.cwd();
  process.chdir(projectRoot);

  loadEnvFiles();
  process.env.DATABASE_URL = databaseUrl();
  ensureDatabaseFolder(process.env.DATABASE_URL);

  const { register } = await import("tsx/esm/api");
  register({ tsconfig: path.join(projectRoot, "tsconfig.json") });
  await import(pathToFileURL(path.join(projectRoot, "lib", "cli", "main.ts")).href);
});
