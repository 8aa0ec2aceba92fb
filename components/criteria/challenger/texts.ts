import type {
  ChallengedLead,
  ChallengerComparison,
  ChallengerView,
} from "@/lib/challengers/schema";
import type { ChallengeGroup, Fared } from "@/lib/engine/challenge";
import { dayText, momentText, numberText } from "@/lib/format";
import { t, translated } from "@/lib/language";
import { daysText } from "../studio/sentences";
import { countText } from "../words";

/** The words about criteria that run in shadow. */
export const challengerTexts = translated({
  section: "Challengers",
  what: "A challenger runs in shadow on live leads. It hands nobody off and changes no score; it only shows what it would have done beside the version in force.",
  none: "None has run yet. Open a draft or a version that is not in force, and run it as a challenger.",
  version: (number: number, name: string) => t`version ${number}, ${name}`,
  title: (number: number, name: string) => t`Challenger: version ${number}, ${name}`,
  see: "See its challenger",
  heads: { version: "Version", state: "State", started: "Started", by: "By" },
  start: {
    label: "Run as challenger",
    title: (number: number) => t`Run version ${number} as a challenger?`,
    description:
      "From now on it is compared with the version in force, on the same live leads. No lead, score or stage changes. It keeps the rules as they are saved now; later edits do not count.",
    confirm: "Run as challenger",
    done: "The challenger runs",
    doneDetail: "Its first MQLs show as soon as leads do something new.",
  },
  stop: {
    label: "Stop",
    title: "Stop this challenger?",
    description:
      "What it did until now stays, and its leads’ outcomes go on to come in. It cannot be started again, but the version can run as a new challenger.",
    confirm: "Stop challenger",
    done: "The challenger is stopped",
  },
  edited: (number: number) =>
    t`Version ${number} was edited since. The challenger keeps the rules that it began with.`,
  deleted: "Its draft was deleted. The challenger keeps the rules that it began with.",
  activated: "The version in force changed",
  activatedOn: (version: string, at: string) =>
    t`Since ${at} ${version} is in force. What was really handed off follows it from then on.`,
  openVersion: "Open the version",
  noActive:
    "No version is in force, so nobody is handed off by criteria: there is only the challenger.",
  same: "On the same leads",
  table: {
    label: "MQLs of the challenger and of the criteria in force",
    group: "Handed off by",
    mqls: "MQLs",
    sqlRate: "Became SQL",
    maturing: "Too young to tell",
    unlabelled: "Never worked",
    challenger: "Challenger, all",
    active: "In force, all",
  },
  groups: {
    both: "Both",
    onlyChallenger: "Only the challenger",
    onlyActive: "Only in force",
  } satisfies Record<ChallengeGroup, string>,
  noneIn: {
    both: "No lead was handed off by both so far.",
    onlyChallenger: "The challenger handed off nobody whom the criteria in force did not.",
    onlyActive: "The challenger handed off everybody whom the criteria in force did.",
  } satisfies Record<ChallengeGroup, string>,
  nothingKnown: "not known yet",
  weeks: "MQLs per week, of the challenger and of the criteria in force",
  names: { draft: "Challenger", active: "In force" },
  lists: "Leads by who handed them off",
  challengerAt: (day: string) => t`challenger ${day}`,
  activeAt: (day: string) => t`in force ${day}`,
  who: "the challenger",
  inForce: (number: number) => t`version ${number}, in force then,`,
  newestFirst: "Newest first, by the day of the hand-off.",
  behind: {
    mqls: (row: string) => `MQLs, ${row}`,
    sql: (row: string) => t`MQLs that became SQL, ${row}`,
    known: (row: string) => t`MQLs with a known outcome, ${row}`,
    maturing: (row: string) => t`MQLs too young to tell, ${row}`,
    unlabelled: (row: string) => t`MQLs that sales never worked, ${row}`,
  },
  waited:
    "The lead met the challenger already when that began, so it waited for something new that counts.",
  moreFailed: "The others could not be listed. Please try again.",
  whyFailed: "That could not be worked out. Please try again.",
  reading: {
    title: "How to read this",
    window: (days: number) =>
      t`An SQL counts as a success if it came within ${days} days of the hand-off.`,
    points: [
      "Compared are all leads that could have become MQL since the start: inquiries, leads back in nurture, and new ones. Leads that sales had at the start are left out until they come back.",
      "The challenger goes by what was known at each minute, as if it had been put in force at the start. What was really handed off is the other side. So a challenger with the rules in force hands off exactly the same leads at the same minutes.",
      "A lead counts once on each side, at its first hand-off since the start. Hand-offs by a person or an import are no work of criteria and count on neither side.",
      "Inquiries that met the challenger already when it began wait for something new, as they would if it were put in force and told to leave them.",
      "Leads that only the challenger hands off were mostly never worked by sales: nobody knows what they are worth. To find out, hand some of them off by hand and wait for their outcome.",
      "In the first weeks a stricter challenger has too few: leads on their way had been handed off before it began.",
    ],
  },
} as const);

