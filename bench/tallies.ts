import { type TallyQuestion, tally } from "@/lib/analyst/tally";
import type { CountedAccounts } from "@/lib/engine/ledger/accounts";
import { countAttributed } from "@/lib/engine/ledger/attributed";
import type { CountedCohort } from "@/lib/engine/ledger/counter";
import { readCreated } from "@/lib/engine/ledger/created";
import { readEntered } from "@/lib/engine/ledger/entered";
import { readEntries } from "@/lib/engine/ledger/entries";
import { readExits } from "@/lib/engine/ledger/exits";
import type { Ledger } from "@/lib/engine/ledger/ledger";
import type { LedgerQuestion } from "@/lib/engine/ledger/question";
import type { Spreads } from "@/lib/engine/ledger/spread";
import { readWins } from "@/lib/engine/ledger/wins";
import type { DuckDb } from "./duckdb";
import { DIMENSIONS, INSTANTS } from "./ledger-tables";

const DAY = 86_400_000;
const MINUTE = 60_000;
const MANY_DAYS = 1_000_000;
const ENTERED = { mql: "mqlAt", sal: "salAt", sql: "sqlAt", customer: "customerAt" } as const;

type Rows = readonly object[];

const inCohorts = <R extends object>(cohorts: readonly CountedCohort<R>[]) =>
  cohorts.flatMap(({ from, rows }) => rows.map((row) => ({ cohort: from, ...row })));

/** Counts of one value each: their times are told by no other count. */
function inParts({ whole, parts }: Spreads, by: LedgerQuestion["by"]): Rows {
  const shown = by === null && whole.count > 0 ? [whole] : parts;
  return shown.map(({ value, count, counts }) => ({ value, count, kinds: counts.join() }));
}

function counted(ledger: Ledger, question: BenchTally): Rows {
  const { of, kind } = question;
  switch (kind) {
    case "entries":
      return inCohorts(readEntries(tally(ledger, question)));
    case "exits":
      return inCohorts(readExits(tally(ledger, { kind, of })));
    case "waits":
      return inParts(tally(ledger, { kind, of, withTimes: question.withTimes }), of.by);
    case "delays": {
      const { system, rep } = tally(ledger, { kind, of, calendar: question.calendar });
      const told = (whose: string, spreads: Spreads) =>
        inParts(spreads, of.by).map((row) => ({ whose, ...row }));
      return [...told("system", system), ...told("rep", rep)];
    }
    case "promises":
      return inParts(tally(ledger, { kind, of }), of.by);
    case "attributed":
      return countAttributed(ledger, question, new Map()).credits.map(({ key, sums }) => ({
        value: key,
        first: sums[0].leads,
        last: sums[1].leads,
      }));
    case "created":
      return inCohorts(readCreated(tally(ledger, question)));
    case "entered":
      return inCohorts(readEntered(tally(ledger, question)));
    case "wins":
      return inCohorts(readWins(tally(ledger, { kind, of })));
    case "work":
      return tally(ledger, { kind, of }).people;
    case "accounts":
      return allAccounts(tally(ledger, { kind, of, listed: Number.MAX_SAFE_INTEGER }));
  }
}

function allAccounts({ most, without }: CountedAccounts): Rows {
  const rows = most.map(({ seniorities: _, ...row }) => row);
  return without.leads > 0 ? [...rows, { domain: "", ...without }] : rows;
}

/** Rows as texts, in order: each value by its name, with its cohort. */
function said(rows: Rows): string[] {
  const text = (value: unknown) => (typeof value === "bigint" ? Number(value) : value);
  return rows
    .map((row) =>
      JSON.stringify(
        Object.entries(row)
          .map(([key, value]) => [key, text(value)])
          .sort(),
      ),
    )
    .sort();
}

/** What is counted of the generated leads: they have won nothing. What only a split asks is left out. */
export type BenchTally = Exclude<TallyQuestion, { kind: "revenue" } | { kind: "accountsBy" }>;

/** What the ledger counts. */
export function saidByLedger(ledger: Ledger, question: BenchTally): string[] {
  return said(counted(ledger, question));
}

function conditionsOf({ scope }: LedgerQuestion): string {
  const { inSegments = [] } = scope;
  const ofLists = DIMENSIONS.flatMap((name) => {
    const values = scope[name];
    return values ? [` and ${name} in (${values.map((value) => `'${value}'`).join(", ")})`] : [];
  });
  return [...ofLists, ...inSegments.map(({ any }) => ` and (segments & ${any}) <> 0`)].join("");
}

