import { t, translated } from "@/lib/language";

/** The words about versions that are on their way into force. */
export const waitingTexts = translated({
  version: (number: number, name: string) => t`version ${number}, ${name}`,
  answer: (version: string) => t`Waiting for your answer: ${version}`,
  forSales: (version: string) => t`Waiting for sales: ${version}`,
  proposed: (name: string, day: string) => t`${name} proposed it for marketing on ${day}.`,
  askAnswer: "Agree for sales, or ask for changes.",
  askManager: "A manager agrees, or asks for changes.",
  ready: (version: string) => t`Agreed, to be put in force: ${version}`,
  agreed: (name: string, day: string) => t`${name} agreed for sales on ${day}.`,
  effective: (day: string) => t`It was agreed to take effect on ${day}.`,
  until: "Until somebody puts it in force, leads are handed off as before.",
  review: "Review",
  open: "Open it",
} as const);
