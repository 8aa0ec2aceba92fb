import { statSync } from "node:fs";
import Database from "better-sqlite3";
import type { ActivityInput } from "@/lib/activities/schema";
import type { Actor } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { unwrap } from "@/lib/operations/outcome";
import { Random } from "@/lib/sample/random";
import { saveTracking } from "@/lib/tracking/commands";
import { createKey } from "@/lib/users/commands/keys";
import { compared, figure, type Measured } from "./figure";
import { type BenchServer, startBenchServer } from "./server";

/** How long is sent; 60 for the figures that are compared with targets. */
const SECONDS = Number(process.env.HANDOFF_BENCH_SECONDS || 10);
/** How many times the large database is as large; 10 is a million leads, 20 million activities. */
const TIMES = Number(process.env.HANDOFF_BENCH_TIMES || 1);
/** Enough that the next batch is there when one is done. */
const CONNECTIONS = 8;
const BATCH = 1000;
const RAW_BATCHES = 30;
const SINGLES = 500;
const VISITS_PER_BEACON = 10;
const SITE = "https://www.bench.test";
const ADMIN: Actor = { kind: "system", id: null, name: "Benchmark" };
const PAGES = ["pricing", "product", "blog", "docs", "home"];

/** Visits of random leads, three deeds each, as a website sends them. */
function batchOf(random: Random, leadIds: readonly string[], now: number): ActivityInput[] {
  const batch: ActivityInput[] = [];
  while (batch.length < BATCH) {
    const leadId = random.pick(leadIds);
    for (let i = 0; i < 3 && batch.length < BATCH; i += 1) {
      const page = random.pick(PAGES);
      const at = now - random.int(0, 600_000);
      batch.push({ leadId, type: "page_view", at, props: { page, path: `/${page}` } });
    }
  }
  return batch;
}

/** Rows a second, and rows a second of processor time: other programs do not change that one. */
interface Rates {
  rows: number;
  rowsOfProcessor: number;
}

/** The floor: the same rows into the same indexed table, as durable, and nothing else. */
function rawRates(file: string, batches: readonly ActivityInput[][], now: number): Rates {
  const raw = new Database(file);
  raw.pragma("journal_mode = WAL");
  raw.pragma("synchronous = FULL");
  raw.pragma("cache_size = -65536");
  const insert = raw.prepare(
    `insert into activities (id, lead_id, type, at, props, external_id, actor_id, recorded_at)
     values (?, ?, ?, ?, ?, null, null, ?)`,
  );
  const write = raw.transaction((rows: readonly ActivityInput[]) => {
    for (const { leadId, type, at, props } of rows) {
      insert.run(newId(), leadId, type, at, JSON.stringify(props), now);
    }
  });
  const start = performance.now();
  const before = process.cpuUsage();
  for (const rows of batches) write(rows);
  const { user, system } = process.cpuUsage(before);
  const ms = performance.now() - start;
  raw.close();
  const rows = batches.length * BATCH * 1000;
  return { rows: rows / ms, rowsOfProcessor: (rows * 1000) / (user + system) };
}

async function makeKeys(count: number): Promise<string[]> {
  const keys: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const made = await execute(createKey, ADMIN, { name: `Benchmark ${i}`, role: "admin" });
    keys.push(unwrap(made).token);
  }
  return keys;
}

