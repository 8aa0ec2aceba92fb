import { createWriteStream, rmSync, statSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { closeStore } from "@/db/client";
import { createImport } from "@/lib/imports/commands/imports";
import { runImport } from "@/lib/imports/commands/run";
import { mappingSchema } from "@/lib/imports/schema/mapping";
import { COMMAND_LINE } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { unwrap } from "@/lib/operations/outcome";
import { Random } from "@/lib/sample/random";
import { copyOfLargeDatabase, openDatabase, removeDatabase } from "./database";
import { compared, figure, type Measured } from "./figure";
import { watchOwnMemory } from "./own-memory.mjs";
import { rawLeadRates } from "./raw-leads";

/** A million with HANDOFF_BENCH_ROWS=1000000. */
const ROWS = Number(process.env.HANDOFF_BENCH_ROWS ?? 100_000);
const RAW = "raw better-sqlite3 inserts";
const SOURCES = ["Google", "Direct", "Webinar", "Referral", "LinkedIn"];
const TITLES = ["CTO", "Head of Marketing", "Developer", "Buyer", "Founder"];
const COUNTRIES = ["Germany", "France", "United States", "Brazil", "Japan"];

const MAPPING = mappingSchema.parse({
  format: 1,
  kind: "leads",
  columns: {
    "Record ID": { to: "externalId" },
    Email: { to: "email" },
    "First Name": { to: "firstName" },
    "Last Name": { to: "lastName" },
    Company: { to: "attribute:company" },
    "Job Title": { to: "attribute:title" },
    Employees: { to: "attribute:employees" },
    Country: { to: "attribute:country" },
    Source: { to: "source" },
    "Create Date": { to: "createdAt" },
  },
});

function* lines(): Generator<string> {
  const random = new Random(5);
  yield `${Object.keys(MAPPING.columns).join(",")}\n`;
  for (let i = 0; i < ROWS; i += 1) {
    const company = random.int(0, ROWS / 4);
    const cells = [
      `bench-${i}`,
      `person${i}@company${company}.example`,
      `First${i}`,
      `Last${random.int(0, 5000)}`,
      `Company ${company}`,
      random.pick(TITLES),
      random.int(1, 5000),
      random.pick(COUNTRIES),
      random.pick(SOURCES),
      `2026-0${random.int(1, 9)}-${random.int(10, 28)} 09:30`,
    ];
    yield `${cells.join(",")}\n`;
  }
}

/** A file of new leads into a workspace of 100,000, scored as they come, a durable batch at a time. */
export async function importLeads(): Promise<Measured> {
  const database = await copyOfLargeDatabase("import");
  const file = path.join(path.dirname(database), "import.csv");
  await pipeline(Readable.from(lines()), createWriteStream(file));
  await openDatabase(database);
  const id = newId();
  const fileBytes = statSync(file).size;
  const input = { id, kind: "leads" as const, fileName: "import.csv", fileBytes };
  unwrap(await execute(createImport, COMMAND_LINE, input));

  const peakMemory = watchOwnMemory();
  const [start, before] = [performance.now(), process.cpuUsage()];
  const job = { id, file, mapping: MAPPING, actor: COMMAND_LINE, isAlone: true };
  const { view } = await runImport(job);
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  if (view.counts.created !== ROWS) throw new Error(`Only ${view.counts.created} leads came in`);
  await closeStore();
  const floor = await copyOfLargeDatabase("import-raw");
  const raw = rawLeadRates(database, floor);
  removeDatabase(floor);
  removeDatabase(database);
  rmSync(file);
  return {
    figures: [
      compared("import-leads", ROWS / seconds, "rows/s", RAW, raw.rows),
      compared(
        "import-leads-per-cpu-second",
        (ROWS * 1e6) / (user + system),
        "rows/s",
        RAW,
        raw.rowsOfProcessor,
      ),
      figure("import-leads-peak-memory", peakMemory() / 2 ** 20, "MB"),
    ],
    notes: [`${ROWS} rows`],
  };
}
