import { isChosen } from "../segment-choice";
import { NO_ROW } from "./chains";
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

/** Rows whose code is wanted (1, else 0): their own, or that of the rows that they belong to. */
interface Filter {
  codes: Uint32Array;
  belongTo: Uint32Array | null;
  wanted: Uint8Array;
}

/** Rows as so many from the first on, or as the places of some. */
type Candidates = number | Uint32Array;

/** The rows that the filters want; the places of some are good until the next such question. */
function wantedOf({ scratch }: Ledger, rows: Candidates, filters: readonly Filter[]): Candidates {
  let found = rows;
  for (const { codes, belongTo, wanted } of filters) {
    const some = typeof found === "number" ? null : found;
    const count = typeof found === "number" ? found : found.length;
    const place = scratch.take("wanted", Uint32Array, count);
    let length = 0;
    for (let i = 0; i < count; i++) {
      const row = some === null ? i : (some[i] as number);
      const holder = belongTo === null ? row : (belongTo[row] as number);
      // Written in any case: to go on by 0 or 1 is faster than to guess which it will be.
      place[length] = row;
      length += wanted[codes[holder] as number] as number;
    }
    found = place.subarray(0, length);
  }
  return found;
}

/**
 * The leads or hand-offs that a question is about. They are narrowed by one loop after the other, each
 * over few columns, first by the filters, which leave the fewest: a million rows pass in some
 * milliseconds.
 */
export class Selection {
  length = 0;
  /** Places of the rows. */
  readonly place: Uint32Array;
  /** Places in `cohorts`: there are fewer than 2¹⁶ weeks that a period can have. */
  readonly cohort: Uint16Array;
  /** Those that any row of the period is in which the filters leave. */
  readonly cohorts: readonly CohortBounds[];

  /** The wanted rows whose instant is in the period. */
  constructor({ scratch }: Ledger, rows: Candidates, at: Float64Array, question: LedgerQuestion) {
    const most = typeof rows === "number" ? rows : rows.length;
    this.place = scratch.take("place", Uint32Array, most);
    this.cohort = scratch.take("cohort", Uint16Array, most);
    const cohorts = new Cohorts(question);
    this.length = cohorts.keep(rows, at, this.place, this.cohort);
    this.cohorts = cohorts.found;
  }

  /** Keeps hand-offs that are the first of their lead to enter a stage in their cohort. */
  firstEntries(isFirst: (round: number, since: number) => boolean, previous: Int32Array): void {
    const { place, cohort, cohorts } = this;
    const from = Float64Array.from(cohorts, (bounds) => bounds.from);
    let length = 0;
    for (let i = 0; i < this.length; i++) {
      const round = place[i] as number;
      const of = cohort[i] as number;
      if (previous[round] !== NO_ROW && !isFirst(round, from[of] as number)) continue;
      place[length] = round;
      cohort[length] = of;
      length += 1;
    }
    this.length = length;
  }
}

/** What the selected rows are counted by. */
export interface Valued {
  selection: Selection;
  /** Codes of rows, or of those that they belong to; null: all are one. */
  codes: Uint32Array | null;
  belongTo: Uint32Array | null;
  words: readonly string[];
}

type Codes = Record<LedgerDimension, Omit<Filter, "wanted">>;

function filtersOf({ words, leads }: Ledger, scope: LedgerScope, columns: Codes): Filter[] {
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

function valued(
  { words }: Ledger,
  { by }: LedgerQuestion,
  selection: Selection,
  columns: Codes,
): Valued {
  if (by === null) return { selection, codes: null, belongTo: null, words: ["all"] };
  return { selection, ...columns[by], words: words[by].list };
}

function codesOfLeads({ leads: { columns } }: Ledger): Codes {
  const of = (name: LedgerDimension) => ({ codes: columns[name], belongTo: null });
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

/** Leads as they are now, whenever they were created; path and version are their running hand-off's. */
export function wantedLeads(
  ledger: Ledger,
  scope: LedgerScope,
  rows: Candidates = ledger.leads.length,
): Candidates {
  return wantedOf(ledger, rows, filtersOf(ledger, scope, codesOfLeads(ledger)));
}

/** The same of those created in the period, all or of some places. */
export function selectLeads(ledger: Ledger, question: LedgerQuestion, some?: Uint32Array): Valued {
  const rows = wantedLeads(ledger, question.scope, some);
  const selection = new Selection(ledger, rows, ledger.leads.columns.createdAt, question);
  return valued(ledger, question, selection, codesOfLeads(ledger));
}

/**
 * Hand-offs that entered a stage in the period, each the first of its lead in its cohort. The lead is
 * as it is now; path and version are the hand-off's own.
 */
export function selectRounds(ledger: Ledger, question: LedgerQuestion, stage: LedgerStage): Valued {
  const { columns, length } = ledger.rounds;
  const { leads } = ledger;
  const ofLead = (name: "source" | "campaign" | "country" | "label" | "owner") => ({
    codes: leads.columns[name],
    belongTo: columns.lead,
  });
  const codes: Codes = {
    source: ofLead("source"),
    campaign: ofLead("campaign"),
    country: ofLead("country"),
    label: ofLead("label"),
    owner: ofLead("owner"),
    path: { codes: columns.path, belongTo: null },
    version: { codes: columns.version, belongTo: null },
  };
  const rows = wantedOf(ledger, length, filtersOf(ledger, question.scope, codes));
  const selection = new Selection(ledger, rows, columns[ENTERED[stage]], question);
  selection.firstEntries(firstEntry(ledger, stage), columns.previous);
  return valued(ledger, question, selection, codes);
}

/** Whether a hand-off is its lead's first to enter the stage since an instant. */
export function firstEntry(
  { rounds }: Ledger,
  stage: LedgerStage,
): (round: number, since: number) => boolean {
  const { previous } = rounds.columns;
  const at = rounds.columns[ENTERED[stage]];
  return (round, since) => {
    for (
      let earlier = previous[round] as number;
      earlier >= 0;
      earlier = previous[earlier] as number
    ) {
      if ((at[earlier] as number) >= since) return false;
    }
    return true;
  };
}
