import { STAGE_INFO, type Stage } from "@/lib/engine/stages";
import { numberText } from "@/lib/format";
import { t, translated } from "@/lib/language";

/** The words of the board. */
export const boardTexts = translated({
  title: "Board",
  leads: (count: number) => (count === 1 ? t("1 lead") : t`${numberText(count)} leads`),
  pastSla: (count: number) => t`${count} past SLA`,
  ofLimit: (count: number, limit: number) => t`${numberText(count)} of ${numberText(limit)}`,
  overLimit: (count: number, limit: number) =>
    t`${numberText(count)} of ${numberText(limit)}, over`,
  limitTitle: (count: number, limit: number) =>
    count > limit
      ? t`${numberText(count - limit)} more than the team wants here at once`
      : t`The team wants at most ${numberText(limit)} here at once`,
  median: "Median time in this stage",
  medianTitle: (span: string) =>
    t`Half of these leads have been in this stage for more than ${span}`,
  inStage: (span: string) => t`In this stage for ${span}`,
  ageing: (span: string) =>
    t`In this stage for ${span}, more than twice as long as half of the leads here`,
  column: (stage: Stage, count: number) => t`${STAGE_INFO[stage].longName}, ${count} leads`,
  emptyColumn: {
    inquiry: "New responses arrive here.",
    mql: "Leads that meet the criteria are handed over here.",
    sal: "Leads that sales accepted and works.",
    sql: "Qualified by BANT, with an opportunity.",
    customer: "Won opportunities.",
    nurture: "Recycled leads wait here for their day.",
    disqualified: "Leads that are out, with a reason.",
  } satisfies Record<Stage, string>,
  noMatches: "No match here.",
  look: "Group cards and choose what they show",
  lookShort: "Display",
  groupedBy: { owner: "By owner", source: "By source", label: "By label", grade: "By fit" },
  unknownIn: {
    owner: "Nobody",
    source: "Unknown source",
    label: "No label",
    grade: "Not scored",
  },
  gradeGroup: (grade: string) => `Fit ${grade}`,
  openGroup: (name: string, count: string) => t`${name}, leads: ${count}, shown`,
  foldedGroup: (name: string, count: string) => t`${name}, leads: ${count}, folded`,
  moreIn: (name: string, left: number) => t`Show more of ${name}, ${numberText(left)} left`,
  showMore: (left: number) => t`Show more, ${numberText(left)} left`,
  furtherGroups: (groups: number, count: number) =>
    t`${boardTexts.leads(count)} in ${numberText(groups)} smaller groups. Filter to see them.`,
  menu: (name: string) => t`Actions for ${name}`,
  select: (name: string) => t`Choose ${name}`,
  choose: "Choose",
  chosen: (count: number) => t`${numberText(count)} chosen`,
  chosenActions: "Chosen leads",
  clearChosen: "Choose none",
  oneByOne: "Qualify leads one by one: each needs its own BANT and opportunity.",
  someOf: (action: string, count: number) => `${action} ${numberText(count)}`,
  dragMany: (count: number) => t`${numberText(count)} leads`,
  drag: (name: string) => t`Drag ${name}`,
  moveTo: "Move to",
  open: "Open lead",
  openTab: "Open in a new tab",
  noMoves: "No further moves",
  mover: (name: string) => t`${name} moved`,
  saving: "Saving…",
  unowned: "Nobody owns this lead",
  claimed: (name: string) => t`${name} is working on it`,
  fastTrack: "Fast track",
  optedOut: "Opted out of email",
  returns: (day: string) => t`Look again on ${day}`,
  due: "Due to look again",
  expand: (stage: Stage) => t`Show ${STAGE_INFO[stage].name}`,
  collapse: (stage: Stage) => t`Hide the cards of ${STAGE_INFO[stage].name}`,
  dropHere: (stage: Stage) => t`Drop to move to ${STAGE_INFO[stage].name}`,
  alsoHere: (names: string) => t`Also here: ${names}`,
  moreHere: (count: number) => `+${numberText(count)}`,
  mayNot: "Your role does not make this move.",
  heardMove: (who: string, name: string, stage: Stage) =>
    t`${who} moved ${name} to ${STAGE_INFO[stage].name}`,
  heardMoves: (who: string, count: number, stage: Stage | null) =>
    stage === null
      ? t`${who} moved ${numberText(count)} leads`
      : t`${who} moved ${numberText(count)} leads to ${STAGE_INFO[stage].name}`,
  heardChanges: (count: number) => t`${count} leads changed`,
  reloading: "Bringing the board up to date…",
  emptyTitle: "No leads yet",
  emptyText:
    "Leads arrive from CSV files or by hand. Those that meet the active criteria are handed to sales by themselves.",
  importLeads: "Import leads",
  addLead: "Add lead",
  nothingTitle: "No lead matches this filter",
  nothingText: "Take a condition away, or clear the filter to see every lead.",
  clearFilter: "Clear the filter",
  stages: "Stage",
  keys: "Keys on a card: Space choose, M menu, A accept, Q qualify, R recycle, X disqualify, W won, H hand to sales. Ctrl Z takes a move back",
} as const);

/** Keys that start a move on the focused card. */
export const MOVE_KEYS: Record<string, Stage> = {
  h: "mql",
  a: "sal",
  q: "sql",
  w: "customer",
  r: "nurture",
  x: "disqualified",
};

export function keyOf(stage: Stage): string | undefined {
  return Object.entries(MOVE_KEYS)
    .find(([, to]) => to === stage)?.[0]
    .toUpperCase();
}
