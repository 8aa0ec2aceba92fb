import { beforeAll, describe, expect, it } from "vitest";
import { store } from "@/db/client";
import { decideDispute, raiseDispute } from "@/lib/disputes/commands";
import type { DisputeDecision } from "@/lib/engine/disputes";
import type { Stage } from "@/lib/engine/stages";
import { type LeadContext, leadContext } from "@/lib/leads/steps/context";
import { insertLeads } from "@/lib/leads/steps/intake";
import { applyMove } from "@/lib/leads/steps/moves";
import { readMoves } from "@/lib/leads/store/moves";
import { lockLead } from "@/lib/leads/store/working";
import { COMMAND_LINE } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { runReport } from "@/lib/reports/queries";
import type { ReportParamsInput } from "@/lib/reports/schema/params";
import { ensureDefaults } from "@/lib/settings/store";
import { HOUR, mara, max } from "../leads/world";

const NOW = Date.UTC(2026, 5, 17, 15);
const SPRING = { from: "2026-01-01", to: "2026-03-31" } as const;
const WINDOW = 30;

/** "2026-01-05 12:00" in UTC, and milliseconds after it. */
const at = (text: string, ms = 0) => Date.parse(`${text.replace(" ", "T")}:00Z`) + ms;

type Step =
  | [to: Stage, at: number]
  | "undo"
  /** Marketing disputes the rejection before it, and this is decided an hour later. */
  | { disputed: number; decision?: DisputeDecision };

interface Case {
  moves: Step[];
  /** Leads created, then those that have ever been MQL, SAL, SQL, customer. */
  funnel: [number, number, number, number, number];
  /** MQLs and, of them, SQLs within 30 days, by month; a month without MQLs has no row. */
  months: Record<string, [mqls: number, sqls: number]>;
  /** The same of the whole period. */
  total: [mqls: number, sqls: number];
  /** Hand-offs of the period that ended, were recycled, were never accepted. */
  ended: [number, number, number];
  /** New customers of the period. */
  customers: number;
}

