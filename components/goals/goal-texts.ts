import type { Verdict } from "@/lib/engine/goals";
import { t, translated } from "@/lib/language";

/** The words of the screens about goals. */
export const goalTexts = translated({
  goals: "Goals",
  open: "Set a goal",
  newTitle: "Set a goal",
  newHint:
    "The figure is measured every day. A goal is missed when its 95 % interval leaves the goal out; then an alert is raised.",
  changeTitle: "Change the goal",
  table: "Table",
  row: "Row",
  column: "Figure",
  now: (figure: string) => t`Now ${figure}`,
  direction: "It should be",
  directions: { atLeast: "at least", atMost: "at most" },
  target: "Goal",
  missing: "Give the goal as a number.",
  units: { days: "days", minutes: "minutes", businessMinutes: "business minutes" } as Partial<
    Record<string, string>
  >,
  basis: "Judged by",
  interval: "Its interval",
  intervalHint: "Missed only when chance does not explain it.",
  value: "The figure itself",
  valueHint: "A plain threshold: crossed by whatever the figure is.",
  lastDay: "Until (optional)",
  save: "Save",
  change: "Change",
  changeLabel: (figure: string) => t`Change the goal: ${figure}`,
  delete: "Delete",
  deleteTitle: "Delete this goal?",
  deleteHint: "What was measured day by day goes with it. Alerts that it raised stay.",
  saved: "Goal saved",
  deleted: "Goal deleted",
  history: "History",
  historyOf: (figure: string) => t`What was measured: ${figure}`,
  setBy: (name: string, day: string) => t`Set by ${name} on ${day}`,
  until: (day: string) => t`until ${day}`,
  over: (day: string) => t`over since ${day}`,
  gone: "This figure is not in the report at present.",
  heads: { figure: "Figure", goal: "Goal", measured: "Measured", verdict: "Found", day: "Day" },
  notYet: "Not measured yet",
  verdicts: {
    met: "on goal",
    missed: "off goal",
    unclear: "not clear",
    few: "too few to tell",
    open: "can still change",
    unknown: "no figure",
  } as Record<Verdict, string>,
  crossed: { met: "within", missed: "crossed" } as Partial<Record<Verdict, string>>,
  openReport: "Open the report",
  back: "Alerts and goals",
} as const);

export const VERDICT_TONES = {
  met: "good",
  missed: "bad",
  unclear: "neutral",
  few: "neutral",
  open: "info",
  unknown: "warn",
} as const satisfies Record<Verdict, string>;
