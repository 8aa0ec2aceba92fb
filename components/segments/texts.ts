import { numberText } from "@/lib/format";
import { t, translated } from "@/lib/language";
import { formatShare } from "@/lib/reports/schema/format";

const leadsText = (count: number) => `${numberText(count)} ${count === 1 ? t("lead") : t("leads")}`;

/** The words of the page of segments. */
export const segmentTexts = translated({
  title: "Segments",
  about: "Your ideal customer profile, personas, markets: filters and reports know them by name.",
  meaning: "A lead is in a segment by what is known of it now, and in as many as it meets.",
  none: "No segment so far",
  noneHint:
    "Name the leads that you talk about as a group, such as “Enterprise in DACH”. Reports can then be filtered and split by them.",
  new: "New segment",
  change: "Change",
  changeNamed: (name: string) => t`Change “${name}”`,
  changeTitle: "Change the segment",
  delete: "Delete",
  deleteNamed: (name: string) => t`Delete “${name}”`,
  save: "Save",
  name: "Name",
  nameMissing: "Give the segment a name.",
  description: "Description",
  descriptionHint: "For colleagues: pain points, goals, objections.",
  conditions: "Leads of which",
  columns: { segment: "Segment", leads: "Leads now", by: "Made by", actions: "Actions" },
  finding: "Being found…",
  unnamed: (count: number) => t`${leadsText(count)} in no segment`,
  share: (leads: number, of: number) =>
    of === 0
      ? t("There are no leads so far.")
      : t`${leadsText(leads)} meet this now, ${formatShare(leads / of)} of ${numberText(of)}.`,
  counting: "Counting the leads that meet this…",
  unfinished: "Finish the conditions to see how many leads meet them.",
  uncounted: "The leads could not be counted. Please try again.",
  deleteText:
    "Filters, saved views and goals that ask for this segment will say that it is gone, and show no figures until they ask for something else. What is known of leads stays as it is.",
  looking: "Looking for what uses it…",
  unused: "No saved view and no goal uses it.",
  used: "It is used by:",
  use: { view: "Saved view", goal: "Goal" },
  kept: (name: string, ofName: string) => `${name} (${ofName})`,
  deleted: (name: string) => t`“${name}” is deleted`,
} as const);
