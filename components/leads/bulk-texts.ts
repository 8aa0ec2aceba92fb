import { numberText } from "@/lib/format";
import { t, translated } from "@/lib/language";

const leads = (count: number) => (count === 1 ? t("1 lead") : t`${numberText(count)} leads`);

/** The words of what is done with many leads at once. */
export const bulkTexts = translated({
  bar: "Chosen leads",
  chosen: (count: number) => t`${numberText(count)} chosen`,
  all: (total: number) => t`Choose all ${numberText(total)}`,
  allChosen: (total: number) => t`All ${numberText(total)} are chosen`,
  onlyThese: "Only those on this page",
  clear: "Choose none",
  edit: "Change…",
  move: "Move…",
  moveTo: "Move to",
  someMove: (count: number, of: number) => t`${numberText(count)} of ${numberText(of)}`,
  noMove: "None of these leads can be moved together.",
  movesOfPage: "Moves are made page by page: go back to those on this page.",
  editTitle: (count: number) => t`Change ${leads(count)}`,
  editHint: "All of them get the same. Leads that somebody changes meanwhile stay as they are.",
  what: "What to change",
  owner: "Owner",
  nobody: "Nobody",
  value: "New value",
  empty: "Leave it empty to say that it is not known.",
  yes: "Yes",
  no: "No",
  unknown: "Not known",
  apply: "Change",
  working: (done: number, of: number) => t`${numberText(done)} of ${numberText(of)}`,
  reading: (count: number) => t`Looking up leads: ${numberText(count)}`,
  progress: "Progress",
  stop: "Stop",
  stopped: "You stopped before.",
  edited: (count: number) => t`${leads(count)} changed`,
  unchanged: (count: number) => t`${leads(count)} had it already.`,
  notEdited: (refused: number, of: number) =>
    t`${numberText(refused)} of ${numberText(of)} were not changed`,
  lost: "The server could not be reached. Check your connection and try again.",
} as const);