async function post(url: string, body: unknown, headers: Record<string, string>): Promise<void> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${text.slice(0, 300)}`);
}

/** Sends on several connections for so long. */
async function sustained(
  server: BenchServer,
  seconds: number,
  send: (connection: number) => Promise<number>,
): Promise<Rates> {
  await server.reset();
  const start = performance.now();
  let taken = 0;
  const until = start + seconds * 1000;
  const connection = async (n: number) => {
    while (performance.now() < until) {
      const more = await send(n);
      taken += more;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, (_, n) => connection(n)));
  const ms = performance.now() - start;
  const { processor } = await server.used();
  return { rows: (taken * 1000) / ms, rowsOfProcessor: (taken * 1000) / processor };
}

function shareBelow(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
}

async function measureBatches(server: BenchServer, keys: readonly string[], leads: string[]) {
  const random = new Random(5);
  const send = async (n: number) => {
    const activities = batchOf(random, leads, Date.now());
    await post(`${server.url}/api/v1/activities/batch`, { activities }, bearer(keys[n]));
    return activities.length;
  };
  await sustained(server, 2, send);
  return sustained(server, SECONDS, send);
}

function bearer(key: string | undefined) {
  return { authorization: `Bearer ${key}` };
}

async function measureSingles(server: BenchServer, key: string | undefined, leads: string[]) {
  const random = new Random(7);
  const times: number[] = [];
  for (let i = 0; i < SINGLES; i += 1) {
    const [activity] = batchOf(random, [random.pick(leads)], Date.now());
    const start = performance.now();
    await post(`${server.url}/api/v1/activities`, activity, bearer(key));
    times.push(performance.now() - start);
  }
  return times;
}

/** Beacons of browsers, each from an address of its own; visits of people whom nobody knows yet. */
async function measureVisits(server: BenchServer) {
  const random = new Random(9);
  return sustained(server, SECONDS, async () => {
    const visits = Array.from({ length: VISITS_PER_BEACON }, () => ({
      kind: "view",
      url: `${SITE}/${random.pick(PAGES)}`,
    }));
    const address = [10, random.int(0, 255), random.int(0, 255), random.int(0, 255)].join(".");
    const agent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36";
    const headers = { origin: SITE, "x-forwarded-for": address, "user-agent": agent };
    await post(`${server.url}/api/t`, { visitor: newId(), visits }, headers);
    return visits.length;
  });
}

/** Activities taken in over HTTP with live scoring, a thousand at a time, each batch durable. */
export async function ingestActivities(): Promise<Measured> {
  let raw: Rates | undefined;
  let keys: string[] = [];
  let leads: string[] = [];
  process.env.HANDOFF_BEHIND_PROXY = "1";
  const server = await startBenchServer({
    times: TIMES,
    async prepare(file) {
      keys = await makeKeys(CONNECTIONS + 1);
      const tracking = { sites: [SITE], pages: [], retentionDays: 90, version: 0 };
      unwrap(await execute(saveTracking, ADMIN, tracking));
      const read = new Database(file, { readonly: true });
      leads = read.prepare<[], string>("select id from leads order by id").pluck().all();
      read.close();
      const random = new Random(3);
      const now = Date.now();
      const batches = Array.from({ length: RAW_BATCHES + 3 }, () => batchOf(random, leads, now));
      rawRates(file, batches.splice(0, 3), now);
      raw = rawRates(file, batches, now);
    },
  });
  try {
    const batches = await measureBatches(server, keys, leads);
    const { peakMemory } = await server.used();
    const log = statSync(`${server.file}-wal`).size;
    const singles = await measureSingles(server, keys[CONNECTIONS], leads);
    const visits = await measureVisits(server);
    const name = TIMES === 1 ? "ingest" : `ingest-${TIMES}`;
    const floor = raw ?? { rows: Number.NaN, rowsOfProcessor: Number.NaN };
    const versus = (label: string, unit: string, rate: keyof Rates) =>
      compared(label, batches[rate], unit, "raw better-sqlite3 inserts", floor[rate]);
    return {
      figures: [
        versus(`${name}:activities`, "rows/s", "rows"),
        versus(`${name}:activities:processor`, "rows/s of processor time", "rowsOfProcessor"),
        figure(`${name}:one-activity:p50`, shareBelow(singles, 0.5), "ms"),
        figure(`${name}:one-activity:p99`, shareBelow(singles, 0.99), "ms"),
        figure(`${name}:visits`, visits.rows, "rows/s"),
        figure(`${name}:visits:processor`, visits.rowsOfProcessor, "rows/s of processor time"),
        figure(`${name}:peak-memory`, peakMemory / 2 ** 20, "MB"),
        figure(`${name}:log-file`, log / 2 ** 20, "MB"),
      ],
      notes: [`${name}: ${SECONDS} s of batches on ${CONNECTIONS} connections`],
    };
  } finally {
    await server.stop();
  }
}
