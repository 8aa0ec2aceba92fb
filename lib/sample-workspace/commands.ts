import { z } from "zod";
import type { Tx } from "@/db/handles";
import { t } from "@/lib/language";
import { writeMark } from "@/lib/notifications/store/mark";
import { defineCommand } from "@/lib/operations/command";
import { refuse } from "@/lib/operations/outcome";
import { ensureDefaults, readWorkspaceRow, writeWorkspace } from "@/lib/settings/store";
import {
  clearSampleInput,
  endSampleInput,
  noteSampleInput,
  removeSampleInput,
  type SampleRow,
  settleSampleInput,
} from "./schema";
import { obstacleIn, stateAt } from "./steps";
import {
  clearSettings,
  clearSome,
  countRows,
  readLastEntry,
  readSample,
  writeSample,
} from "./store";

const noInput = z.object({});
const MEANWHILE = "Somebody else did something with the sample meanwhile. Please look again.";
const ABOUT = { entity: "workspace", entityId: "sample" } as const;

async function change(tx: Tx, now: number, changed: (sample: SampleRow) => Partial<SampleRow>) {
  const kept = await readSample(tx);
  if (!kept) return refuse("not_found", "This workspace has no sample.");
  const { sample, version } = kept;
  const next = { ...sample, ...changed(sample) };
  if (!(await writeSample(tx, next, version, now))) refuse("conflict", t(MEANWHILE));
  return next;
}

/** Asks for the sample in an empty workspace; the jobs fill it. */
export const beginSample = defineCommand({
  name: "sample.begin",
  permission: "settings:write",
  input: noInput,
  async run({ tx, now }) {
    const obstacle = await obstacleIn(tx);
    if (obstacle !== null) refuse("conflict", obstacle);
    const { workspace: own } = await readWorkspaceRow(tx);
    const sample: SampleRow = {
      state: "wanted",
      share: 0,
      rows: 0,
      beatAt: now,
      own,
      staff: [],
      fromSeq: 0,
      toSeq: null,
    };
    if ((await readSample(tx)) || !(await writeSample(tx, sample, 0, now))) {
      refuse("conflict", t("This workspace has the sample already."));
    }
    return { result: null, audit: [{ action: "sample.begin", ...ABOUT }] };
  },
});

/** Begins to make it, in one process only, and gives the workspace the sample's settings. */
export const settleSample = defineCommand({
  name: "sample.settle",
  permission: "system:run",
  input: settleSampleInput,
  async run({ tx, input, now }) {
    const fromSeq = await readLastEntry(tx);
    await change(tx, now, ({ state }) => {
      if (state !== "wanted") refuse("conflict", "Another process makes the sample already.");
      return { state: "making", beatAt: now, fromSeq };
    });
    const { version } = await readWorkspaceRow(tx);
    if (!(await writeWorkspace(tx, input, version, now))) refuse("conflict", t(MEANWHILE));
    await ensureDefaults(tx);
    return { result: null, audit: [{ action: "sample.open", ...ABOUT, after: input }] };
  },
});

/** Notes how much of it is made. */
export const noteSample = defineCommand({
  name: "sample.note",
  permission: "system:run",
  input: noteSampleInput,
  async run({ tx, input: { share, staff }, now }) {
    const beat = { share, beatAt: now };
    await change(tx, now, () => (staff === undefined ? beat : { ...beat, staff }));
    return { result: null, audit: [{ action: "sample.note", ...ABOUT, after: { share } }] };
  },
});

/** It is made, or cannot be: people are told of nothing that happened in it so far. */
export const endSample = defineCommand({
  name: "sample.end",
  permission: "system:run",
  input: endSampleInput,
  async run({ tx, input: { isDone }, now }) {
    const toSeq = await readLastEntry(tx);
    await change(tx, now, ({ share }) => ({
      state: isDone ? "ready" : "stopped",
      share: isDone ? 1 : share,
      toSeq,
    }));
    await writeMark(tx, toSeq, now);
    return { result: null, audit: [{ action: "sample.end", ...ABOUT, after: { isDone } }] };
  },
});

/**
 * Sets a sample workspace back to its setup: everything about leads goes, also what people added to the
 * sample; the jobs do it. Accounts of real people, their keys and the workspace's own settings stay.
 */
export const removeSample = defineCommand({
  name: "sample.remove",
  permission: "settings:write",
  input: removeSampleInput,
  async run({ tx, input: { name }, now }) {
    const kept = await readSample(tx);
    if (!kept) refuse("not_found", t("This workspace has no sample."));
    const state = stateAt(kept.sample, now);
    if (state === "removing") refuse("conflict", t("The sample is being removed already."));
    if (state === "making" || state === "wanted") {
      refuse("conflict", t("The sample is being made. It can be removed once that is done."));
    }
    const { workspace } = await readWorkspaceRow(tx);
    if (name.trim() !== workspace.name) {
      const message = t`Write “${workspace.name}” to remove it.`;
      refuse("invalid", message, { name: message });
    }
    const rows = await countRows(tx, kept.sample);
    await change(tx, now, () => ({ state: "removing", share: 0, rows, beatAt: now }));
    return {
      result: null,
      audit: [{ action: "sample.remove", ...ABOUT, after: { name: workspace.name } }],
    };
  },
});

/** Takes the next part of a sample away, and with the last one gives the workspace its own settings back. */
export const clearSample = defineCommand({
  name: "sample.clear",
  permission: "system:run",
  input: clearSampleInput,
  async run({ tx, input: { limit }, now }) {
    const sample = await change(tx, now, ({ state, share, rows }) => {
      if (state !== "removing") refuse("conflict", "The sample is not to be removed.");
      return { beatAt: now, share: Math.min(1, share + limit / Math.max(1, rows)) };
    });
    const cleared = await clearSome(tx, sample, limit);
    const isDone = cleared < limit;
    if (isDone) {
      const { version } = await readWorkspaceRow(tx);
      if (!(await writeWorkspace(tx, sample.own, version, now))) refuse("conflict", t(MEANWHILE));
      await clearSettings(tx);
    }
    const action = isDone ? "sample.cleared" : "sample.clear";
    return { result: { isDone, cleared }, audit: [{ action, ...ABOUT }] };
  },
});
