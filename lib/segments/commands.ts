import { isDeepStrictEqual } from "node:util";
import type { Tx } from "@/db/handles";
import { readNames } from "@/lib/criteria/store";
import { conditionProblems, describeCondition } from "@/lib/engine/conditions";
import { MAX_SEGMENTS } from "@/lib/engine/segments";
import { t } from "@/lib/language";
import { defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import {
  changeSegmentInput,
  createSegmentInput,
  deleteSegmentInput,
  type SegmentRow,
  sweepSegmentsInput,
} from "./schema";
import { place } from "./steps";
import {
  insertSegment,
  lockLeadsAfter,
  lockSegments,
  moveSweep,
  readSegments,
  removeSegment,
  updateSegment,
} from "./store";

const CHANGED =
  "Somebody else changed this segment meanwhile. Reload the page to see it as it is now.";
/** Before the id of any lead. */
const START = "";

type Facts = Pick<SegmentRow, "name" | "description" | "condition">;

/** Names a set of conditions. Its leads are found by `segment.sweep`, page by page. */
export const createSegment = defineCommand({
  name: "segment.create",
  permission: "segment:write",
  input: createSegmentInput,
  async run({ tx, actor, input, now }) {
    const all = await lockSegments(tx);
    if (all.length >= MAX_SEGMENTS) {
      refuse("conflict", t`There are ${MAX_SEGMENTS} segments already. Delete one first.`);
    }
    requireNewName(all, input.name, null);
    await requireSense(tx, input);
    const taken = new Set(all.map(({ bit }) => bit));
    const bit = Array.from({ length: MAX_SEGMENTS }, (_, i) => i).find((i) => !taken.has(i)) ?? 0;
    const segment: SegmentRow = {
      id: newId(),
      ...input,
      bit,
      sweptTo: START,
      createdByName: actor.name,
      version: 1,
    };
    await insertSegment(tx, segment, now);
    return {
      result: { id: segment.id },
      audit: [
        {
          action: "segment.create",
          entity: "segment",
          entityId: segment.id,
          after: await factsOf(tx, segment),
        },
      ],
    };
  },
});

/** Renames or describes a segment, or has it ask something else: then its leads are found anew. */
export const changeSegment = defineCommand({
  name: "segment.change",
  permission: "segment:write",
  input: changeSegmentInput,
  async run({ tx, input, now }) {
    const { id, version, ...change } = input;
    const all = await lockSegments(tx);
    const before = requireSegment(all, id);
    requireNewName(all, change.name, id);
    await requireSense(tx, change);
    const isSame = isDeepStrictEqual(before.condition, change.condition);
    const sweptTo = isSame ? before.sweptTo : START;
    if (!(await updateSegment(tx, id, version, { ...change, sweptTo }, now))) {
      refuse("conflict", t(CHANGED));
    }
    return {
      result: { version: version + 1 },
      audit: [
        {
          action: "segment.change",
          entity: "segment",
          entityId: id,
          before: await factsOf(tx, before),
          after: await factsOf(tx, change),
        },
      ],
    };
  },
});

/** Deletes a segment; what shows figures of it says from then on that it is gone. */
export const deleteSegment = defineCommand({
  name: "segment.delete",
  permission: "segment:write",
  input: deleteSegmentInput,
  async run({ tx, input: { id, version } }) {
    const before = requireSegment(await lockSegments(tx), id);
    if (!(await removeSegment(tx, id, version))) refuse("conflict", t(CHANGED));
    return {
      result: null,
      audit: [
        {
          action: "segment.delete",
          entity: "segment",
          entityId: id,
          before: await factsOf(tx, before),
        },
      ],
    };
  },
});

/** Says of the next leads which segments they are in, where segments have changed. */
export const sweepSegments = defineCommand({
  name: "segment.sweep",
  permission: "system:run",
  input: sweepSegmentsInput,
  async run({ tx, input: { limit } }) {
    const all = await readSegments(tx);
    const [first] = all.filter(({ sweptTo }) => sweptTo !== null);
    if (!first) refuse("conflict", "Every lead was looked at already.");
    const after = first.sweptTo ?? START;
    const held = await lockLeadsAfter(tx, after, limit);
    const changed = await place(tx, held, all);
    const isDone = held.length < limit;
    const to = isDone ? null : (held.at(-1)?.id ?? null);
    const together = all.filter(({ sweptTo }) => sweptTo === after);
    for (const segment of together) await moveSweep(tx, segment, to);
    const result = { looked: held.length, changed, isDone };
    return {
      result,
      audit: [{ action: "segment.sweep", entity: "segment", entityId: "all", after: result }],
    };
  },
});

function requireSegment(all: readonly SegmentRow[], id: string): SegmentRow {
  const found = all.find((segment) => segment.id === id);
  return found ?? refuse("not_found", t("This segment does not exist any more."));
}

function requireNewName(all: readonly SegmentRow[], name: string, ownId: string | null): void {
  const key = name.toLowerCase();
  const twin = all.find((segment) => segment.name.toLowerCase() === key);
  if (!twin || twin.id === ownId) return;
  const message = t`There is a segment “${twin.name}” already. Choose another name.`;
  refuse("conflict", message, { name: message });
}

/** What the shape of a condition does not say: that attributes exist and values suit them. */
async function requireSense(tx: Tx, { condition }: Facts): Promise<void> {
  const [problem] = conditionProblems(condition, ["condition"], await readNames(tx));
  if (problem) refuse("invalid", problem.message, { [problem.path.join(".")]: problem.message });
}

async function factsOf(tx: Tx, { name, description, condition }: Facts) {
  return { name, description, condition: describeCondition(condition, await readNames(tx)) };
}
