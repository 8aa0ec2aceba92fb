import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import path from "node:path";
import type { Figure, Measured } from "./figure";

const FILE = path.join(import.meta.dirname, "results.md");
const HEAD = `# Last results of \`npm run bench\`

One machine, one run each; a ratio compares two numbers of the same run. Lines are replaced when
their benchmark runs again.
`;

function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${cpu?.model.trim() ?? "CPU"}, ${memory} GB, Node ${process.version}`;
}

function tableLine(figure: Figure, when: string): string {
  const { name, value, unit, versus, versusValue, ratio } = figure;
  const other = versus === undefined ? " | | " : `${versus} | ${versusValue} | ${ratio}`;
  return `| ${name} | ${value} | ${unit} | ${other} | ${when} |`;
}

/** The file's lines by what they are about, so that only what ran is replaced. */
function keptLines(): Map<string, string> {
  const lines = new Map<string, string>();
  if (!existsSync(FILE)) return lines;
  for (const line of readFileSync(FILE, "utf8").split("\n")) {
    const name = /^\| ([\w.:/-]+) \|/.exec(line)?.[1];
    if (name && name !== "name" && !name.startsWith("---")) lines.set(name, line);
    else if (line.startsWith("- ")) lines.set(line, line);
  }
  return lines;
}

/** Writes what was measured into the file, in place of what the same benchmarks gave before. */
export function keepResults({ figures, notes = [] }: Measured): void {
  const lines = keptLines();
  const when = new Date().toISOString().slice(0, 10);
  for (const one of figures) {
    lines.set(one.name, tableLine(one, when));
    // Remarks are of a benchmark or of one of its figures: "replay: …", "studio-100k:points:p50 of …".
    const [bench] = one.name.split(/[:/]/);
    for (const key of lines.keys()) {
      if (key.startsWith(`- ${bench}:`) || key.startsWith(`- ${bench} `)) lines.delete(key);
    }
  }
  for (const note of notes) lines.set(`- ${note}`, `- ${note}`);
  const rows = [...lines.values()];
  const table = rows.filter((line) => line.startsWith("| ")).sort();
  const remarks = rows.filter((line) => line.startsWith("- ")).sort();
  writeFileSync(
    FILE,
    [
      HEAD,
      `Machine of the latest run: ${machine()}.\n`,
      "| name | value | unit | versus | its value | ratio | date |",
      "|---|---|---|---|---|---|---|",
      ...table,
      "",
      ...remarks,
      "",
    ].join("\n"),
  );
}
