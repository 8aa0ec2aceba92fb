import { t, translated } from "@/lib/language";

/** The words of the list's own conditions. */
export const conditionsTexts = translated({
  button: "Conditions",
  open: "Conditions on what is known",
  title: "Show leads of which",
  about:
    "Joined by all, any or none of them. They become part of the list’s address, its views and its file.",
  show: "Show these leads",
  clear: "Take all conditions away",
  problem: "These conditions cannot be asked",
  problemText: (problem: string) => t`${problem} The leads below are chosen without them.`,
} as const);
