import { isChosen } from "../segment-choice";
import { BLOCK, Block } from "./block";
import { type CohortBounds, Cohorts } from "./cohorts";
import type { Ledger, LedgerDimension } from "./ledger";
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
  private readonly filters: readonly Filter[];

  constructor(
    ledger: Ledger,
    { scope, by, ...question }: LedgerQuestion,
    private readonly sought: Sought,
  ) {
    const { columns, rows } = sought;
    this.codes = by === null ? null : columns[by].codes;
    this.belongTo = by === null ? null : columns[by].belongTo;
    this.words = by === null ? ["all"] : ledger.words[by].list;
    this.most = typeof rows === "number" ? rows : rows.length;
    this.cohortsOf = new Cohorts(question);
    this.filters = filtersOf(ledger, scope, columns);
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
    const { rows, at, earlierAt } = this.sought;
    const [first, ...others] = this.filters;
    const block = new Block();
    for (let from = 0; from < this.most; from += BLOCK) {
      if (typeof rows === "number" && first?.belongTo === null) {
        block.fillWanted(rows, from, first.codes, first.wanted);
      } else {
        block.fill(rows, from);
        if (first) block.keepWanted(first.codes, first.belongTo, first.wanted);
      }
      for (const { codes, belongTo, wanted } of others) block.keepWanted(codes, belongTo, wanted);
      this.cohortsOf.keep(block, at);
      if (earlierAt) keepFirst(block, earlierAt, this.cohorts);
      if (block.length > 0) yield block;
    }
  }
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
  const { columns, length } = ledger.rounds;
  return new Selection(ledger, question, {
    rows: length,
    columns: {
      ...codesOfLeads(ledger, columns.lead),
      path: { codes: columns.path, belongTo: null },
      version: { codes: columns.version, belongTo: null },
    },
    at: columns[ENTERED[stage]],
    earlierAt: columns[EARLIER[stage]],
  });
}

/** Touches that reps made in the period, of leads as they are now. */
export function selectWork(ledger: Ledger, question: LedgerQuestion): Selection {
  const { columns, length } = ledger.work;
  return new Selection(ledger, question, {
    rows: length,
    columns: codesOfLeads(ledger, columns.lead),
    at: columns.at,
  });
}
