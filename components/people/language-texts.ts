import { translated } from "@/lib/language";

/** The words around the choice of a language. */
export const languageTexts = translated({
  title: "Language",
  about: "Of your screens and of the mails to you.",
  asBrowser: "As your browser asks for",
});
