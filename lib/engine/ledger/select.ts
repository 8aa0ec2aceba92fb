import { isChosen } from "../segment-choice";
import { BLOCK, Block } from "./block";
import { type CohortBounds, Cohorts } from "./cohorts";
import type { LedgerDimension } from "./lead";
import type { Ledger } from "./ledger";
import type { LedgerQuestion, LedgerScope } from "./question";

/** When a hand-off entered each stage that begins a cohort. */
export const ENTERED = {
  mql: "mqlAt",
  sal: "salAt",
  sql: "sqlAt",
  customer: "customerAt",
} as const;
export type LedgerStage = keyof typeof ENTERED;

/** When an earlier hand-off of the lead last did. */
export const EARLIER = {
  mql: "earlierMqlAt",
  sal: "earlierSalAt",
  sql: "earlierSqlAt",
  customer: "earlierCustomerAt",
} as const;

/** What rows say of a dimension: codes of their own, or of the rows that they belong to. */
interface Codes {
  codes: Uint32Array;
  belongTo: Uint32Array | null;
}

type CodesOf = Record<LedgerDimension, Codes>;

/** Rows whose code is wanted: 1, else 0. */
interface Filter extends Codes {
  wanted: Uint8Array;
}

/** Rows that may be asked for: so many from the first on, or some by their places. */
type Candidates = number | Uint32Array;

interface Sought {
  /** Stands for rows and columns that are the same from one question to the next; null: they are not. */
  table: "leads" | "rounds" | "work" | null;
  rows: Candidates;
  columns: CodesOf;
  /** The instants that are to be in the period. */
  at: Float64Array;
  /** Only those that did the same not earlier in their cohort, by when they did last. */
  earlierAt?: Float64Array;
}

/**
 * The rows that a question is about, and what they are counted by. They are gone through a block at a
 * time, narrowed by one loop after the other, each over few columns: a million rows pass in some
 * milliseconds.
 */
export class Selection {
  /** Codes of rows, or of those that they belong to; null: all are one. */
  readonly codes: Uint32Array | null;
  readonly belongTo: Uint32Array | null;
  readonly words: readonly string[];
  /** At most so many rows are asked for. */
  readonly most: number;
  private readonly cohortsOf: Cohorts;
  /** Those that the filters leave. */
  private readonly rows: Candidates;

  constructor(
    ledger: Ledger,
    { scope, by, ...question }: LedgerQuestion,
    private readonly sought: Sought,
  ) {
    const { columns } = sought;
    this.codes = by === null ? null : columns[by].codes;
    this.belongTo = by === null ? null : columns[by].belongTo;
    this.words = by === null ? ["all"] : ledger.words[by].list;
    this.rows = leftBy(ledger, scope, sought);
    this.most = typeof this.rows === "number" ? this.rows : this.rows.length;
    this.cohortsOf = new Cohorts(question);
  }

  /** Those that any row so far is in; blocks tell places in them. */
  get cohorts(): readonly CohortBounds[] {
    return this.cohortsOf.found;
  }

  /** Writes the code of each row's value. */
  values({ place, length }: Block, to: Int32Array): void {
    const { codes, belongTo } = this;
    if (codes === null) return;
    if (belongTo === null) {
      for (let i = 0; i < length; i++) to[i] = codes[place[i] as number] as number;
      return;
    }
    for (let i = 0; i < length; i++) {
      to[i] = codes[belongTo[place[i] as number] as number] as number;
    }
  }

  /** Blocks with any row, one after the other in the same memory. */
  *blocks(): Generator<Block, void> {
    const { at, earlierAt } = this.sought;
    const block = new Block();
    for (let from = 0; from < this.most; from += BLOCK) {
      block.fill(this.rows, from);
      this.cohortsOf.keep(block, at);
      if (earlierAt) keepFirst(block, earlierAt, this.cohorts);
      if (block.length > 0) yield block;
    }
  }
}

/** The rows that filters leave. They are kept until a lead changes: counts of one report have the same. */
function leftBy(ledger: Ledger, scope: LedgerScope, { table, rows, columns }: Sought): Candidates {
  const filters = filtersOf(ledger, scope, columns);
  if (filters.length === 0) return rows;
  const asked = JSON.stringify(scope);
  const kept = table && ledger.left.get(table);
  if (kept?.asked === asked) return kept.rows;
  const room = ledger.scratch.take(
    "left",
    Uint32Array,
    typeof rows === "number" ? rows : rows.length,
  );
  let left = rows;
  for (const filter of filters) left = room.subarray(0, keepWanted(left, filter, room));
  const found = (left as Uint32Array).slice();
  if (table) ledger.left.set(table, { asked, rows: found });
  return found;
}

