import assert from "node:assert/strict";
import type { Criteria, FitRule } from "@/lib/engine/criteria";
import { type Columns, leadCount } from "@/lib/engine/replay/columns";
import { plainKernel } from "@/lib/engine/replay/today/plain";
import { GATE, type Sheet } from "@/lib/engine/replay/today/sheet";
import { Today } from "@/lib/engine/replay/today/today";
import type { Table } from "./duckdb";
import { compared, type Figure, figure, type Measured, middle } from "./figure";
import { leadsInColumns, UNTIL } from "./leads-in-columns";
import { type Answer, duckDb, type Peer, sqlite } from "./peers";
import { twentyRules } from "./score-one-lead";

/** Leads; each has 20 events on average. `BENCH_LEADS` makes a quick run. */
const LEADS = Number(process.env.BENCH_LEADS ?? 1_000_000);
const EVENTS_PER_LEAD = 20;
const ROUNDS = 9;
/** Ours is asked so often per round, since one answer is too short to tell from noise. */
const OURS_PER_ROUND = 20;

/** The draft after an edit, never the same twice: other points, caps and thresholds each time. */
function edited(n: number): Criteria {
  const draft = twentyRules();
  return {
    ...draft,
    thresholds: { fit: 50 - (n % 3), engagement: 60 + (n % 5) },
    caps: { fit: 100 + n, engagement: 100 + n },
    fit: draft.fit.map((rule, i) => ({ ...rule, points: rule.points + ((n + i) % 4) })),
    engagement: draft.engagement.map((rule, i) => ({
      ...rule,
      points: rule.points + ((n + i) % 3),
    })),
  };
}

function amountsOf(sheet: Sheet, rule: number, leads: number): Int32Array {
  const { values, offset } = sheet.amountsOf(rule);
  return Int32Array.from({ length: leads }, (_, lead) => values[2 * lead + offset] ?? 0);
}

/** One row per lead: its facts, its gates, and what its events come to by each rule. */
function tableOf(columns: Columns, sheet: Sheet, rules: number): Table {
  const { facts, factCode } = columns;
  const leads = leadCount(columns);
  const attributes = [...new Set(facts.map(({ attribute }) => attribute))];
  return [
    { name: "gate", type: "integer", values: sheet.gates.subarray(0, leads) },
    ...attributes.map((attribute, i) => ({
      name: attribute,
      type: attribute === "employees" ? ("integer" as const) : ("word" as const),
      // In the generated data every lead has one fact per attribute.
      values: Array.from(
        { length: leads },
        (_, lead) => facts[factCode[lead * attributes.length + i] ?? 0]?.value as number | string,
      ),
    })),
    ...Array.from({ length: rules }, (_, r) => ({
      name: `amount${r}`,
      type: "integer" as const,
      values: amountsOf(sheet, r, leads),
    })),
  ];
}

function conditionOf({ when }: FitRule): string {
  assert(when.kind === "attribute");
  if (when.op === "atLeast") return `${when.attribute} >= ${when.value}`;
  const values = [when.value].flat().map((value) => `'${value}'`);
  return `${when.attribute} in (${values.join(", ")})`;
}

/** The static score of all leads as a query; `least` is what the engine calls it. */
function queryOf(criteria: Criteria, least: "least" | "min"): string {
  const { fit, engagement, caps, thresholds } = criteria;
  const fits = fit.map((rule) => `case when ${conditionOf(rule)} then ${rule.points} else 0 end`);
  const engagements = engagement.map(({ points, decay }, r) => {
    const isGradual = decay.kind === "halfLife" || decay.kind === "linear";
    return `amount${r} * ${isGradual ? points : points * 1000}`;
  });
  return `
    select
      count(*) filter (where gate = ${GATE.tracked} or (gate in (${GATE.open}, ${GATE.coarse})
        and fit >= ${thresholds.fit} and engagement >= ${1000 * thresholds.engagement})) as count,
      sum(1000 * fit + engagement) as sum
    from (
      select gate,
        ${least}(${caps.fit}, ${fits.join(" + ")}) as fit,
        ${least}(${1000 * caps.engagement}, ${engagements.join(" + ")}) as engagement
      from leads
    ) as scored`;
}

