import type { LeadFilter } from "../schema";

type Part = keyof LeadFilter;

export const OF_COHORT: readonly Part[] = ["cohortFrom", "cohortTo", "outcome", "withinDays"];
export const OF_ENTRY: readonly Part[] = [
  "touchModel",
  "touchSource",
  "touchCampaign",
  "firstTouchFrom",
  "firstTouchTo",
  "selfReported",
];
const OF_WORK: readonly Part[] = ["workedFrom", "workedTo", "workedBy"];

/** The parts of a filter that select nothing without another part, which is not there; and why. */
export function idleParts(filter: LeadFilter): Record<string, string> {
  const { cohort, worked } = filter;
  const idle = (parts: readonly Part[], isThere: boolean, need: string) =>
    isThere
      ? []
      : parts
          .filter((part) => filter[part] !== undefined)
          .map((part) => [part, `“${part}” selects nothing by itself: give ${need} as well.`]);
  return Object.fromEntries([
    ...idle(OF_COHORT, cohort !== undefined, "“cohort”"),
    ...idle(OF_ENTRY, cohort !== undefined && cohort !== "created", "a stage as “cohort”"),
    ...idle(OF_WORK, worked !== undefined, "“worked”"),
  ]) as Record<string, string>;
}
