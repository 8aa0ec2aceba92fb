import { z } from "zod";
import { defineQuery } from "@/lib/operations/query";
import { START_STEPS, type StartStep, type StepState } from "./schema";
import { readDone, readStart } from "./store";

/** The first hour of a new workspace; null where there was none or it is over. */
export const getStart = defineQuery({
  name: "start.get",
  permission: "settings:write",
  input: z.object({}),
  async run({ db }): Promise<Record<StartStep, StepState> | null> {
    const kept = await readStart(db);
    if (!kept || kept.start.endedAt !== null) return null;
    const done = await readDone(db);
    const stateOf = (step: StartStep): StepState => {
      if (done[step]) return "done";
      return kept.start.skipped.includes(step) ? "skipped" : "open";
    };
    const states = START_STEPS.map((step) => [step, stateOf(step)]);
    return Object.fromEntries(states) as Record<StartStep, StepState>;
  },
});
