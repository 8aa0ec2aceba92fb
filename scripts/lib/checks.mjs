import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { projectRoot, say, seconds } from "./main.mjs";
import { run, runTool, tools } from "./run.mjs";
import { add, failure, nothing } from "./test-counts.mjs";

const quiet = { quiet: true };

async function types() {
  const generated = await runTool(tools.next, ["typegen"], quiet);
  return generated.code === 0 ? runTool(tools.tsc, ["--noEmit"], quiet) : generated;
}

/** Generates into a copy of the migrations: a schema without its migration adds a file there. */
async function migrations(dialect) {
  const copy = path.posix.join(".cache", "check", dialect);
  const original = path.join(projectRoot, "db", "migrations", dialect);
  rmSync(path.join(projectRoot, copy), { recursive: true, force: true });
  mkdirSync(path.join(projectRoot, copy), { recursive: true });
  cpSync(original, path.join(projectRoot, copy, "out"), { recursive: true });
  const config = path.posix.join(copy, "drizzle.config.ts");
  writeFileSync(
    path.join(projectRoot, config),
    `import config from "../../../db/drizzle.${dialect}.config";\n` +
      `export default { ...config, out: "./${copy}/out" };\n`,
  );
  const result = await runTool(tools.drizzleKit, ["generate", "--config", config], quiet);
  const before = readdirSync(original).length;
  const after = readdirSync(path.join(projectRoot, copy, "out")).length;
  if (result.code === 0 && after === before) return result;
  const advice = "db/schema has changed without a migration: run npm run db:generate";
  return { code: 1, output: `${result.output}\n${advice}` };
}

/** npm may leave out binaries of other systems: `npm ci` would then fail there. */
async function lockFile() {
  const lock = JSON.parse(readFileSync(path.join(projectRoot, "package-lock.json"), "utf8"));
  const names = new Set(Object.keys(lock.packages).map((key) => key.split("node_modules/").pop()));
  const missing = Object.entries(lock.packages).flatMap(([owner, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !names.has(name))
      .map((name) => `${owner} needs ${name} on some system, but package-lock.json lacks it`),
  );
  return { code: missing.length > 0 ? 1 : 0, output: missing.join("\n") };
}

export const checks = [
  {
    name: "format and lint",
    run: () => runTool(tools.biome, ["check", "--error-on-warnings", "."], quiet),
  },
  { name: "types", run: types },
  { name: "layers", run: () => run(process.execPath, ["scripts/check-layers.mjs"], quiet) },
  { name: "unused code", run: () => runTool(tools.knip, ["--no-progress"], quiet) },
  { name: "migrations for SQLite", run: () => migrations("sqlite") },
  { name: "migrations for PostgreSQL", run: () => migrations("pg") },
  { name: "lock file", run: lockFile },
];

async function runCheck({ name, run: check }) {
  const start = performance.now();
  const { code, output } = await check();
  return { name, ok: code === 0, output, time: seconds(start) };
}

/**
 * Runs the named checks, all without names, beside each other: most keep one processor busy. Says each
 * one's result and gives the counts.
 */
export async function runChecks(names = []) {
  const isNamed = ({ name }) => names.length === 0 || names.some((part) => name.includes(part));
  const results = await Promise.all(checks.filter(isNamed).map(runCheck));
  let counts = nothing;
  for (const { name, ok, output, time } of results) {
    counts = add(counts, ok ? { ...nothing, passed: 1 } : failure(name, output));
    say(`${ok ? "ok    " : "failed"}  ${name} (${time})`);
    if (!ok) say(`${output.trim().replace(/^/gm, "        ")}\n`);
  }
  return counts;
}
