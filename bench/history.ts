import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { HISTORY_FORMAT } from "@/lib/analyst/history";
import { readSnapshot, writeSnapshot } from "@/lib/analyst/snapshot";
import { updateLeads } from "@/lib/engine/replay/build";
import { type Columns, historyOf, type LeadRecord, leadId } from "@/lib/engine/replay/columns";
import { type Figure, figure, type Measured, middle } from "./figure";
import { leadsInColumns } from "./leads-in-columns";

/** Leads; each has 20 events on average. `BENCH_LEADS` makes a quick run. */
const LEADS = Number(process.env.BENCH_LEADS ?? 1_000_000);
const EVENTS_PER_LEAD = 20;
/** Leads whose history is read again at once. */
const CHANGED = 100;
const RUNS = 5;

/** Some leads, evenly spread, each with one more event than the columns know. */
function changedLeads(columns: Columns, n: number): LeadRecord[] {
  return Array.from({ length: CHANGED }, (_, i) => {
    const lead = Math.floor((i / CHANGED) * LEADS) + n;
    const history = historyOf(columns, lead);
    const minute = (history.activities.at(-1)?.minute ?? history.createdMinute) + n;
    const more = { id: "new", type: "page_view" as const, minute, props: { page: "pricing" } };
    const activities = [...history.activities, more];
    return { id: leadId(columns, lead), history: { ...history, activities }, rounds: [] };
  });
}

/** Milliseconds of each of some runs, the middle one. */
async function middleOf(work: (n: number) => unknown): Promise<number> {
  const runs: number[] = [];
  for (let n = 1; n <= RUNS; n++) {
    const start = performance.now();
    await work(n);
    runs.push(performance.now() - start);
  }
  return middle(runs);
}

/** The analyst's history kept in a file and read from there, and brought up to a few changes. */
export async function keepHistory(): Promise<Measured> {
  const columns = leadsInColumns({ leads: LEADS, events: LEADS * EVENTS_PER_LEAD });
  const folder = mkdtempSync(path.join(tmpdir(), "handoff-bench-"));
  const file = path.join(folder, "leads.history");
  try {
    const snapshot = { columns, seq: 1, mark: new Uint8Array(32) };
    const write = await middleOf(() => writeSnapshot(file, HISTORY_FORMAT, snapshot));
    const read = await middleOf(() => readSnapshot(file, HISTORY_FORMAT));
    const changes = Array.from({ length: RUNS + 1 }, (_, n) => changedLeads(columns, n));
    let followed = columns;
    const update = await middleOf((n) => {
      followed = updateLeads(followed, changes[n] ?? []);
    });
    const figures: Figure[] = [
      figure("history:write-file", write, "ms"),
      figure("history:read-file", read, "ms"),
      figure("history:update-100-leads", update, "ms"),
      figure("history:file-bytes-per-lead", statSync(file).size / LEADS, "B"),
    ];
    return { figures, notes: [`history: ${LEADS} leads, ${columns.eventMinute.length} events`] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
