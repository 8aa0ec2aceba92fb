import type { Catalogue } from "@/lib/language";

export const help: Catalogue = {
  "Words and what they mean": "Wörter und was sie bedeuten",
  "Each word has one meaning everywhere in Handoff. Dotted words in texts open theirs where they stand.":
    "Jedes Wort hat in Handoff überall eine Bedeutung. Gepunktete Wörter in Texten öffnen ihre an Ort und Stelle.",
  "All words": "Alle Wörter",
};
