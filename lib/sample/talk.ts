import type { BantDimension, BantLevel } from "@/lib/engine/bant";
import { isoDayText } from "@/lib/engine/locale";
import { numberText } from "@/lib/format";
import type { Person } from "./people";
import type { Random } from "./random";

/** What people write down while they work leads. */

export const CALL_NOTES = {
  connected: [
    "Short talk, open for more.",
    "Good conversation about their reporting.",
    "Compares us with what they have now.",
    "Wants to bring a colleague along.",
  ],
  noAnswer: ["Rang out.", "Reception took the call."],
  voicemail: ["Left a message with my number.", "Second message left."],
  callback: ["In a meeting, asked to call back."],
} as const;

export const NURTURE_NOTES = [
  "New budget year first, then again.",
  "Busy with another project until then.",
  "Asked to be called again.",
  "Waiting for the new head of the team.",
] as const;

export const DISPUTE_NOTES = [
  "Came to two of our webinars and asked for prices.",
  "The company has grown since: see their careers page.",
  "Answered our last email within the hour.",
  "Their colleague bought from us last year.",
] as const;

export const OVERTURN_NOTES = [
  "Worth a call, please try once more.",
  "The number of employees that we had was old.",
] as const;

export const UPHOLD_NOTES = [
  "Sales is right: this is not who we agreed on.",
  "Interested, but cannot buy.",
] as const;

export const LOSS_NOTES = [
  "Chose to stay with spreadsheets for now.",
  "Budget went to another project.",
  "Went with another supplier.",
  "Their sponsor changed jobs.",
] as const;

const NEEDS = [
  "Forecasts take a week and are wrong by then",
  "Every team has its own numbers",
  "Wants one report for the board",
  "Needs to see margins by customer",
];

export interface BantAnswer {
  dimension: BantDimension;
  level: BantLevel;
  value?: string;
  evidence?: string;
}

/** What a first talk brings out when they are about to buy. */
export function firstFindings(person: Person, random: Random): BantAnswer[] {
  const decides = ["C-level", "VP", "Director"].includes(person.seniority);
  return [
    {
      dimension: "need",
      level: "met",
      value: random.pick(NEEDS),
      evidence: "Named it without being asked.",
    },
    {
      dimension: "authority",
      level: decides ? "met" : "partly",
      value: person.title,
      evidence: decides ? "Decides alone up to the team's budget." : "Recommends; the head signs.",
    },
  ];
}

/** What the second talk brings out. */
export function laterFindings(amount: number, closeDate: string, random: Random): BantAnswer[] {
  const settled = random.chance(0.6);
  return [
    {
      dimension: "budget",
      level: settled ? "met" : "partly",
      value: `USD ${numberText(amount)}`,
      evidence: settled ? "There is a line for it this year." : "Has to be asked for, looks good.",
    },
    {
      dimension: "timeline",
      level: random.chance(0.55) ? "met" : "partly",
      value: isoDayText(closeDate),
      evidence: "Wants it running by then.",
    },
  ];
}

/** What a talk brings out that ends without a conversion, by the reason it ends for. */
export function soberFindings(reasonId: string, random: Random): BantAnswer[] {
  switch (reasonId) {
    case "no_need":
      return [{ dimension: "need", level: "notMet", evidence: "Happy with what they have." }];
    case "no_budget":
      return [
        { dimension: "need", level: "partly", value: random.pick(NEEDS) },
        { dimension: "budget", level: "notMet", evidence: "No money for tools this year." },
      ];
    case "no_authority":
      return [
        { dimension: "need", level: "partly", value: random.pick(NEEDS) },
        { dimension: "authority", level: "notMet", evidence: "Is only looking around." },
      ];
    case "no_timing":
      return [
        { dimension: "need", level: "met", value: random.pick(NEEDS) },
        { dimension: "timeline", level: "notMet", evidence: "Not before their migration is done." },
      ];
    default:
      return [{ dimension: "need", level: "partly", evidence: "Too small for what we do." }];
  }
}
