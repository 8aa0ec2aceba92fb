import type { Ledger } from "./ledger";
import type { LedgerQuestion } from "./question";
import { isFirst, selectWork } from "./select";

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

/** Touches by the code of a person. */
class Sums {
  readonly count: Uint32Array;
  readonly leads: Uint32Array;
  all = 0;
  /** Of everybody together. */
  allLeads = 0;

  constructor(codes: number) {
    this.count = new Uint32Array(codes);
    this.leads = new Uint32Array(codes);
  }

  /** One touch, and whether it is the first of its lead: by that person, and by anybody. */
  add(code: number, isOwnFirst: boolean, isFirst: boolean): void {
    this.count[code] = (this.count[code] as number) + 1;
    this.leads[code] = (this.leads[code] as number) + Number(isOwnFirst);
    this.all += 1;
    this.allLeads += Number(isFirst);
  }
}

/** The touches that reps made with from ≤ at < to, of leads that the filters want as they are now. */
export function countWork(ledger: Ledger, question: LedgerQuestion): CountedWork {
  const { period } = question;
  const { person, isCall, ...columns } = ledger.work.columns;
  const { earlierAt, earlierOwnAt, earlierCallAt, earlierOwnCallAt } = columns;
  const people = ledger.words.person.list;
  const touches = new Sums(people.length);
  const calls = new Sums(people.length);
  const isFirstOf = (earlier: Float64Array, row: number) => isFirst(earlier[row] as number, period);
  for (const { place, length } of selectWork(ledger, question).blocks()) {
    for (let i = 0; i < length; i++) {
      const row = place[i] as number;
      const code = person[row] as number;
      touches.add(code, isFirstOf(earlierOwnAt, row), isFirstOf(earlierAt, row));
      if (isCall[row] !== 1) continue;
      calls.add(code, isFirstOf(earlierOwnCallAt, row), isFirstOf(earlierCallAt, row));
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