const CASES: Record<string, Case> = {
  "goes straight through": {
    moves: [
      ["mql", at("2026-01-05 12:00")],
      ["sal", at("2026-01-06 09:00")],
      ["sql", at("2026-01-10 09:00")],
      ["customer", at("2026-02-01 09:00")],
    ],
    funnel: [1, 1, 1, 1, 1],
    months: { "2026-01": [1, 1] },
    total: [1, 1],
    ended: [0, 0, 0],
    customers: 1,
  },
  "wins on the same day": {
    moves: [
      ["mql", at("2026-01-05 12:00")],
      ["sal", at("2026-01-05 12:01")],
      ["sql", at("2026-01-05 12:02")],
      ["customer", at("2026-01-05 12:03")],
    ],
    funnel: [1, 1, 1, 1, 1],
    months: { "2026-01": [1, 1] },
    total: [1, 1],
    ended: [0, 0, 0],
    customers: 1,
  },
  "skips: came in as an SQL, so that all steps are one moment": {
    moves: [
      ["mql", at("2026-01-05 12:00")],
      ["sal", at("2026-01-05 12:00", 1)],
      ["sql", at("2026-01-05 12:00", 2)],
    ],
    funnel: [1, 1, 1, 1, 0],
    months: { "2026-01": [1, 1] },
    total: [1, 1],
    ended: [0, 0, 0],
    customers: 0,
  },
  "re-enters in a later month: in each of its months, once in the period, at its first entry": {
    moves: [
      ["mql", at("2026-01-05 12:00")],
      ["nurture", at("2026-01-10 12:00")],
      ["mql", at("2026-02-20 12:00")],
      ["sal", at("2026-02-21 12:00")],
      ["sql", at("2026-03-05 12:00")],
    ],
    funnel: [1, 1, 1, 1, 0],
    // The SQL came within 30 days of the second entry, but not of the first.
    months: { "2026-01": [1, 0], "2026-02": [1, 1] },
    total: [1, 0],
    ended: [1, 1, 0],
    customers: 0,
  },
  "re-enters in the same month: once": {
    moves: [
      ["mql", at("2026-01-05 12:00")],
      ["nurture", at("2026-01-08 12:00")],
      ["mql", at("2026-01-20 12:00")],
      ["sal", at("2026-01-21 12:00")],
      ["sql", at("2026-01-25 12:00")],
    ],
    funnel: [1, 1, 1, 1, 0],
    months: { "2026-01": [1, 1] },
    total: [1, 1],
    ended: [1, 1, 0],
    customers: 0,
  },
  "is recycled after sales accepted it": {
    moves: [
      ["mql", at("2026-01-05 12:00")],
      ["sal", at("2026-01-06 12:00")],
      ["nurture", at("2026-01-08 12:00")],
    ],
    funnel: [1, 1, 1, 0, 0],
    months: { "2026-01": [1, 0] },
    total: [1, 0],
    ended: [1, 1, 0],
    customers: 0,
  },
  "is rejected": {
    moves: [
      ["mql", at("2026-01-05 12:00")],
      ["disqualified", at("2026-01-06 12:00")],
    ],
    funnel: [1, 1, 0, 0, 0],
    months: { "2026-01": [1, 0] },
    total: [1, 0],
    ended: [1, 0, 1],
    customers: 0,
  },
  "is disqualified, reopened and qualified after all": {
    moves: [
      ["mql", at("2026-01-05 12:00")],
      ["disqualified", at("2026-01-06 12:00")],
      ["nurture", at("2026-01-10 12:00")],
      ["mql", at("2026-01-20 12:00")],
      ["sal", at("2026-01-21 12:00")],
      ["sql", at("2026-01-22 12:00")],
    ],
    funnel: [1, 1, 1, 1, 0],
    months: { "2026-01": [1, 1] },
    total: [1, 1],
    ended: [1, 0, 0],
    customers: 0,
  },
  "is rejected, which is disputed: it stays a rejection until it is decided": {
    moves: [
      ["mql", at("2026-01-05 12:00")],
      ["disqualified", at("2026-01-06 12:00")],
      { disputed: at("2026-01-07 12:00") },
    ],
    funnel: [1, 1, 0, 0, 0],
    months: { "2026-01": [1, 0] },
    total: [1, 0],
    ended: [1, 0, 1],
    customers: 0,
  },
  "is rejected, which is disputed and upheld": {
    moves: [
      ["mql", at("2026-01-05 12:00")],
      ["nurture", at("2026-01-06 12:00")],
      { disputed: at("2026-01-07 12:00"), decision: "upheld" },
    ],
    funnel: [1, 1, 0, 0, 0],
    months: { "2026-01": [1, 0] },
    total: [1, 0],
    ended: [1, 1, 1],
    customers: 0,
  },
  "is rejected, which is overturned: offered still, and no new MQL": {
    moves: [
      ["mql", at("2026-01-30 12:00")],
      ["disqualified", at("2026-01-31 12:00")],
      { disputed: at("2026-02-02 12:00"), decision: "overturned" },
    ],
    funnel: [1, 1, 0, 0, 0],
    months: { "2026-01": [1, 0] },
    total: [1, 0],
    ended: [0, 0, 0],
    customers: 0,
  },
  "is rejected, which is overturned, and then won: within the window of its one MQL": {
    moves: [
      ["mql", at("2026-01-05 12:00")],
      ["nurture", at("2026-01-06 12:00")],
      { disputed: at("2026-01-20 12:00"), decision: "overturned" },
      ["sal", at("2026-01-22 12:00")],
      ["sql", at("2026-02-03 12:00")],
      ["customer", at("2026-03-01 12:00")],
    ],
    funnel: [1, 1, 1, 1, 1],
    months: { "2026-01": [1, 1] },
    total: [1, 1],
    ended: [0, 0, 0],
    customers: 1,
  },
  "is rejected, which is overturned, and rejected again: once": {
    moves: [
      ["mql", at("2026-01-05 12:00")],
      ["nurture", at("2026-01-06 12:00")],
      { disputed: at("2026-01-07 12:00"), decision: "overturned" },
      ["disqualified", at("2026-01-09 12:00")],
    ],
    funnel: [1, 1, 0, 0, 0],
    months: { "2026-01": [1, 0] },
    total: [1, 0],
    ended: [1, 0, 1],
    customers: 0,
  },
  "becomes SQL in the last millisecond of the window": {
    moves: [
      ["mql", at("2026-01-05 12:00")],
      ["sal", at("2026-01-06 12:00")],
      ["sql", at("2026-02-04 12:00")],
    ],
    funnel: [1, 1, 1, 1, 0],
    months: { "2026-01": [1, 1] },
    total: [1, 1],
    ended: [0, 0, 0],
    customers: 0,
  },
  "becomes SQL a millisecond after the window": {
    moves: [
      ["mql", at("2026-01-05 12:00")],
      ["sal", at("2026-01-06 12:00")],
      ["sql", at("2026-02-04 12:00", 1)],
    ],
    funnel: [1, 1, 1, 1, 0],
    months: { "2026-01": [1, 0] },
    total: [1, 0],
    ended: [0, 0, 0],
    customers: 0,
  },
  "has its SQL taken back": {
    moves: [
      ["mql", at("2026-01-05 12:00")],
      ["sal", at("2026-01-06 12:00")],
      ["sql", at("2026-01-07 12:00")],
      "undo",
    ],
    funnel: [1, 1, 1, 0, 0],
    months: { "2026-01": [1, 0] },
    total: [1, 0],
    ended: [0, 0, 0],
    customers: 0,
  },
  "has its exit taken back": {
    moves: [["mql", at("2026-01-05 12:00")], ["disqualified", at("2026-01-06 12:00")], "undo"],
    funnel: [1, 1, 0, 0, 0],
    months: { "2026-01": [1, 0] },
    total: [1, 0],
    ended: [0, 0, 0],
    customers: 0,
  },
  "was never offered, as the move was taken back": {
    moves: [["mql", at("2026-01-05 12:00")], "undo"],
    funnel: [1, 0, 0, 0, 0],
    months: {},
    total: [0, 0],
    ended: [0, 0, 0],
    customers: 0,
  },
  "is offered before the period and won in it": {
    moves: [
      ["mql", at("2025-12-31 23:59")],
      ["sal", at("2026-01-01 00:00")],
      ["sql", at("2026-01-02 12:00")],
      ["customer", at("2026-01-03 12:00")],
    ],
    funnel: [0, 0, 0, 0, 0],
    months: {},
    total: [0, 0],
    ended: [0, 0, 0],
    customers: 1,
  },
};

