import { translated } from "@/lib/language";

/** The words around the choice of a language. */
export const languageTexts = translated({
  title: "Language",
  about: "Of your screens and of the mails to you.",
  none: "As the workspace, or else your browser, has it",
  ofWorkspace: "Of those who have chosen none, and of the mails to them.",
  eachBrowser: "As each browser asks for",
});
