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

/** Touches by the code of a person; those of a lead come one after the other. */
class Sums {
  readonly count: Uint32Array;
  readonly leads: Uint32Array;
  /** Of everybody together. */
  allLeads = 0;
  /** The lead that was counted last. */
  private readonly latest: Int32Array;
  private latestOfAll = NO_ROW;

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
    if (this.latestOfAll === lead) return;
    this.latestOfAll = lead;
    this.allLeads += 1;
  }

  get all(): number {
    return this.count.reduce((sum, count) => sum + count, 0);
  }
}

/** The touches that reps made with from ≤ at < to, of leads that the filters want as they are now. */
export function countWork(
  ledger: Ledger,
  { period: { from, to }, scope }: Pick<LedgerQuestion, "period" | "scope">,
): CountedWork {
  const { at, person, isCall, previous, lead: leadOf } = ledger.work.columns;
  const { lastWork } = ledger.leads.columns;
  const people = ledger.words.person.list;
  const touches = new Sums(people.length);
  const calls = new Sums(people.length);
  const wanted = wantedLeads(ledger, scope);
  const isAll = typeof wanted === "number";
  // Of all leads, most have no work: their rows are gone through instead, from each lead's latest on.
  const count = isAll ? ledger.work.length : wanted.length;
  for (let i = 0; i < count; i++) {
    const lead = isAll ? (leadOf[i] as number) : (wanted[i] as number);
    let row = lastWork[lead] as number;
    if (isAll && row !== i) continue;
    for (; row !== NO_ROW; row = previous[row] as number) {
      const instant = at[row] as number;
      if (!(instant >= from && instant < to)) continue;
      const code = person[row] as number;
      touches.add(code, lead);
      if (isCall[row] === 1) calls.add(code, lead);
    }
  }
  return {
    people: people.flatMap((name, code) => {
      const made = touches.count[code] as number;
      if (made === 0) return [];
      return {
        person: name,
        touches: made,
        touched: touches.leads[code] as number,
        calls: calls.count[code] as number,
        called: calls.leads[code] as number,
      };
    }),
    all: {
      touches: touches.all,
      touched: touches.allLeads,
      calls: calls.all,
      called: calls.allLeads,
    },
  };
}
