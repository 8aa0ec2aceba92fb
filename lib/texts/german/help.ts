import type { Catalogue } from "@/lib/language";

export const help: Catalogue = {
  "Words and what they mean": "Wörter und was sie bedeuten",
  "Each word has one meaning everywhere in Handoff. Dotted words in texts open theirs where they stand.":
    "Jedes Wort hat in Handoff überall eine Bedeutung. Gepunktete Wörter in Texten öffnen ihre an Ort und Stelle.",
  "All words": "Alle Wörter",
  "inquiry, inquiries,": "anfrage, anfragen,",
  "customer, customers,": "kunde, kunden,",
  "disqualified,": "disqualifiziert, disqualifizierte, disqualifizierten, disqualifizierter,",
  "hand-off, hand-offs,": "übergabe, übergaben,",
  "criteria,": "kriterien,",
  "threshold, thresholds,": "schwellenwert, schwellenwerte, schwellenwerts, schwellenwerten,",
  "touch, touches,": "kontakt, kontakte, touchpoint, touchpoints,",
  "cohort, cohorts,": "kohorte, kohorten,",
  "window,": "fenster, fensters,",
  "maturing,": "reift, reifend, reifende, reifenden,",
  "interval, intervals,": "intervall, intervalle,",
  "precision,": "trefferquote,",
  "competing exit,": "konkurrierender ausgang, konkurrierendem ausgang, konkurrierenden ausgang,",
  "velocity,": "geschwindigkeit,",
};
