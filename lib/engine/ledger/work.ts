import { NO_ROW } from "./chains";
import type { Ledger } from "./ledger";
import type { LedgerQuestion } from "./question";
import { wantedLeads } from "./select";

/** What a person did for leads. */
export interface Work {
  touches: number;
  /** Leads that were touched. */
  touched: number;
  /** Of the touches, calls: attempts to reach a lead. */
  calls: number;
  called: number;
}

/** By who made them, "none": not known; and by all together, where a lead counts once. */
export interface CountedWork {
  people: ({ person: string } & Work)[];
  all: Work;
}

/** Counts of everybody, by the code of a person. */
class Sums {
  readonly count: Uint32Array;
  readonly leads: Uint32Array;
  /** The lead that was counted last, one after the other. */
  private readonly latest: Int32Array;

  constructor(codes: number) {
    this.count = new Uint32Array(codes);
    this.leads = new Uint32Array(codes);
    this.latest = new Int32Array(codes).fill(NO_ROW);
  }

  add(code: number, lead: number): void {
    this.count[code] = (this.count[code] as number) + 1;
    if (this.latest[code] === lead) return;
    this.latest[code] = lead;
    this.leads[code] = (this.leads[code] as number) + 1;
  }
}

/** The touches that reps made with from ≤ at < to, of leads that the filters want as they are now. */
export function countWork(
  ledger: Ledger,
  { period: { from, to }, scope }: Pick<LedgerQuestion, "period" | "scope">,
): CountedWork {
  const { at, person, isCall, previous } = ledger.work.columns;
  const { lastWork } = ledger.leads.columns;
  const people = ledger.words.person.list;
  const everybody = people.length;
  const touches = new Sums(everybody + 1);
  const calls = new Sums(everybody + 1);
  const wanted = wantedLeads(ledger, scope);
  const some = typeof wanted === "number" ? null : wanted;
  const count = typeof wanted === "number" ? wanted : wanted.length;
  for (let i = 0; i < count; i++) {
    const lead = some === null ? i : (some[i] as number);
    let row = lastWork[lead] as number;
    for (; row !== NO_ROW; row = previous[row] as number) {
      const instant = at[row] as number;
      if (!(instant >= from && instant < to)) continue;
      const code = person[row] as number;
      touches.add(code, lead);
      touches.add(everybody, lead);
      if (isCall[row] === 0) continue;
      calls.add(code, lead);
      calls.add(everybody, lead);
    }
  }
  const workOf = (code: number): Work => ({
    touches: touches.count[code] as number,
    touched: touches.leads[code] as number,
    calls: calls.count[code] as number,
    called: calls.leads[code] as number,
  });
  return {
    people: people
      .map((name, code) => ({ person: name, ...workOf(code) }))
      .filter(({ touches: made }) => made > 0),
    all: workOf(everybody),
  };
}
