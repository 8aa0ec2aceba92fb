import { NO_ROW } from "@/lib/engine/ledger/chains";
import { NO_SPAN } from "@/lib/engine/ledger/counter";
import type { LedgerDimension } from "@/lib/engine/ledger/lead";
import type { Ledger } from "@/lib/engine/ledger/ledger";
import { daysTo } from "@/lib/engine/ledger/outcome";
import type { Table } from "./duckdb";

const OF_LEAD = ["source", "campaign", "country", "label", "owner"] as const;
const OF_ROUND = ["path", "version"] as const;
/** What leads, hand-offs and work are filtered by; each table has all of them. */
export const DIMENSIONS = [...OF_LEAD, ...OF_ROUND] as const;
/** Instants of a hand-off, as its columns and those of the tables are called. */
export const INSTANTS = {
  mqlAt: "mql_at",
  salAt: "sal_at",
  sqlAt: "sql_at",
  customerAt: "customer_at",
  exitAt: "exit_at",
  assignedAt: "assigned_at",
  firstTouchAt: "first_touch_at",
  slaDueAt: "sla_due_at",
  touchDueAt: "touch_due_at",
  wonTouchpointAt: "won_touchpoint_at",
  reachedSalAt: "reached_sal_at",
  reachedSqlAt: "reached_sql_at",
} as const;

const whole = (at: number) => (Number.isNaN(at) ? null : BigInt(at));

function every<T>(rows: number, value: (row: number) => T): T[] {
  return Array.from({ length: rows }, (_, row) => value(row));
}

/** The latest of a lead's earlier hand-offs that entered the same stage; null without one. */
function earlierOf(ledger: Ledger, at: Float64Array) {
  const { previous } = ledger.rounds.columns;
  return (round: number) => {
    let latest = Number.NEGATIVE_INFINITY;
    for (let i = previous[round] ?? NO_ROW; i !== NO_ROW; i = previous[i] ?? NO_ROW) {
      latest = Math.max(latest, Number.isNaN(at[i]) ? latest : (at[i] ?? latest));
    }
    return latest === Number.NEGATIVE_INFINITY ? null : BigInt(latest);
  };
}

/**
 * The ledger as tables with hardly a join: hand-offs repeat their lead's words, and have when the
 * lead was disqualified and how it entered the same stages before.
 */
export function ledgerTables(
  ledger: Ledger,
): Record<"leads" | "rounds" | "touches" | "work", Table> {
  const { leads, rounds, touches, words, work } = ledger;
  const word = (name: LedgerDimension | "reason", codes: Uint32Array, row: number) =>
    words[name].list[codes[row] ?? 0] ?? "";
  const lead = rounds.columns.lead;
  const masks = words.segments.list.map(Number);
  const maskOf = (row: number) => masks[leads.columns.segments[row] ?? 0] ?? 0;
  const { firstMqlAt, firstSqlAt, createdAt, furthest, disqualifiedAt, account, isEngaged } =
    leads.columns;
  return {
    leads: [
      {
        name: "created_at",
        type: "bigint",
        values: every(leads.length, (i) => whole(createdAt[i] ?? Number.NaN)),
      },
      { name: "furthest", type: "integer", values: every(leads.length, (i) => furthest[i] ?? 0) },
      {
        name: "days",
        type: "integer",
        values: every(leads.length, (i) => {
          const days = daysTo(firstSqlAt[i] ?? Number.NaN, firstMqlAt[i] ?? Number.NaN);
          return Number.isNaN(days) ? NO_SPAN : days;
        }),
      },
      { name: "engaged", type: "integer", values: every(leads.length, (i) => isEngaged[i] ?? 0) },
      {
        name: "domain",
        type: "word",
        values: every(leads.length, (i) => ledger.domains[account[i] ?? 0] ?? ""),
      },
      { name: "segments", type: "integer", values: every(leads.length, maskOf) },
      ...DIMENSIONS.map((name) => ({
        name,
        type: "word" as const,
        values: every(leads.length, (i) => word(name, leads.columns[name], i)),
      })),
    ],
    touches: [
      { name: "lead", type: "integer", values: touches.columns.lead.subarray(0, touches.length) },
      {
        name: "touched_at",
        type: "bigint",
        values: every(touches.length, (i) => whole(touches.columns.at[i] ?? Number.NaN)),
      },
      {
        name: "source",
        type: "word",
        values: every(
          touches.length,
          (i) => words.touchSource.list[touches.columns.source[i] ?? 0] ?? "",
        ),
      },
    ],
    work: [
      { name: "lead", type: "integer", values: work.columns.lead.subarray(0, work.length) },
      {
        name: "touched_at",
        type: "bigint",
        values: every(work.length, (i) => whole(work.columns.at[i] ?? Number.NaN)),
      },
      {
        name: "person",
        type: "word",
        values: every(work.length, (i) => words.person.list[work.columns.person[i] ?? 0] ?? ""),
      },
      { name: "is_call", type: "integer", values: work.columns.isCall.subarray(0, work.length) },
      {
        name: "segments",
        type: "integer",
        values: every(work.length, (i) => maskOf(work.columns.lead[i] ?? 0)),
      },
      ...DIMENSIONS.map((name) => ({
        name,
        type: "word" as const,
        values: every(work.length, (i) =>
          word(name, leads.columns[name], work.columns.lead[i] ?? 0),
        ),
      })),
    ],
    rounds: [
      { name: "lead", type: "integer", values: lead.subarray(0, rounds.length) },
      ...(Object.keys(INSTANTS) as (keyof typeof INSTANTS)[]).map((name) => ({
        name: INSTANTS[name],
        type: "bigint" as const,
        values: every(rounds.length, (i) => whole(rounds.columns[name][i] ?? Number.NaN)),
      })),
      ...(["mqlAt", "salAt", "sqlAt", "customerAt"] as const).map((name) => ({
        name: `earlier_${INSTANTS[name]}`,
        type: "bigint" as const,
        values: every(rounds.length, earlierOf(ledger, rounds.columns[name])),
      })),
      {
        name: "out_at",
        type: "bigint",
        values: every(rounds.length, (i) => whole(disqualifiedAt[lead[i] ?? 0] ?? Number.NaN)),
      },
      {
        name: "exit",
        type: "integer",
        values: every(rounds.length, (i) => rounds.columns.exit[i] ?? 0),
      },
      {
        name: "reason",
        type: "word",
        values: every(rounds.length, (i) => word("reason", rounds.columns.exitReason, i)),
      },
      {
        name: "segments",
        type: "integer",
        values: every(rounds.length, (i) => maskOf(lead[i] ?? 0)),
      },
      ...OF_LEAD.map((name) => ({
        name,
        type: "word" as const,
        values: every(rounds.length, (i) => word(name, leads.columns[name], lead[i] ?? 0)),
      })),
      ...OF_ROUND.map((name) => ({
        name,
        type: "word" as const,
        values: every(rounds.length, (i) => word(name, rounds.columns[name], i)),
      })),
    ],
  };
}
