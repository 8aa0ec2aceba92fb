import { compileCriteria } from "@/lib/engine/compile";
import type { Criteria } from "@/lib/engine/criteria";
import { updateLeads } from "@/lib/engine/replay/build";
import { historyOf, leadId } from "@/lib/engine/replay/columns";
import { decodeColumns, encodeColumns } from "@/lib/engine/replay/encode";
import { gatherEvidence } from "@/lib/engine/replay/evidence";
import { judge } from "@/lib/engine/replay/judge";
import { labelLeads } from "@/lib/engine/replay/labels";
import { Replay } from "@/lib/engine/replay/replay";
import { compared, type Figure, figure, type Measured, middle } from "./figure";
import { leadsInColumns, UNTIL } from "./leads-in-columns";
import { twentyRules } from "./score-one-lead";

/** Leads; each has 20 events on average. `BENCH_LEADS` makes a quick run. */
const LEADS = Number(process.env.BENCH_LEADS ?? 1_000_000);
const EVENTS_PER_LEAD = 20;
const WEEK = 7 * 1440;
/** Leads read again at once. */
const CHANGED = 100;

function timed<T>(work: () => T): { ms: number; result: T } {
  const start = performance.now();
  const result = work();
  return { ms: performance.now() - start, result };
}

/** The draft with another number in one place, never the same twice. */
const EDITS: Record<string, (draft: Criteria, n: number) => Criteria> = {
  threshold: (draft, n) => ({ ...draft, thresholds: { ...draft.thresholds, engagement: 60 + n } }),
  points: (draft, n) => ({
    ...draft,
    engagement: draft.engagement.map((rule, i) => (i === 4 ? { ...rule, points: 9 + n } : rule)),
  }),
  decay: (draft, n) => ({
    ...draft,
    engagement: draft.engagement.map((rule, i) =>
      i === 4 ? { ...rule, decay: { kind: "halfLife", days: 31 + n } } : rule,
    ),
  }),
};

/** A draft of twenty rules replayed over all leads, after each kind of edit. */
export async function replayDraft(): Promise<Measured> {
  const columns = leadsInColumns({ leads: LEADS, events: LEADS * EVENTS_PER_LEAD });
  const draft = { ...twentyRules(), thresholds: { fit: 50, engagement: 60 } };
  const session = new Replay(columns, UNTIL);
  const first = timed(() => session.run(draft));
  const prepare = timed(() => session.prepare(LEADS));
  // The first run with kept moments adds them up; the edits measured change one number each.
  session.run(draft);
  const after: Record<string, number> = {};
  for (const [name, edit] of Object.entries(EDITS)) {
    const runs = [1, 2, 3, 4, 5].map((n) => timed(() => session.run(edit(draft, n))).ms);
    after[name] = middle(runs);
  }
  const full = after.decay ?? first.ms;
  const labels = timed(() => labelLeads(columns, UNTIL));
  const weekStarts = Array.from({ length: 80 }, (_, i) => UNTIL - (80 - i) * WEEK);
  const judged = timed(() => judge(columns, first.result, labels.result, { weekStarts }));
  const evidence = timed(() =>
    gatherEvidence(columns, compileCriteria(draft), first.result, { until: UNTIL }),
  );
  const changed = Array.from({ length: CHANGED }, (_, i) => {
    const lead = Math.floor((i / CHANGED) * LEADS);
    return { id: leadId(columns, lead), history: historyOf(columns, lead), rounds: [] };
  });
  const updated = timed(() => updateLeads(columns, changed));
  const encoded = timed(() => encodeColumns(columns));
  const bytes = Buffer.concat(encoded.result);
  const decoded = timed(() => decodeColumns(bytes));
  const events = columns.eventMinute.byteLength + columns.eventSignature.byteLength;
  const figures: Figure[] = [
    figure("replay:first", first.ms, "ms"),
    figure("replay:decay", full, "ms"),
    compared("replay:points", after.points ?? Number.NaN, "ms", "replay:decay", full),
    compared("replay:threshold", after.threshold ?? Number.NaN, "ms", "replay:decay", full),
    figure("replay:prepare", prepare.ms, "ms"),
    figure("replay:judge", judged.ms, "ms"),
    figure("replay:evidence", evidence.ms, "ms"),
    figure("replay:update", updated.ms, "ms"),
    figure("replay:encode", encoded.ms, "ms"),
    figure("replay:decode", decoded.ms, "ms"),
    figure("replay:bytes-per-event", events / columns.eventMinute.length, "B"),
    figure("replay:bytes-per-lead", (bytes.length - events) / LEADS, "B"),
  ];
  const mqls = judged.result.all.mqls;
  const notes = [
    `replay: ${LEADS} leads, ${columns.eventMinute.length} events, ${mqls} MQLs, ${decoded.result.created.length} leads read back`,
  ];
  return { figures, notes };
}
