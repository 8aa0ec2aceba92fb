import type { DisputeState } from "@/lib/engine/disputes";
import { STAGE_INFO, type Stage } from "@/lib/engine/stages";
import { t, translated } from "@/lib/language";

/** The words about disputed rejections. */
export const disputeTexts = translated({
  title: "Disputed rejections",
  about:
    "Sales let these MQLs go, and marketing disagrees. Until it is decided they stay out and count as rejected.",
  decided: "Decided disputes",
  raise: "Dispute",
  raiseTitle: (name: string) => t`Dispute the rejection of ${name}`,
  raiseAbout:
    "A manager reads what you write beside what sales wrote, and decides. An MQL can be disputed once.",
  raiseNote: "Why is it wrong to let this lead go?",
  noteMissing: "Say why this rejection is wrong.",
  raised: "Disputed: a manager decides",
  decide: "Decide",
  decideLabel: (name: string) => t`Decide about ${name}`,
  decideTitle: (name: string) => t`Decide about ${name}`,
  decision: "What do you decide?",
  decisions: {
    upheld: {
      label: "Uphold: it stays out",
      about: "It keeps counting as rejected, for its reason.",
    },
    overturned: {
      label: "Overturn: it goes back to sales",
      about:
        "It is the MQL that it was, and no longer rejected. Sales’ time to answer starts again now.",
    },
  },
  decisionMissing: "Choose what you decide.",
  decisionNote: "Why?",
  decisionNoteHint: "Sales and marketing both read this.",
  decisionNoteMissing: "Say why you decide so.",
  done: {
    upheld: (name: string) => t`Upheld: ${name} stays out`,
    overturned: (name: string) => t`Overturned: ${name} is an MQL again`,
  },
  disputes: (name: string) => t`${name} disputes this rejection`,
  rejected: (to: Stage, reason: string | null) =>
    t`to ${STAGE_INFO[to].name}${reason === null ? "" : `: ${reason}`}`,
  disputed: (when: string) => t`disputed ${when}`,
  states: {
    open: "Waits for a decision",
    upheld: "Upheld",
    overturned: "Overturned",
    settled: "The lead went on first",
  } satisfies Record<DisputeState, string>,
} as const);