/** The same by the sheet of the kernel, before single leads are decided by their events. */
function answerOf(columns: Columns, sheet: Sheet, { caps, thresholds }: Criteria): Answer {
  const { fits, engagements, gates } = sheet;
  const answer = { count: 0, sum: 0 };
  for (let lead = 0; lead < leadCount(columns); lead++) {
    const fit = Math.min(caps.fit, fits[lead] ?? 0);
    const engagement = Math.min(1000 * caps.engagement, engagements[lead] ?? 0);
    const meets = fit >= thresholds.fit && engagement >= 1000 * thresholds.engagement;
    const isOpen = gates[lead] === GATE.open || gates[lead] === GATE.coarse;
    if (gates[lead] === GATE.tracked || (isOpen && meets)) answer.count += 1;
    answer.sum += 1000 * fit + engagement;
  }
  return answer;
}

async function timed<T>(work: () => T | Promise<T>): Promise<{ ms: number; result: T }> {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
}

/** How all leads stand today, scored as a whole after each edit, beside databases that do the same. */
export async function staticScore(): Promise<Measured> {
  const columns = leadsInColumns({ leads: LEADS, events: LEADS * EVENTS_PER_LEAD });
  const today = new Today(columns, UNTIL);
  const read = await timed(() => today.count(edited(0)));
  const table = tableOf(columns, today.sheet, twentyRules().engagement.length);
  const duck = await duckDb(table);
  const tuned = await duckDb(table, { enums: true });
  const lite = sqlite(table);
  const times = { ours: [], plain: [], duck2: [], tuned: [], duck1: [], sqlite: [] } as Record<
    string,
    number[]
  >;
  let n = 0;
  async function measurePeer(name: string, peer: Peer, least: "least" | "min") {
    n += 1;
    const draft = edited(n);
    const { ms, result } = await timed(() => peer.ask(queryOf(draft, least)));
    times[name]?.push(ms);
    today.count(draft);
    assert.deepEqual(result, answerOf(columns, today.sheet, draft), `${name} scores otherwise`);
  }
  try {
    // In turns, so that a noisy neighbour disturbs all alike.
    for (let round = 0; round < ROUNDS; round += 1) {
      for (let i = 0; i < OURS_PER_ROUND; i += 1) {
        n += 1;
        const draft = edited(n);
        times.ours?.push((await timed(() => today.count(draft))).ms);
      }
      times.plain?.push((await timed(() => plainKernel(today.sheet))).ms);
      await duck.setThreads(2);
      await measurePeer("duck2", duck, "least");
      await tuned.setThreads(2);
      await measurePeer("tuned", tuned, "least");
      await duck.setThreads(1);
      await measurePeer("duck1", duck, "least");
      if (round % 3 === 0) await measurePeer("sqlite", lite, "min");
    }
  } finally {
    duck.close();
    tuned.close();
    lite.close();
  }
  const of = (name: string) => middle(times[name] ?? []);
  const against = (name: string, versus: string, peer: string): Figure =>
    compared(name, of("ours"), "ms", versus, of(peer));
  return {
    figures: [
      against("static-score", "DuckDB, two threads", "duck2"),
      against("static-score:enums", "DuckDB, two threads, words as enums", "tuned"),
      against("static-score:one-thread", "DuckDB, one thread", "duck1"),
      against("static-score:sqlite", "better-sqlite3", "sqlite"),
      against("static-score:plain", "the same in TypeScript", "plain"),
      figure("static-score:read", read.ms, "ms"),
    ],
    notes: [
      `static-score of ${LEADS} leads by twenty rules, ${read.result} meet the draft: counts and sums of all engines were equal after each edit, and DuckDB took ${(of("duck2") / of("ours")).toFixed(1)} times as long with two threads`,
    ],
  };
}