/** What somebody did to a lead that is there already. */
async function follow(id: string, step: Step, context: LeadContext): Promise<void> {
  const { read, write } = await store();
  const last = (await readMoves(read, id)).at(-1);
  if (!last?.from) throw new Error(id);
  if (typeof step === "object" && "disputed" in step) {
    const { disputed, decision } = step;
    const raised = { leadId: id, moveId: last.id, note: "It fits" };
    const dispute = unwrap(await execute(raiseDispute, mara, raised, disputed));
    if (!decision) return;
    const decided = { id: dispute.id, decision, note: "Looked at" };
    unwrap(await execute(decideDispute, max, decided, disputed + HOUR));
    return;
  }
  const move =
    step === "undo"
      ? { to: last.from, at: last.at + 1, undoes: last.id }
      : { to: step[0], at: step[1], reasonId: "no_need" };
  await write(async (tx) => {
    const held = await lockLead(tx, id);
    if (held) await applyMove(tx, held, move, context);
  });
}

async function storeCase(name: string, { moves }: Case, context: LeadContext) {
  const isMove = (step: Step) => Array.isArray(step);
  const end = moves.findIndex((step) => !isMove(step));
  const first = (end < 0 ? moves : moves.slice(0, end)).filter(isMove);
  const createdAt = (first[0]?.[1] ?? NOW) - 1;
  const steps = first.map(([to, at]) => ({ to, at, reasonId: "no_need" }));
  const lead = { name, attributes: { source: name }, origin: "test", createdAt, moves: steps };
  const { write } = await store();
  const id = (await write((tx) => insertLeads(tx, [lead], context))).ids[0] ?? "";
  if (end >= 0) for (const step of moves.slice(end)) await follow(id, step, context);
}

beforeAll(async () => {
  const { read, write } = await store();
  const context = await leadContext(read, COMMAND_LINE, NOW, true);
  await write(ensureDefaults);
  for (const [name, one] of Object.entries(CASES)) await storeCase(name, one, context);
});

async function figures(name: string, table: string, params: ReportParamsInput) {
  const input = { name, params: { ...SPRING, ...params } };
  const { tables } = unwrap(await ask(runReport, COMMAND_LINE, input, NOW));
  const rows = tables.find(({ id }) => id === table)?.rows ?? [];
  return (row: string, ...keys: string[]) => {
    const cells = rows.find(({ id }) => id === row)?.cells;
    return keys.map((key) => Number(cells?.[key]?.value ?? 0));
  };
}

describe("a lead that", () => {
  it.each(Object.entries(CASES))("%s", async (source, expected) => {
    const only = { source: [source] };
    const funnel = await figures("funnel", "stages", only);
    const stages = ["inquiry", "mql", "sal", "sql", "customer"];
    expect(stages.flatMap((stage) => funnel(stage, "leads"))).toEqual(expected.funnel);

    const cohorts = await figures("conversion", "cohorts", { ...only, windowDays: WINDOW });
    for (const month of ["2026-01", "2026-02", "2026-03"]) {
      const found = [month, ...cohorts(month, "mqls", "sqls")];
      expect(found).toEqual([month, ...(expected.months[month] ?? [0, 0])]);
    }
    expect(cohorts("total", "mqls", "sqls")).toEqual(expected.total);

    const time = await figures("time-to-convert", "summary", only);
    const [mqls, ...kinds] = time("total", "mqls", "sqls", "out", "open");
    expect([mqls, kinds.reduce((a, b) => a + b, 0)]).toEqual([
      expected.total[0],
      expected.total[0],
    ]);

    const reasons = await figures("reasons", "reasons", only);
    expect(reasons("total", "ended", "recycled", "rejected")).toEqual(expected.ended);

    const cac = await figures("cac", "summary", only);
    expect(cac("customer", "count")).toEqual([expected.customers]);
  });

  it("does any of that, counts as often in all of them together", async () => {
    const all = Object.values(CASES);
    const sum = (pick: (one: Case) => number) => all.reduce((total, one) => total + pick(one), 0);
    const cohorts = await figures("conversion", "cohorts", { windowDays: WINDOW });
    expect(cohorts("total", "mqls", "sqls")).toEqual([
      sum(({ total }) => total[0]),
      sum(({ total }) => total[1]),
    ]);
    const funnel = await figures("funnel", "stages", {});
    expect(funnel("customer", "leads")).toEqual([sum((one) => one.funnel[4])]);
  });
});
