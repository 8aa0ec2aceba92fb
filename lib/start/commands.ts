import { z } from "zod";
import type { Tx } from "@/db/handles";
import { t } from "@/lib/language";
import { defineCommand } from "@/lib/operations/command";
import { refuse } from "@/lib/operations/outcome";
import { type StartRow, skipStepInput } from "./schema";
import { readStart, writeStart } from "./store";

async function change(tx: Tx, now: number, changed: (start: StartRow) => StartRow) {
  const kept = await readStart(tx);
  if (!kept) refuse("not_found", t("This workspace has no first steps."));
  if (!(await writeStart(tx, changed(kept.start), kept.version, now))) {
    refuse(
      "conflict",
      t("Somebody else went on with the first steps meanwhile. Please look again."),
    );
  }
}

/** Leaves a step for later. */
export const skipStep = defineCommand({
  name: "start.skip",
  permission: "settings:write",
  input: skipStepInput,
  async run({ tx, input: { step }, now }) {
    await change(tx, now, (start) => ({
      ...start,
      skipped: [...new Set([...start.skipped, step])],
    }));
    return {
      result: null,
      audit: [{ action: "start.skip", entity: "settings", entityId: "start", after: { step } }],
    };
  },
});

/** Takes the first steps away. */
export const endStart = defineCommand({
  name: "start.end",
  permission: "settings:write",
  input: z.object({}),
  async run({ tx, now }) {
    await change(tx, now, (start) => ({ ...start, endedAt: start.endedAt ?? now }));
    return {
      result: null,
      audit: [{ action: "start.end", entity: "settings", entityId: "start" }],
    };
  },
});
