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

/** The touches that reps made with from ≤ at < to, of leads that the filters want as they are now. */
export function countWork(ledger: Ledger, question: LedgerQuestion): CountedWork {
  const { period } = question;
  const { person, isCall, ...columns } = ledger.work.columns;
  const { earlierAt, earlierOwnAt, earlierCallAt, earlierOwnCallAt } = columns;
  const people = ledger.words.person.list;
  const touches = new Uint32Array(people.length);
  const touched = new Uint32Array(people.length);
  const calls = new Uint32Array(people.length);
  const called = new Uint32Array(people.length);
  let allTouched = 0;
  let allCalled = 0;
  for (const { place, length } of selectWork(ledger, question).blocks()) {
    // Numbers are added in any case: to guess which rows count would take longer.
    for (let i = 0; i < length; i++) {
      const row = place[i] as number;
      const of = person[row] as number;
      touches[of] = (touches[of] as number) + 1;
      calls[of] = (calls[of] as number) + (isCall[row] as number);
      touched[of] = (touched[of] as number) + Number(isFirst(earlierOwnAt[row] as number, period));
      called[of] =
        (called[of] as number) + Number(isFirst(earlierOwnCallAt[row] as number, period));
      allTouched += Number(isFirst(earlierAt[row] as number, period));
      allCalled += Number(isFirst(earlierCallAt[row] as number, period));
    }
  }
  const sumOf = (counts: Uint32Array) => counts.reduce((sum, count) => sum + count, 0);
  return {
    people: people.flatMap((name, of) => {
      if (touches[of] === 0) return [];
      return {
        person: name,
        touches: touches[of] as number,
        touched: touched[of] as number,
        calls: calls[of] as number,
        called: called[of] as number,
      };
    }),
    all: {
      touches: sumOf(touches),
      touched: allTouched,
      calls: sumOf(calls),
      called: allCalled,
    },
  };
}
