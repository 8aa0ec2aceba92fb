import { compileCriteria } from "@/lib/engine/compile";
import type { Criteria } from "@/lib/engine/criteria";
import { updateLeads } from "@/lib/engine/replay/build";
import { historyOf, leadId } from "@/lib/engine/replay/columns";
import { decodeColumns, encodeColumns } from "@/lib/engine/replay/encode";
import { groupLeads } from "@/lib/engine/replay/grouping";
import { sentAt } from "@/lib/engine/replay/judge";
import { labelLeads } from "@/lib/engine/replay/labels";
import { climb } from "@/lib/engine/replay/ladder";
import { Replay } from "@/lib/engine/replay/replay";
import { Study } from "@/lib/engine/replay/study";
import { type Figure, figure, type Measured, middle } from "./figure";
import { leadsInColumns, UNTIL } from "./leads-in-columns";
import { twentyRules } from "./score-one-lead";

/** Leads; each has 20 events on average. `BENCH_LEADS` makes a quick run. */
const LEADS = Number(process.env.BENCH_LEADS ?? 1_000_000);
const EVENTS_PER_LEAD = 20;
const DAY = 1440;
/** Leads read again at once. */
const CHANGED = 100;
/** How often each edit is measured. */
const RUNS = 7;

function timed<T>(work: () => T): { ms: number; result: T } {
  const start = performance.now();
  const result = work();
  return { ms: performance.now() - start, result };
}

function withRule(
  draft: Criteria,
  place: number,
  changed: Partial<Criteria["engagement"][number]>,
) {
  return {
    ...draft,
    engagement: draft.engagement.map((rule, i) => (i === place ? { ...rule, ...changed } : rule)),
  };
}

function withFirstFit(draft: Criteria, value: number) {
  return {
    ...draft,
    fit: draft.fit.map((rule, i) =>
      i === 0 && rule.when.kind === "attribute" && rule.when.op === "atLeast"
        ? { ...rule, when: { ...rule.when, value } }
        : rule,
    ),
  };
}

/** The draft with another number in one place, never the same twice. */
const EDITS: Record<string, (draft: Criteria, n: number) => Criteria> = {
  threshold: (draft, n) => ({ ...draft, thresholds: { ...draft.thresholds, engagement: 60 + n } }),
  "fit-threshold": (draft, n) => ({ ...draft, thresholds: { ...draft.thresholds, fit: 50 + n } }),
  points: (draft, n) => withRule(draft, 4, { points: 9 + n }),
  // The rule that the most events count for, each by its own age.
  "most-points": (draft, n) => withRule(draft, 1, { points: 6 + n }),
  decay: (draft, n) => withRule(draft, 4, { decay: { kind: "halfLife", days: 31 + n } }),
  condition: (draft, n) =>
    withRule(draft, 0, { where: [{ property: "page", op: "is", value: PAGES[n] ?? "pricing" }] }),
  // One that few leads answer otherwise, and one that half of them do.
  "fit-condition": (draft, n) => withFirstFit(draft, 20 + n),
  "wide-fit-condition": (draft, n) => withFirstFit(draft, n % 2 === 1 ? 60_000 + n : 20 + n),
};
/** Of these whole answers are asked once more of a draft whose fit everybody meets. */
const ASKED_OF_ALL = ["fit-threshold", "points", "condition"];
const PAGES = ["home", "docs", "product", "careers", "customers", "security", "blog", "pricing"];

/** Bytes of typed arrays, wherever in the value they are. */
function bytesOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== "object" || value === null) return 0;
  return Object.values(value).reduce((sum: number, each) => sum + bytesOf(each), 0);
}

/** Each edit of a draft that was asked about before, answered several times. */
function edited(
  draft: Criteria,
  answer: (criteria: Criteria) => unknown,
  edits = Object.entries(EDITS),
) {
  return edits.map(([name, edit]) => {
    answer(draft);
    const runs = Array.from({ length: RUNS }, (_, n) => timed(() => answer(edit(draft, n + 1))).ms);
    return { name, ms: middle(runs), least: Math.min(...runs) };
  });
}

