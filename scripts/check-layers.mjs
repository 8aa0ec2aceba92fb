// Who may import whom, and what a feature may consist of: `node scripts/check-layers.mjs`.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { layerProblems } from "./lib/layers.mjs";
import { projectRoot } from "./lib/main.mjs";

const FOLDERS = ["app", "bench", "components", "db", "lib", "scripts", "tests"];

function sources(folder) {
  const entries = readdirSync(path.join(projectRoot, folder), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return folder === "." && !FOLDERS.includes(file) ? [] : sources(file);
    return /\.(tsx?|mjs)$/.test(entry.name) && !entry.name.endsWith(".d.ts") ? [file] : [];
  });
}

const files = new Map(
  sources(".").map((file) => [file, readFileSync(path.join(projectRoot, file), "utf8")]),
);
const problems = layerProblems(files);
for (const problem of problems) console.error(`- ${problem}`);
console.log(`${files.size} files, ${problems.length} layer problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
