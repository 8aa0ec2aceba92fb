import type { OutcomeLabel } from "@/lib/engine/handoffs";
import { t, translated } from "@/lib/language";

/** Where the replay stands on the page. */
export const REPLAY_ID = "replay";

/** The words of the live replay beside a draft. */
export const studioTexts = translated({
  title: "What this draft would have done",
  description: "Replayed over every lead so far",
  updating: "Updating…",
  old: "From before",
  evidenceHint: "In brackets the 95 % interval; behind it the leads with an outcome.",
  unfinished: "Finish what you are writing: these numbers are from before.",
  notYet: "Finish the rules you are writing to see what they would have done.",
  noLeads:
    "There are no leads yet, so there is nothing to replay. Import some, or let them come in.",
  draft: "Draft",
  active: "In force",
  outcomes: {
    sql: "Became SQL",
    notSql: "Not SQL",
    maturing: "Too young to tell",
    unlabelled: "Never worked",
  } satisfies Record<OutcomeLabel, string>,
  headline: {
    mqls: "MQLs",
    precision: "of them become SQL",
    recall: "of all SQLs are caught",
    days: "SQLs are handed off",
    daysBasis: (isSame: boolean) => t`${isSame ? t("as") : t("than")} it really was (median)`,
    inForce: (what: string) => t`in force ${what}`,
    nothingKnown: "no outcome is known",
    noActive: "no version is in force",
    fewHint: "So few leads that the true share may be far off: look at the interval.",
  },
  holdOut: {
    toggle: "Judge it on months it did not see",
    from: "Held out from",
    before: "Before",
    since: "Held out",
    caption: "Before the hold-out and in it",
    measure: "Measure",
    mqls: "MQLs",
    precision: "Become SQL",
    recall: "SQLs caught",
    days: "Days sooner",
    unlabelled: "Never worked",
    maturing: "Too young",
    left: "The shares leave out leads that sales never worked and those too young to tell.",
    sides:
      "Leads are split by the day on which they were really handed off, or created if they never were: what became of those in the hold-out was not known before it.",
    warning:
      "A version tuned on the past looks good on that past. Tune it on the months before, and judge it by the months that it did not see. Tuned until those look good too, they are no test any more.",
  },
  weeks: {
    title: "MQLs per week",
    label:
      "MQLs per week, as the draft would have made them and as the version in force would have",
    capacity: (perWeek: string) => t`Promised: ${perWeek}`,
    week: "Week of",
    none: "No week is over yet.",
  },
  distribution: {
    title: "Engagement at its best",
    label:
      "Leads that meet the fit threshold by their best engagement score, split by what became of them",
    shown: "Leads shown",
    known: "With an outcome",
    all: "All",
    engagementThreshold: "Engagement threshold",
    fitThreshold: "Fit threshold",
    points: "Engagement",
    threshold: (points: string) => t`Threshold ${points}`,
    hint: "Leads whose fit never meets its threshold are left out. Drag the line, or use the arrow keys on it.",
  },
  curve: {
    title: "Other thresholds",
    precision: "Share that becomes SQL, by engagement threshold, with its 95 % interval",
    mqls: "MQLs by engagement threshold",
    precisionShort: "Become SQL",
    mqlsShort: "MQLs",
    interval: "95 % interval",
    threshold: "Threshold",
    perWeek: (weeks: number) =>
      weeks === 1 ? t("MQLs in the last whole week") : t`MQLs a week, last ${weeks} weeks`,
    now: "now",
    capacity: "Sales can work",
    capacityUnit: "MQLs a week",
    use: (threshold: string) => t`Use ${threshold}`,
  },
  lists: {
    label: "Leads that change",
    gained: "Gained",
    lost: "Lost",
    noneGained: "It hands off nobody whom the version in force does not.",
    noneLost: "It hands off everybody whom the version in force does.",
    naming: "The names follow when you pause.",
    why: (name: string) => t`Why ${name}`,
    whyShort: "Why",
    newTab: "(opens in a new tab)",
  },
  reading: {
    title: "How to read this",
    window: (days: number) =>
      t`An SQL counts as a success if it came within ${days} days of the hand-off.`,
    points: [
      "Every lead is replayed minute by minute, with what was known at that minute: no fact or click counts before it came.",
      "A lead counts once, at the first minute at which the draft would have handed it off. Whether it became SQL is what really happened after its first real hand-off.",
      "Leads that sales never worked have no outcome. They are counted and left out of the shares, so a draft that hands off leads like nobody worked before is judged by few.",
      "Leads still within their window are too young to tell, and left out of the shares too.",
      "Today's count goes by scores as they stand now: points that have faded since count no more, and what became known while sales worked a lead counts too.",
      "What was edited or found out after the first hand-off does not count, nor do the calls, meetings, emails and notes that sales logged from then on: they come of working the lead, so they must not help to predict what came of it.",
      "With few leads the share can be far off. The interval says how far: the true share lies within it 95 times of 100.",
    ],
  },
} as const);
