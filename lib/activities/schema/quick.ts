import type { z } from "zod";
import { ACTIVITY_TYPE_IDS, type ActivityType } from "@/lib/engine/activities";
import { END_OF_YEARS } from "@/lib/settings/schema/fields";
import { type activityInput, LONGEST, MAX_ACTIVITIES, type recordActivitiesInput } from "../schema";

// What `recordActivitiesInput` makes of a batch, in a tenth of its time. Null: the schema is to tell, of
// what is wrong and of what is rare.

type Activity = z.output<typeof activityInput>;

const TYPES: ReadonlySet<unknown> = new Set<ActivityType>(ACTIVITY_TYPE_IDS);

export function isPlain(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === "string" && value.length > 0 && value.length <= longest;
}

function isProp(value: unknown): boolean {
  if (typeof value === "string") return value.length <= LONGEST.prop;
  return typeof value === "boolean" || Number.isFinite(value);
}

function areProps(value: unknown): value is Activity["props"] {
  if (!isPlain(value)) return false;
  const names = Object.keys(value);
  return (
    names.length <= LONGEST.props &&
    names.every(
      (name) => isText(name, LONGEST.propName) && name !== "__proto__" && isProp(value[name]),
    )
  );
}

function quickActivity(input: unknown): Activity | null {
  if (!isPlain(input)) return null;
  for (const name of Object.keys(input)) {
    if (!Object.hasOwn(FITS, name)) return null;
    if (!FITS[name as keyof typeof FITS](input[name])) return null;
  }
  if (input.leadId === undefined && input.email === undefined) return null;
  if (input.type === undefined) return null;
  return { ...input, props: input.props ?? {} } as Activity;
}

/** Of each member whether it is as it will be: nothing to trim, nothing left out. */
const FITS: Record<keyof Activity, (value: unknown) => boolean> = {
  leadId: (value) => isText(value, LONGEST.leadId),
  email: (value) => isText(value, LONGEST.email) && value.trim() === value,
  type: (value) => TYPES.has(value),
  at: (value) => Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) < END_OF_YEARS,
  props: areProps,
  externalId: (value) => isText(value, LONGEST.externalId),
};

export function quickBatch(input: unknown): z.output<typeof recordActivitiesInput> | null {
  if (!isPlain(input) || Object.keys(input).length !== 1) return null;
  const given = input.activities;
  if (!Array.isArray(given) || given.length === 0 || given.length > MAX_ACTIVITIES) return null;
  const activities: Activity[] = [];
  for (const one of given) {
    const activity = quickActivity(one);
    if (activity === null) return null;
    activities.push(activity);
  }
  return { activities };
}
