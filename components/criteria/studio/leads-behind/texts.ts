/** The words around the leads behind a figure. */
export const behindTexts = {
  show: "Show these leads",
  showAll: (count: string) => `Show all ${count}`,
  none: "There are none.",
  more: "Show more",
  again: "Try again",
  shown: (shown: string, total: string) => `${shown} of ${total}`,
  stage: (name: string) => `now ${name}`,
  never: "not handed off by it",
} as const;