/** A draft of twenty rules replayed over all leads, after each kind of edit. */
export async function replayDraft(): Promise<Measured> {
  const columns = leadsInColumns({ leads: LEADS, events: LEADS * EVENTS_PER_LEAD });
  const draft = { ...twentyRules(), thresholds: { fit: 50, engagement: 60 } };
  const session = new Replay(columns, UNTIL);
  const first = timed(() => session.run(draft));
  const replayed = session.replay(compileCriteria(draft));
  const alone = edited(draft, (criteria) => session.run(criteria));
  const fitForAll = { ...draft, thresholds: { ...draft.thresholds, fit: 0 } };
  const aloneOfAll = edited(fitForAll, (criteria) => session.run(criteria));
  const weekStarts = Array.from({ length: 105 }, (_, i) => UNTIL - (105 - i) * 7 * DAY);
  const holdOutFrom = UNTIL - 90 * DAY;
  const groups = groupLeads(columns, labelLeads(columns, UNTIL), { weekStarts, holdOutFrom });
  const { engagement: cap } = draft.caps;
  const ladder = climb(session.replay(compileCriteria(draft)).ascents, groups, cap, 60);
  const counted = Array.from({ length: RUNS }, (_, n) => timed(() => sentAt(ladder, 60 + n)).ms);
  const study = new Study(columns, UNTIL);
  const asked = {
    active: { ...draft, thresholds: { fit: 50, engagement: 62 } },
    windowDays: 90,
    weekStarts,
    holdOutFrom,
    named: 20,
  };
  const answer = (criteria: Criteria) => study.answer({ ...asked, draft: criteria });
  const firstAnswer = timed(() => answer(draft));
  const whole = edited(draft, answer);
  const ofAll = edited(
    fitForAll,
    answer,
    Object.entries(EDITS).filter(([name]) => ASKED_OF_ALL.includes(name)),
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
    ...alone.map(({ name, ms }) => figure(`replay:${name}`, ms, "ms")),
    ...aloneOfAll.map(({ name, ms }) => figure(`replay:${name}-of-all`, ms, "ms")),
    // Counts by week and outcome under another threshold; the other figures tell of every lead.
    figure("replay:threshold-counts", middle(counted), "ms"),
    figure("replay:answer-first", firstAnswer.ms, "ms"),
    ...whole.map(({ name, ms }) => figure(`replay:answer-${name}`, ms, "ms")),
    ...ofAll.map(({ name, ms }) => figure(`replay:answer-${name}-of-all`, ms, "ms")),
    figure("replay:update", updated.ms, "ms"),
    figure("replay:encode", encoded.ms, "ms"),
    figure("replay:decode", decoded.ms, "ms"),
    figure("replay:bytes-per-event", events / columns.eventMinute.length, "B"),
    figure("replay:bytes-per-lead", (bytes.length - events) / LEADS, "B"),
    figure("replay:kept-bytes-per-lead", (session.keptBytes + bytesOf(replayed)) / LEADS, "B"),
  ];
  const { mqls } = firstAnswer.result.draft.all;
  const least = [
    ...alone,
    ...aloneOfAll.map((each) => ({ ...each, name: `${each.name}-of-all` })),
    ...whole.map((each) => ({ ...each, name: `answer-${each.name}` })),
  ];
  const notes = [
    `replay: ${LEADS} leads, ${columns.eventMinute.length} events, ${mqls} MQLs, ${decoded.result.created.length} leads read back`,
    `replay: the least of ${RUNS} runs, in ms: ${least.map(({ name, least: ms }) => `${name} ${ms.toFixed(1)}`).join(", ")}`,
  ];
  return { figures, notes };
}
