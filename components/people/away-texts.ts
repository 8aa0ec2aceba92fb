import { isoDayText } from "@/lib/engine/locale";

/** The words of being out of office. */
export const awayTexts = {
  title: "Out of office",
  about:
    "Meanwhile no lead is offered to you, MQLs of yours are offered to your colleagues, and managers see what comes due with you. You are back by yourself the day after.",
  aboutOf: (name: string) =>
    `Meanwhile no lead is offered to ${name}, their MQLs are offered to everybody, and managers are told what comes due. They are back by themselves the day after.`,
  titleOf: (name: string) => `${name}: out of office`,
  action: "Out of office…",
  from: "First day",
  until: "Last day",
  save: "Save",
  end: "Take it back",
  choose: "Choose a day.",
  saved: (until: string) => `Out of office until ${isoDayText(until)}`,
  savedOf: (name: string, until: string) => `${name} is out of office until ${isoDayText(until)}`,
  ended: "You are back in the office",
  endedOf: (name: string) => `${name} is back in the office`,
  badge: (until: string) => `Away until ${isoDayText(until)}`,
  planned: (from: string, until: string) =>
    from === until
      ? `Away on ${isoDayText(from)}`
      : `Away ${isoDayText(from)} – ${isoDayText(until)}`,
  owner: (name: string, until: string) => `${name} is away until ${isoDayText(until)}`,
  ownerUnnamed: (until: string) => `Its owner is out of office until ${isoDayText(until)}`,
} as const;
