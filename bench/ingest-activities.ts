import Database from "better-sqlite3";
import { closeStore } from "@/db/client";
import { recordActivities } from "@/lib/activities/commands";
import type { ActivityInput } from "@/lib/activities/schema";
import type { Actor } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { unwrap } from "@/lib/operations/outcome";
import { Random } from "@/lib/sample/random";
import { copyOfLargeDatabase, openDatabase, removeDatabase } from "./database";
import { compared, type Measured } from "./figure";

const BATCHES = 30;
const BATCH = 1000;
const SENDER: Actor = { kind: "system", id: null, name: "Benchmark" };
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

/** The floor: the same rows into the same indexed table, as durable, and nothing else. */
function rawRate(file: string, batches: readonly ActivityInput[][], now: number): number {
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
  for (const rows of batches) write(rows);
  const rate = (batches.length * BATCH * 1000) / (performance.now() - start);
  raw.close();
  return rate;
}

/** Activities taken in with live scoring, a thousand at a time, each batch durable. */
export async function ingestActivities(): Promise<Measured> {
  const file = await copyOfLargeDatabase("ingest");
  const now = Date.now();
  const ids = new Database(file, { readonly: true });
  const leadIds = ids.prepare("select id from leads order by id").pluck().all() as string[];
  ids.close();
  const random = new Random(3);
  const batches = (count: number) =>
    Array.from({ length: count }, () => batchOf(random, leadIds, now));

  rawRate(file, batches(3), now);
  const raw = rawRate(file, batches(BATCHES), now);

  await openDatabase(file);
  const take = async (activities: ActivityInput[]) =>
    unwrap(await execute(recordActivities, SENDER, { activities }, now));
  for (const activities of batches(3)) await take(activities);
  const measured = batches(BATCHES);
  const start = performance.now();
  for (const activities of measured) await take(activities);
  const rate = (BATCHES * BATCH * 1000) / (performance.now() - start);
  await closeStore();
  removeDatabase(file);
  return {
    figures: [compared("ingest-activities", rate, "rows/s", "raw better-sqlite3 inserts", raw)],
  };
}
