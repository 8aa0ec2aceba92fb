import { z } from "zod";
import { analyst } from "@/lib/analyst/analyst";
import { readNames } from "@/lib/criteria/store";
import { describeCondition } from "@/lib/engine/conditions";
import { choiceOf, isChosen, NO_SEGMENT } from "@/lib/engine/segment-choice";
import type { GoalFigure } from "@/lib/goals/schema";
import { figureText } from "@/lib/goals/schema/words";
import { t } from "@/lib/language";
import { defineQuery } from "@/lib/operations/query";
import { remembered } from "@/lib/operations/remembered";
import { refuseOvertaken } from "@/lib/replays/steps";
import {
  countSegmentInput,
  type Segment,
  type SegmentName,
  type SegmentUse,
  segmentIdInput,
} from "./schema";
import { countMasks, readSegments, readUses } from "./store";

const noInput = z.object({});

/** All segments with how many leads each has; `none`: how many are in no segment, `all`: there are. */
export const listSegments = defineQuery({
  name: "segment.list",
  permission: "lead:read",
  input: noInput,
  async run({ db }): Promise<{ segments: Segment[]; none: number; all: number }> {
    const rows = await readSegments(db);
    const names = await readNames(db);
    const masks = await remembered(db, "segment.masks", () => countMasks(db));
    const ready = rows.filter(({ sweptTo }) => sweptTo === null);
    const leadsOf = (ids: readonly string[]) => {
      const choice = choiceOf(ready, ids);
      return masks.reduce((sum, { mask, count }) => sum + (isChosen(mask, choice) ? count : 0), 0);
    };
    return {
      segments: rows.map(({ bit, sweptTo, ...segment }) => ({
        ...segment,
        words: describeCondition(segment.condition, names),
        leads: sweptTo === null ? leadsOf([segment.id]) : null,
      })),
      none: leadsOf([NO_SEGMENT]),
      all: masks.reduce((sum, { count }) => sum + count, 0),
    };
  },
});

/** What segments are called, for filters. */
export const listSegmentNames = defineQuery({
  name: "segment.names",
  permission: "lead:read",
  input: noInput,
  async run({ db }): Promise<SegmentName[]> {
    const rows = await readSegments(db);
    return rows.map(({ id, name, sweptTo }) => ({ id, name, isReady: sweptTo === null }));
  },
});

/** What shows figures of a segment: to be told before it is deleted. */
export const listSegmentUses = defineQuery({
  name: "segment.uses",
  permission: "segment:write",
  input: segmentIdInput,
  async run({ db, actor, input }): Promise<SegmentUse[]> {
    const { views, goals } = await readUses(db, input.id);
    return [
      ...goals.map(({ figure, createdByName }) => ({
        kind: "goal" as const,
        name: figureText(figure as GoalFigure),
        ofName: createdByName,
      })),
      ...views.map(({ name, ownerId, ownerName, isShared }) => ({
        kind: "view" as const,
        // What others keep for themselves is not named.
        name: isShared || ownerId === actor.id ? name : t("A view of their own"),
        ofName: ownerName,
      })),
    ];
  },
});

/** How many leads meet a condition now, saved or not; `of` all of them. */
export const countSegment = defineQuery({
  name: "segment.count",
  permission: "segment:write",
  input: countSegmentInput,
  run: ({ actor, input: { condition }, now }): Promise<{ leads: number; of: number }> =>
    analyst()
      .ask(`segment:${actor.id}`, { kind: "meeting", condition, now })
      .catch(refuseOvertaken),
});

/** Whether segments have changed and leads are still to be looked at. */
export const anySegmentDue = defineQuery({
  name: "segment.due",
  permission: "system:run",
  input: noInput,
  async run({ db }): Promise<boolean> {
    return (await readSegments(db)).some(({ sweptTo }) => sweptTo !== null);
  },
});
