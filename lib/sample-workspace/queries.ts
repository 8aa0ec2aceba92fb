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

/** What jobs have to know: whether a sample is wanted, is to go, or is at work at this moment. */
export const sampleWork = defineQuery({
  name: "sample.work",
  permission: "system:run",
  input: noInput,
  async run({
    db,
    now,
  }): Promise<{ isWanted: boolean; isGoing: boolean; isAtWork: boolean; isThere: boolean }> {
    const sample = (await readSample(db))?.sample;
    return {
      isWanted: sample?.state === "wanted",
      isGoing: sample?.state === "removing",
      isAtWork:
        sample?.state === "removing" ||
        (sample?.state === "making" && now - sample.beatAt < STOPPED_MS),
      isThere: sample !== undefined,
    };
  },
});
