// Measures, and never tests: `npm run bench [-- name …]`. Without names everything is measured.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled } from "./lib/install.mjs";
import { main, projectRoot } from "./lib/main.mjs";

await main(async () => {
  await ensureInstalled();
  process.chdir(projectRoot);
  process.env.NODE_ENV = "production";
  process.env.LOG_LEVEL ??= "warn";
  const { register } = await import("tsx/esm/api");
  register({ tsconfig: path.join(projectRoot, "tsconfig.json") });
  const { runBenches } = await import(
    pathToFileURL(path.join(projectRoot, "bench", "main.ts")).href
  );
  await runBenches(process.argv.slice(2));
});