/** Rows of the period with their cohort, in UTC; `columns` are those that a count needs. */
function within(question: LedgerQuestion, table: string, at: string, columns: string): string {
  const { period, grain, by } = question;
  const start = `epoch_ms(date_trunc('${grain}', make_timestamp(${at} * 1000)))`;
  const cohort = grain === null ? `${period.from}` : `greatest(${start}, ${period.from})`;
  return `select ${cohort}::bigint as cohort, ${by ?? "'all'"} as value, ${at} as entered_at, ${columns}
    from ${table} where ${at} >= ${period.from} and ${at} < ${period.to}${conditionsOf(question)}`;
}

function firstOf(question: LedgerQuestion, at: string, columns: string): string {
  const rows = within(question, "rounds", at, `earlier_${at} as earlier_at, ${columns}`);
  return `select *, coalesce(earlier_at, -1) < ${question.period.from} as is_first
    from (${rows}) as within where coalesce(earlier_at, -1) < cohort`;
}

const sinceNow = (now: number, unit: number) =>
  `case when entered_at > ${now} then 0 else (${now} - entered_at) // ${unit} end`;

function stateOf(due: string, done: string, gone: string, now: number): string {
  return `case when ${due} is null then 'none'
    when ${done} is not null then case when ${done} <= ${due} then 'kept' else 'late' end
    when ${gone} is not null then case when ${gone} > ${due} then 'late' else 'open' end
    when ${now} > ${due} then 'overdue' else 'open' end`;
}

function queryOf(question: BenchTally): string {
  const { of } = question;
  const { now } = of;
  switch (question.kind) {
    case "entries": {
      const left = "coalesce(reached_sql_at, out_at)";
      const most = question.withinDays === null ? MANY_DAYS : question.withinDays + 1;
      return `select cohort, value, is_first as "isFirst",
          case when reached_sql_at is not null then 'sql' when out_at is not null then 'out' else 'open' end as kind,
          least(case when ${left} is null then ${sinceNow(now, DAY)}
            when ${left} < entered_at + ${MINUTE} then 0
            else (${left} - entered_at + ${DAY - 1}) // ${DAY} end, ${most}) as days,
          case when reached_sal_at is not null then 'accepted' when exit_at is not null then 'rejected' else 'none' end as answer,
          count(*) as count, max(entered_at) as "lastEnteredAt"
        from (${firstOf(of, "mql_at", "reached_sql_at, reached_sal_at, out_at, exit_at")}) as entries
        group by all`;
    }
    case "exits":
      return `select cohort, value, is_first as "isFirst",
          case exit when 1 then 'nurture' when 2 then 'disqualified' end as "to",
          reason, reached_sal_at is not null as "isAccepted", count(*) as count
        from (${firstOf(of, "mql_at", "exit, reason, reached_sal_at")}) as exits group by all`;
    case "waits": {
      const end = "coalesce(first_touch_at, exit_at)";
      return `select cohort, value,
          case when first_touch_at is not null then 'touched' when exit_at is not null then 'gone' else 'waiting' end as kind,
          case when ${end} is null then ${sinceNow(now, MINUTE)}
            when ${end} <= entered_at then 0 else (${end} - entered_at + ${MINUTE - 1}) // ${MINUTE} end as minutes,
          case when touch_due_at is null then 'open'
            when ${end} is null then case when ${now} > touch_due_at then 'broken' else 'open' end
            when ${end} > touch_due_at then 'broken'
            when first_touch_at is not null then 'kept' else 'open' end as sla,
          count(*) as count
        from (${firstOf(of, "mql_at", "first_touch_at, exit_at, touch_due_at")}) as waits group by all`;
    }
    case "delays": {
      const kind = (at: string) =>
        `case when ${at} is not null then 0 when exit_at is not null then 1 else 2 end`;
      const columns = "assigned_at, first_touch_at, exit_at";
      return `with rounds_of as (${firstOf(of, "mql_at", columns)})
        select 'system' as whose, value, ${kind("coalesce(assigned_at, first_touch_at)")} as place,
          count(*) as count from rounds_of group by all
        union all
        select 'rep' as whose, value, ${kind("first_touch_at")} as place, count(*) as count
        from rounds_of where assigned_at is not null group by all`;
    }
    case "promises": {
      const answered = "coalesce(sal_at, sql_at, exit_at)";
      const columns = "sal_at, sql_at, exit_at, first_touch_at, sla_due_at, touch_due_at";
      return `select cohort, value, ${stateOf("sla_due_at", answered, "null", now)} as answer,
          ${stateOf("touch_due_at", "first_touch_at", "exit_at", now)} as touch,
          ${answered} is not null as "isAnswered",
          case when ${answered} is null then ${sinceNow(now, MINUTE)}
            when ${answered} <= entered_at then 0
            else (${answered} - entered_at + ${MINUTE - 1}) // ${MINUTE} end as minutes,
          count(*) as count
        from (${firstOf(of, "mql_at", columns)}) as promises group by all`;
    }
    case "attributed": {
      // First and last touch by source, as the reports have it where no models are chosen.
      const entries = firstOf(of, INSTANTS[ENTERED[question.stage]], "lead");
      return `with entries as (${entries}), known as (
          select entries.lead, min_by(source, touched_at) as first, max_by(source, touched_at) as last
          from entries left join touches on touches.lead = entries.lead
            and touched_at // ${MINUTE} <= entered_at // ${MINUTE}
          group by entries.lead)
        select coalesce(first, '') as value, sum(is_first)::bigint as first, sum(1 - is_first)::bigint as last
        from (select first, 1 as is_first from known union all select last, 0 from known) as shared
        group by all`;
    }
    case "created":
      return `select cohort, value, furthest,
          ${question.withDays ? "case when days >= 0 then days end" : "null"} as days,
          count(*) as count, max(entered_at) as "lastEnteredAt"
        from (${within(of, "leads", "created_at", "furthest, days")}) as created group by all`;
    case "entered": {
      const at = INSTANTS[ENTERED[question.stage]];
      return `select cohort, value, is_first as "isFirst", count(*) as count
        from (${firstOf(of, at, "1 as one")}) as entered group by all`;
    }
    case "wins":
      return `select cohort, value, count(*) as count
        from (${within(of, "rounds", "won_touchpoint_at", "1 as one")}) as wins group by all`;
    case "accounts": {
      const reached = (stage: number) => `count(*) filter (where furthest >= ${stage})`;
      return `select domain, count(*) as leads, sum(engaged)::bigint as engaged, ${reached(1)} as mqls,
          ${reached(2)} as sals, ${reached(3)} as sqls, ${reached(4)} as customers
        from leads where created_at >= ${of.period.from} and created_at < ${of.period.to}
          ${conditionsOf(of)} group by domain`;
    }
    case "work":
      return `select person, count(*) as touches, count(distinct lead) as touched,
          sum(is_call)::bigint as calls, count(distinct case when is_call = 1 then lead end) as called
        from work where touched_at >= ${of.period.from} and touched_at < ${of.period.to}
          ${conditionsOf(of)} group by person`;
  }
}

