import { NO_ROW } from "./chains";
import { type CohortBounds, Cohorts } from "./cohorts";
import type { Ledger, LedgerDimension } from "./ledger";
import type { LedgerQuestion } from "./question";

/** When a hand-off entered each stage that begins a cohort. */
export const ENTERED = {
  mql: "mqlAt",
  sal: "salAt",
  sql: "sqlAt",
  customer: "customerAt",
} as const;
export type LedgerStage = keyof typeof ENTERED;

/** Writes down the candidates whose instant is in the period, each with its cohort: how many. */
function gather(
  at: Float64Array,
  candidates: number,
  some: Uint32Array | null,
  { from, to }: LedgerQuestion["period"],
  cohorts: Cohorts,
  { place, cohort }: { place: Uint32Array; cohort: Uint16Array },
): number {
  let length = 0;
  // Rows near each other often share a cohort: the latest one.
  let latest = 0;
  let start = to;
  let end = to;
  for (let i = 0; i < candidates; i++) {
    const row = some === null ? i : (some[i] as number);
    const instant = at[row] as number;
    if (!(instant >= from && instant < to)) continue;
    if (!(instant >= start && instant < end)) {
      const found = cohorts.at(instant);
      latest = found.place;
      start = found.from;
      end = found.to;
    }
    place[length] = row;
    cohort[length] = latest;
    length += 1;
  }
  return length;
}

/**
 * The leads or hand-offs that a question is about. It is narrowed by one loop after the other, each
 * over few columns: a million rows pass in some milliseconds.
 */
export class Selection {
  length = 0;
  /** Places of the rows. */
  readonly place: Uint32Array;
  /** Places in `cohorts`: there are fewer than 2¹⁶ weeks that a period can have. */
  readonly cohort: Uint16Array;
  /** Those that any row of the period is in, whether it is selected or not. */
  readonly cohorts: readonly CohortBounds[];

  /** The rows whose instant is in the period: of all so many, or of those at these places. */
  constructor(
    { scratch }: Ledger,
    rows: number | Uint32Array,
    at: Float64Array,
    question: LedgerQuestion,
  ) {
    const cohorts = new Cohorts(question);
    const some = typeof rows === "number" ? null : rows;
    const candidates = typeof rows === "number" ? rows : rows.length;
    this.place = scratch.take("place", Uint32Array, candidates);
    this.cohort = scratch.take("cohort", Uint16Array, candidates);
    this.cohorts = cohorts.found;
    this.length = gather(at, candidates, some, question.period, cohorts, this);
  }

  /** Keeps rows whose code is wanted (1, else 0): their own, or that of the rows they belong to. */
  where(codes: Uint32Array, wanted: Uint8Array, belongTo: Uint32Array | null): void {
    const { place, cohort } = this;
    let length = 0;
    for (let i = 0; i < this.length; i++) {
      const row = place[i] as number;
      const at = belongTo === null ? row : (belongTo[row] as number);
      // Written in any case: to go on by 0 or 1 is faster than to guess which it will be.
      place[length] = row;
      cohort[length] = cohort[i] as number;
      length += wanted[codes[at] as number] as number;
    }
    this.length = length;
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

type Codes = { [D in LedgerDimension]?: { codes: Uint32Array; belongTo: Uint32Array | null } };

function narrowed(
  ledger: Ledger,
  { scope, by }: LedgerQuestion,
  selection: Selection,
  columns: Required<Codes>,
): Valued {
  for (const name of Object.keys(columns) as LedgerDimension[]) {
    const values = scope[name];
    if (!values) continue;
    const known = new Set(values);
    const wanted = Uint8Array.from(ledger.words[name].list, (word) => Number(known.has(word)));
    selection.where(columns[name].codes, wanted, columns[name].belongTo);
  }
  if (by === null) return { selection, codes: null, belongTo: null, words: ["all"] };
  return { selection, ...columns[by], words: ledger.words[by].list };
}

/**
 * Leads created in the period, as they are now, all or of some places; path and version are their
 * running hand-off's.
 */
export function selectLeads(
  ledger: Ledger,
  question: LedgerQuestion,
  some: Uint32Array | null = null,
): Valued {
  const { columns, length } = ledger.leads;
  const of = (name: LedgerDimension) => ({ codes: columns[name], belongTo: null });
  return narrowed(
    ledger,
    question,
    new Selection(ledger, some ?? length, columns.createdAt, question),
    {
      source: of("source"),
      campaign: of("campaign"),
      country: of("country"),
      label: of("label"),
      owner: of("owner"),
      path: of("path"),
      version: of("version"),
    },
  );
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
  const selection = new Selection(ledger, length, columns[ENTERED[stage]], question);
  selection.firstEntries(firstEntry(ledger, stage), columns.previous);
  return narrowed(ledger, question, selection, {
    source: ofLead("source"),
    campaign: ofLead("campaign"),
    country: ofLead("country"),
    label: ofLead("label"),
    owner: ofLead("owner"),
    path: { codes: columns.path, belongTo: null },
    version: { codes: columns.version, belongTo: null },
  });
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
