import { t, translated } from "@/lib/language";

/** The words around the leads behind a figure. */
export const behindTexts = translated({
  show: "Show these leads",
  showAll: (count: string) => t`Show all ${count}`,
  none: "There are none.",
  more: "Show more",
  again: "Try again",
  shown: (shown: string, total: string) => t`${shown} of ${total}`,
  stage: (name: string) => t`now ${name}`,
  never: "not handed off by it",
} as const);
