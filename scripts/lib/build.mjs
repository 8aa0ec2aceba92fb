import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Problem, projectRoot, say, seconds } from "./main.mjs";
import { runTool, tools } from "./run.mjs";

const SOURCES = [
  "app",
  "components",
  "db",
  "lib",
  "public",
  "instrumentation.ts",
  "instrumentation-client.ts",
  "next.config.js",
  "package-lock.json",
  "postcss.config.mjs",
  "proxy.ts",
  "scripts/lib/no-words.cjs",
  "tsconfig.json",
];

const stampFile = path.join(projectRoot, ".next", "handoff-sources");

function* walk(relative) {
  const absolute = path.join(projectRoot, relative);
  if (!existsSync(absolute)) return;
  const entries = readdirSync(absolute, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const child = path.posix.join(relative, entry.name);
    if (entry.isDirectory()) yield* walk(child);
    else if (!/\.test\.tsx?$/.test(entry.name)) yield child;
  }
}

/** One hash over the content of the given files and folders, relative to the project. */
export function hashOf(names) {
  const hash = createHash("sha256");
  for (const name of names) {
    const isFile = path.extname(name) !== "";
    for (const file of isFile ? [name] : walk(name)) {
      const absolute = path.join(projectRoot, file);
      if (existsSync(absolute)) hash.update(`${file}\0`).update(readFileSync(absolute));
    }
  }
  return hash.digest("hex");
}

export function isBuilt(sources = hashOf(SOURCES)) {
  return (
    existsSync(path.join(projectRoot, ".next", "BUILD_ID")) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, "utf8") === sources
  );
}

/** Builds the app when its sources are not those of the build in `.next`. */
export async function ensureBuilt() {
  const sources = hashOf(SOURCES);
  if (isBuilt(sources)) return;
  const start = performance.now();
  say("Building the app …");
  const { code, output } = await runTool(tools.next, ["build"], {
    quiet: true,
    env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (code !== 0) throw new Problem(`${output.trim()}\n\nThe build failed.`);
  writeFileSync(stampFile, sources);
  say(`Built in ${seconds(start)}.`);
}