const STATES = ["kept", "late", "overdue", "open", "none"];

/** Where the ledger counts a row of waits or promises. */
function kindOf(row: Readonly<Record<string, unknown>>): number {
  const at = (names: readonly string[], key: string) => names.indexOf(String(row[key]));
  if ("place" in row) return Number(row.place);
  if ("sla" in row) {
    return 3 * at(["kept", "broken", "open"], "sla") + at(["touched", "gone", "waiting"], "kind");
  }
  return 2 * (5 * at(STATES, "answer") + at(STATES, "touch")) + Number(row.isAnswered);
}

/** DuckDB's rows by how long they took, as the ledger counts them: without that. */
function withoutTimes(rows: readonly Readonly<Record<string, unknown>>[], kinds: number): Rows {
  const byValue = new Map<string, number[]>();
  for (const row of rows) {
    const counts = byValue.get(String(row.value)) ?? Array.from({ length: kinds }, () => 0);
    byValue.set(String(row.value), counts);
    counts[kindOf(row)] = (counts[kindOf(row)] ?? 0) + Number(row.count);
  }
  return [...byValue].map(([value, counts]) => ({
    value,
    count: counts.reduce((sum, count) => sum + count, 0),
    kinds: counts.join(),
  }));
}

/** The same counts by DuckDB. */
export async function saidByDuckDb(duck: DuckDb, question: BenchTally): Promise<string[]> {
  const rows = await duck.rows(queryOf(question));
  if (question.kind === "waits") return said(withoutTimes(rows, 9));
  if (question.kind === "delays") {
    const of = (whose: string) =>
      withoutTimes(
        rows.filter((row) => row.whose === whose),
        3,
      ).map((row) => ({ whose, ...row }));
    return said([...of("system"), ...of("rep")]);
  }
  if (question.kind === "promises") return said(withoutTimes(rows, 50));
  return said(rows);
}

/** DuckDB's counts as it gives them, for measuring. */
export async function countByDuckDb(duck: DuckDb, question: BenchTally): Promise<void> {
  await duck.rows(queryOf(question));
}
