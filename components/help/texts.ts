import { translated } from "@/lib/language";

/** The words around the glossary. */
export const helpTexts = translated({
  title: "Words and what they mean",
  description:
    "Each word has one meaning everywhere in Handoff. Dotted words in texts open theirs where they stand.",
  allTerms: "All words",
} as const);
