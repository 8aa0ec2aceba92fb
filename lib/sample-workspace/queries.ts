import { z } from "zod";
import { defineQuery } from "@/lib/operations/query";
import { readWorkspace } from "@/lib/settings/store";
import { type SampleOffer, STOPPED_MS } from "./schema";
import { obstacleIn, stateAt } from "./steps";
import { readSample } from "./store";

const noInput = z.object({});

/** The sample of this workspace, or whether it can have one. */
export const getSample = defineQuery({
  name: "sample.get",
  permission: "settings:write",
  input: noInput,
  async run({ db, now }): Promise<SampleOffer> {
    const kept = await readSample(db);
    return {
      sample: kept && { state: stateAt(kept.sample, now), share: kept.sample.share },
      workspaceName: (await readWorkspace(db)).name,
      obstacle: kept ? null : await obstacleIn(db),
    };
  },
});

/** What jobs have to know: whether a sample is wanted, and whether one is being made at this moment. */
export const sampleWork = defineQuery({
  name: "sample.work",
  permission: "system:run",
  input: noInput,
  async run({ db, now }): Promise<{ isWanted: boolean; isMaking: boolean; isThere: boolean }> {
    const sample = (await readSample(db))?.sample;
    return {
      isWanted: sample?.state === "wanted",
      isMaking: sample?.state === "making" && now - sample.beatAt < STOPPED_MS,
      isThere: sample !== undefined,
    };
  },
});
