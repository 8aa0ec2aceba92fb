import { z } from "zod";
import { defineQuery } from "@/lib/operations/query";
import { START_STEPS, type Start, type StartStep, type StepState } from "./schema";
import { readDone, readStart } from "./store";

/** The first hour of a new workspace, also when an admin has said that it is enough; null where there was none. */
export const getStart = defineQuery({
  name: "start.get",
  permission: "settings:write",
  input: z.object({}),
  async run({ db }): Promise<Start | null> {
    const kept = await readStart(db);
    if (!kept) return null;
    const done = await readDone(db);
    const stateOf = (step: StartStep): StepState => {
      if (done[step]) return "done";
      return kept.start.skipped.includes(step) ? "skipped" : "open";
    };
    const states = START_STEPS.map((step) => [step, stateOf(step)]);
    return {
      steps: Object.fromEntries(states) as Start["steps"],
      isEnded: kept.start.endedAt !== null,
    };
  },
});
