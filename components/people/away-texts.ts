import { isoDayText } from "@/lib/engine/locale";
import { t, translated } from "@/lib/language";

/** The words of being out of office. */
export const awayTexts = translated({
  title: "Out of office",
  about:
    "Meanwhile no lead is offered to you, MQLs of yours are offered to your colleagues, and managers see what comes due with you. You are back by yourself the day after.",
  aboutOf: (name: string) =>
    t`Meanwhile no lead is offered to ${name}, their MQLs are offered to everybody, and managers are told what comes due. They are back by themselves the day after.`,
  titleOf: (name: string) => t`${name}: out of office`,
  action: "Out of office…",
  from: "First day",
  until: "Last day",
  save: "Save",
  end: "Take it back",
  choose: "Choose a day.",
  saved: (until: string) => t`Out of office until ${isoDayText(until)}`,
  savedOf: (name: string, until: string) => t`${name} is out of office until ${isoDayText(until)}`,
  ended: "You are back in the office",
  endedOf: (name: string) => t`${name} is back in the office`,
  badge: (until: string) => t`Away until ${isoDayText(until)}`,
  planned: (from: string, until: string) =>
    from === until
      ? t`Away on ${isoDayText(from)}`
      : t`Away ${isoDayText(from)} – ${isoDayText(until)}`,
  owner: (name: string, until: string) => t`${name} is away until ${isoDayText(until)}`,
  ownerUnnamed: (until: string) => t`Its owner is out of office until ${isoDayText(until)}`,
} as const);
