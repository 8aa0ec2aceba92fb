import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { browserLaunchOptions } from "../tests/support/browser";
import { runProgram } from "../tests/support/processes";
import { figure, type Measured, middle } from "./figure";
import type { BenchServer, Role } from "./server";

/**
 * Fetched when it is run: one of its own packages asks for the "latest" of another, which no lock
 * file can keep. Later versions need Node 22.
 */
const LIGHTHOUSE = "lighthouse@12.8.2";
const RUNS = 3;
const PATIENCE_MS = 600_000;
const CATEGORIES = ["performance", "accessibility", "best-practices"] as const;

const PAGES: { name: string; path: string; role: Role | null }[] = [
  { name: "sign-in", path: "/sign-in", role: null },
  { name: "board", path: "/board", role: "manager" },
  { name: "queue", path: "/queue", role: "sdr" },
  { name: "reports", path: "/reports", role: "manager" },
];

/** What of its answer we read. */
interface Report {
  finalDisplayedUrl: string;
  categories: Record<
    (typeof CATEGORIES)[number],
    { score: number; auditRefs: { id: string; weight: number }[] }
  >;
  audits: Record<string, { score: number | null; title: string }>;
}

/** Scores of one visit, from 0 to 100, and what cost points. */
async function visit(url: string, cookie: string | null, folder: string): Promise<Report> {
  const { executablePath, env } = await browserLaunchOptions();
  const output = path.join(folder, "report.json");
  const headers = path.join(folder, "headers.json");
  writeFileSync(headers, JSON.stringify(cookie ? { Cookie: cookie } : {}));
  const { code, output: said } = await runProgram(
    "npm",
    [
      "exec",
      "--yes",
      `--package=${LIGHTHOUSE}`,
      "--",
      "lighthouse",
      url,
      "--quiet",
      "--preset=desktop",
      "--output=json",
      `--output-path=${output}`,
      `--only-categories=${CATEGORIES.join(",")}`,
      `--extra-headers=${headers}`,
      "--chrome-flags=--headless=new --no-sandbox",
    ],
    { env: { ...process.env, ...env, CHROME_PATH: executablePath }, timeout: PATIENCE_MS },
  );
  if (code !== 0) throw new Error(`Lighthouse failed on ${url}:\n${said.slice(-2000)}`);
  const report = JSON.parse(readFileSync(output, "utf8")) as Report;
  if (new URL(report.finalDisplayedUrl).pathname !== new URL(url).pathname) {
    throw new Error(`${url} led to ${report.finalDisplayedUrl}`);
  }
  return report;
}

/** Names what counts in a category and has not all its points. */
function lost(name: string, report: Report): string[] {
  return CATEGORIES.filter((category) => category !== "performance").flatMap((category) =>
    report.categories[category].auditRefs.flatMap(({ id, weight }) => {
      const audit = report.audits[id];
      const isLost = weight > 0 && audit && audit.score !== null && audit.score < 1;
      return isLost ? [`lighthouse ${name}, ${category}: ${audit.title}`] : [];
    }),
  );
}

/** Lighthouse's scores of a desktop, the middle of some visits, on a warm production server. */
export async function askLighthouse(server: BenchServer): Promise<Measured> {
  const folder = mkdtempSync(path.join(tmpdir(), "handoff-lighthouse-"));
  const measured: Required<Measured> = { figures: [], notes: [] };
  try {
    for (const { name, path: page, role } of PAGES) {
      const cookie = role ? server.cookies[role] : null;
      const reports: Report[] = [];
      for (let run = 0; run < RUNS; run += 1) {
        reports.push(await visit(server.url + page, cookie, folder));
      }
      for (const category of CATEGORIES) {
        const scores = reports.map((report) => 100 * report.categories[category].score);
        const label = `lighthouse/${name}:${category}`;
        measured.figures.push(figure(label, middle(scores), "of 100"));
      }
      const [first] = reports;
      if (first) measured.notes.push(...lost(name, first));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return measured;
}
