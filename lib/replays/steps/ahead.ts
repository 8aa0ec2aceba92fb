import { analyst, Overtaken } from "@/lib/analyst/analyst";
import type { Replayed } from "@/lib/analyst/replayed";
import type { Dial } from "@/lib/engine/dial";
import { Refusal } from "@/lib/operations/outcome";

/** By asker, the run that was asked for last; a bundler may load this module more than once. */
const shared = globalThis as unknown as { handoffRunsAhead?: Map<string, symbol> };

function latestRuns(): Map<string, symbol> {
  shared.handoffRunsAhead ??= new Map();
  return shared.handoffRunsAhead;
}

/**
 * What a draft would have done with one value of a number after the other: an `AnsweredAhead` as JSON
 * in each line, some lines at once. The first values are asked like any question, as somebody waits
 * for them; the others wait until nobody else's question does. A newer run of the same asker ends this
 * one.
 */
export async function* answersAhead(
  asker: string,
  replayed: Replayed,
  { values, ...dial }: Dial & { values: readonly number[] },
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const runs = latestRuns();
  const run = Symbol(asker);
  runs.set(asker, run);
  const range = { least: Math.min(...values), most: Math.max(...values) };
  try {
    for (let next = 0; next < values.length; ) {
      const question = { ...replayed, kind: "ahead" as const, dial, values: values.slice(next) };
      const how = { isPatient: next > 0 };
      const asked = { ...question, ...range };
      const { lines, answered } = await analyst().ask(`ahead:${asker}`, asked, how);
      if (runs.get(asker) !== run) return;
      next += answered;
      yield lines;
      if (runs.get(asker) !== run) return;
    }
  } catch (error) {
    // Whoever waits for a value asks for it by itself, and is told what is wrong.
    if (!(error instanceof Overtaken || error instanceof Refusal)) throw error;
  } finally {
    if (runs.get(asker) === run) runs.delete(asker);
  }
}