/** Who started it when, and who or what ended it. */
export function stateSentence({ startedAt, startedByName, ended }: ChallengerView, zone: string) {
  const began = t`Started by ${startedByName} on ${momentText(startedAt, zone)}.`;
  if (ended === null) return began;
  const at = momentText(ended.at, zone);
  return ended.how === "stopped"
    ? t`${began} Stopped by ${ended.by} on ${at}.`
    : t`${began} Ended on ${at}, when its version came into force.`;
}

/** What was compared, in a sentence. */
export function comparedSentence({ compared, challenger, active }: ChallengerComparison): string {
  const of = countText(compared, "lead");
  return t`Of ${of} that could have become MQL, the challenger would have handed off ${numberText(challenger.mqls)} and the criteria in force did ${numberText(active.mqls)}.`;
}

/** What is left out or apart, in sentences. */
export function asideSentences(found: ChallengerComparison): string[] {
  const { groups, daysEarlier, waiting, byHand } = found;
  const { unlabelled } = groups.onlyChallenger.byLabel;
  const days = daysText(daysEarlier);
  const sentences = [
    groups.both.mqls > 0
      ? days === daysText(0)
        ? t("Leads of both are handed off at the same time (median).")
        : t`The challenger hands off leads of both ${days} (median).`
      : "",
    unlabelled > 0
      ? t`${countText(unlabelled, "lead")} that only the challenger hands off ${unlabelled === 1 ? t("was") : t("were")} never worked by sales, so nobody knows what ${unlabelled === 1 ? t("it is") : t("they are")} worth: ${unlabelled === 1 ? t("it counts") : t("they count")} in no share.`
      : "",
    waiting > 0
      ? t`${countText(waiting, "inquiry")} met the challenger already when it began and did nothing since that counts; ${waiting === 1 ? t("it is") : t("they are")} left alone, as on putting a version in force.`
      : "",
    byHand > 0
      ? t`${countText(byHand, "lead")} ${byHand === 1 ? t("was") : t("were")} handed off by a person or an import and ${byHand === 1 ? t("counts") : t("count")} on neither side.`
      : "",
  ];
  return sentences.filter((sentence) => sentence !== "");
}

interface ComparedRow {
  name: string;
  fared: Fared;
  /** Whose leads it counts. */
  of: readonly ChallengeGroup[];
}

/** The rows of the comparison's table, in order; those of several groups are totals. */
export function rowsOf({ groups, challenger, active }: ChallengerComparison): ComparedRow[] {
  const { table, groups: names } = challengerTexts;
  return [
    { name: names.both, fared: groups.both, of: ["both"] },
    { name: names.onlyChallenger, fared: groups.onlyChallenger, of: ["onlyChallenger"] },
    { name: names.onlyActive, fared: groups.onlyActive, of: ["onlyActive"] },
    { name: table.challenger, fared: challenger, of: ["both", "onlyChallenger"] },
    { name: table.active, fared: active, of: ["both", "onlyActive"] },
  ];
}

/** What is known of a lead of a comparison. */
export function factsOf(lead: ChallengedLead, timeZone: string): (string | null)[] {
  const { title, company, challengerAt, activeAt } = lead;
  return [
    title,
    company,
    challengerAt === null ? null : challengerTexts.challengerAt(dayText(challengerAt, timeZone)),
    activeAt === null ? null : challengerTexts.activeAt(dayText(activeAt, timeZone)),
  ];
}
