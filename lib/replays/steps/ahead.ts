import { analyst, Overtaken } from "@/lib/analyst/analyst";
import type { Replayed } from "@/lib/analyst/replayed";
import { type Dial, withDial } from "@/lib/engine/dial";
import { validateCriteria } from "@/lib/engine/validate";
import { Refusal } from "@/lib/operations/outcome";
import type { AnsweredAhead } from "../schema";

/** By asker, the run that was asked for last; a bundler may load this module more than once. */
const shared = globalThis as unknown as { handoffRunsAhead?: Map<string, symbol> };

function latestRuns(): Map<string, symbol> {
  shared.handoffRunsAhead ??= new Map();
  return shared.handoffRunsAhead;
}

/**
 * What a draft would have done with one value of a number after the other; values that make no valid
 * draft are left out. The first value is asked like any question, as somebody waits for it; the
 * others wait until nobody else's question does. A newer run of the same asker ends this one.
 */
export async function* answersAhead(
  asker: string,
  replayed: Replayed,
  ahead: Dial & { values: readonly number[] },
): AsyncGenerator<AnsweredAhead, void> {
  const runs = latestRuns();
  const run = Symbol(asker);
  runs.set(asker, run);
  let isPatient = false;
  try {
    for (const value of ahead.values) {
      const body = withDial(replayed.body, ahead, value);
      if (validateCriteria(body).length > 0) continue;
      const question = { ...replayed, kind: "replay" as const, body, named: 0, thresholds: false };
      const finding = await analyst().ask(`ahead:${asker}`, question, { isPatient });
      if (runs.get(asker) !== run) return;
      isPatient = true;
      const { gained, lost } = finding;
      yield {
        value,
        answer: { ...finding, gained: { ...gained, leads: [] }, lost: { ...lost, leads: [] } },
      };
      if (runs.get(asker) !== run) return;
    }
  } catch (error) {
    // Whoever waits for a value asks for it by itself, and is told what is wrong.
    if (!(error instanceof Overtaken || error instanceof Refusal)) throw error;
  } finally {
    if (runs.get(asker) === run) runs.delete(asker);
  }
}