/** Writes the wanted rows to `place`, which they may be read from, and tells how many. */
function keepWanted(
  rows: Candidates,
  { codes, belongTo, wanted }: Filter,
  place: Uint32Array,
): number {
  const some = typeof rows === "number" ? null : rows;
  const count = typeof rows === "number" ? rows : rows.length;
  let length = 0;
  for (let i = 0; i < count; i++) {
    const row = some === null ? i : (some[i] as number);
    const holder = belongTo === null ? row : (belongTo[row] as number);
    // Written in any case: to go on by 0 or 1 is faster than to guess which it will be.
    place[length] = row;
    length += wanted[codes[holder] as number] as number;
  }
  return length;
}

/** Keeps hand-offs that are the first of their lead to enter a stage in their cohort. */
function keepFirst(block: Block, earlierAt: Float64Array, cohorts: readonly CohortBounds[]): void {
  const { place, cohort } = block;
  let length = 0;
  for (let i = 0; i < block.length; i++) {
    const round = place[i] as number;
    const of = cohort[i] as number;
    if (!isFirst(earlierAt[round] as number, cohorts[of] as CohortBounds)) continue;
    place[length] = round;
    cohort[length] = of;
    length += 1;
  }
  block.length = length;
}

/** Whether what was last done at an instant, or never (NaN), was not done since then. */
export function isFirst(earlierAt: number, since: { from: number }): boolean {
  return !(earlierAt >= since.from);
}

function filtersOf({ words, leads }: Ledger, scope: LedgerScope, columns: CodesOf): Filter[] {
  const ofValues = (Object.keys(columns) as LedgerDimension[]).flatMap((name) => {
    const values = scope[name];
    if (!values) return [];
    const known = new Set(values);
    const wanted = Uint8Array.from(words[name].list, (word) => Number(known.has(word)));
    return [{ ...columns[name], wanted }];
  });
  const ofSegments = (scope.inSegments ?? []).map((choice) => ({
    codes: leads.columns.segments,
    belongTo: columns.source.belongTo,
    wanted: Uint8Array.from(words.segments.list, (mask) => Number(isChosen(Number(mask), choice))),
  }));
  return [...ofValues, ...ofSegments];
}

/** What leads say, of themselves or of rows that belong to them. */
function codesOfLeads({ leads: { columns } }: Ledger, belongTo: Uint32Array | null): CodesOf {
  const of = (name: LedgerDimension): Codes => ({ codes: columns[name], belongTo });
  return {
    source: of("source"),
    campaign: of("campaign"),
    country: of("country"),
    label: of("label"),
    owner: of("owner"),
    path: of("path"),
    version: of("version"),
  };
}

function allRounds(ledger: Ledger): Pick<Sought, "table" | "rows" | "columns"> {
  const { columns, length } = ledger.rounds;
  return {
    table: "rounds",
    rows: length,
    columns: {
      ...codesOfLeads(ledger, columns.lead),
      path: { codes: columns.path, belongTo: null },
      version: { codes: columns.version, belongTo: null },
    },
  };
}

/**
 * Leads created in the period, all or of some places, as they are now; path and version are their
 * running hand-off's.
 */
export function selectLeads(
  ledger: Ledger,
  question: LedgerQuestion,
  some?: Uint32Array,
): Selection {
  return new Selection(ledger, question, {
    table: some ? null : "leads",
    rows: some ?? ledger.leads.length,
    columns: codesOfLeads(ledger, null),
    at: ledger.leads.columns.createdAt,
  });
}

/**
 * Hand-offs that entered a stage in the period, each the first of its lead in its cohort. The lead is
 * as it is now; path and version are the hand-off's own.
 */
export function selectRounds(
  ledger: Ledger,
  question: LedgerQuestion,
  stage: LedgerStage,
): Selection {
  const { columns } = ledger.rounds;
  return new Selection(ledger, question, {
    ...allRounds(ledger),
    at: columns[ENTERED[stage]],
    earlierAt: columns[EARLIER[stage]],
  });
}

/** Hand-offs in which leads became customers that marketing first reached in the period, each once. */
export function selectWins(ledger: Ledger, question: LedgerQuestion): Selection {
  const at = ledger.rounds.columns.wonTouchpointAt;
  return new Selection(ledger, question, { ...allRounds(ledger), at });
}

/** Touches that reps made in the period, of leads as they are now. */
export function selectWork(ledger: Ledger, question: LedgerQuestion): Selection {
  const { columns, length } = ledger.work;
  return new Selection(ledger, question, {
    table: "work",
    rows: length,
    columns: codesOfLeads(ledger, columns.lead),
    at: columns.at,
  });
}
