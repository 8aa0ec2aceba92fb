import type { Catalogue } from "@/lib/language";

export const leadMoves: Catalogue = {
  "Move {0}": "{0} verschieben",
  "Hand {0} to sales": "{0} an den Vertrieb übergeben",
  "Accept {0}": "{0} annehmen",
  "Qualify {0}": "{0} qualifizieren",
  "{0} became a customer": "{0} wurde Kunde",
  "Recycle {0}": "{0} zurückstellen",
  "Disqualify {0}": "{0} disqualifizieren",
  Move: "Verschieben",
  "Hand to sales": "An den Vertrieb übergeben",
  Accept: "Annehmen",
  Qualify: "Qualifizieren",
  "Mark as won": "Als gewonnen markieren",
  Recycle: "Zurückstellen",
  Disqualify: "Disqualifizieren",
  "Back to inquiry": "Zurück zur Anfrage",
  Won: "Gewonnen",
  "Past the criteria, by hand: say why, sales will read it.":
    "Von Hand an den Kriterien vorbei: Sagen Sie warum, der Vertrieb liest es.",
  "You take the lead over and work it from here.":
    "Sie übernehmen den Lead und bearbeiten ihn ab hier.",
  "Record what was found out and open the opportunity.":
    "Halten Sie fest, was herausgefunden wurde, und eröffnen Sie die Opportunity.",
  "Closes the opportunity as won.": "Schließt die Opportunity als gewonnen.",
  "Good, but not now. Say why, and when to look again.":
    "Gut, aber nicht jetzt. Sagen Sie warum und wann die Wiedervorlage ist.",
  "Takes the lead back into nurture. Say why, and when to look again.":
    "Stellt den Lead zurück in Nurture. Sagen Sie warum und wann die Wiedervorlage ist.",
  "Takes the lead out. The reason goes back to marketing.":
    "Nimmt den Lead heraus. Der Grund geht an das Marketing zurück.",
  Reason: "Grund",
  "The reason teaches the criteria.": "Aus dem Grund lernen die Kriterien.",
  "Only after the agreed number of calls.": "Erst nach der vereinbarten Zahl von Anrufen.",
  Note: "Notiz",
  "What should the next person know?": "Was sollte die nächste Person wissen?",
  "Look again on": "Wiedervorlage am",
  Amount: "Betrag",
  "Amount won": "Gewonnener Betrag",
  "Leave empty when it is the opportunity's amount.":
    "Leer lassen, wenn es der Betrag der Opportunity ist.",
  "Expected to close": "Abschluss erwartet am",
  Role: "Rolle",
  Need: "Bedarf",
  "A quote or a note": "Ein Zitat oder eine Notiz",
  "Loading…": "Wird geladen…",
  "What was recorded about BANT could not be shown; it stays as it is. {0}":
    "Was zu BANT erfasst ist, konnte nicht gezeigt werden; es bleibt, wie es ist. {0}",
  "The SQL rule still misses:": "Der SQL-Regel fehlt noch:",
  "The agreed SQL rule is met.": "Die vereinbarte SQL-Regel ist erfüllt.",
  "The agreed SQL rule is met. Qualifying opens an opportunity.":
    "Die vereinbarte SQL-Regel ist erfüllt. Qualifizieren eröffnet eine Opportunity.",
  "{0} became customers": "{0} wurden Kunden",
  "You take the leads over and work them from here.":
    "Sie übernehmen die Leads und bearbeiten sie ab hier.",
  "Closes the opportunity of each as won, at its own amount.":
    "Schließt die Opportunity von jedem als gewonnen, zu ihrem eigenen Betrag.",
  "Takes the leads out. The reason goes back to marketing.":
    "Nimmt die Leads heraus. Der Grund geht an das Marketing zurück.",
  "Takes the leads back into nurture. Say why, and when to look again.":
    "Stellt die Leads zurück in Nurture. Sagen Sie warum und wann die Wiedervorlage ist.",
  "{0} moved to {1}": "{0} nach {1} verschoben",
  "{0} of {1} not moved": "{0} von {1} nicht verschoben",
  "{0} back where they were": "{0} wieder da, wo sie waren",
  "{0} of {1} not taken back": "{0} von {1} nicht zurückgenommen",
  "And {0} more.": "Und {0} weitere.",
  "{0} is back in {1}": "{0} ist wieder in {1}",
  "{0} was not moved": "{0} wurde nicht verschoben",
  "{0} was not moved to {1}": "{0} wurde nicht nach {1} verschoben",
  "{0} moved this lead to {1} meanwhile.": "{0} hat diesen Lead inzwischen nach {1} verschoben.",
  Somebody: "Jemand",
  "There is no such lead any more.": "Diesen Lead gibt es nicht mehr.",
  "Sign in in a new tab.": "Melden Sie sich in einem neuen Tab an.",
  "Then come back and send it again: what you typed is still here.":
    "Kommen Sie dann zurück und senden Sie erneut: Was Sie eingegeben haben, ist noch da.",
  "Choose a reason.": "Wählen Sie einen Grund.",
  "Choose the day to look at the lead again.": "Wählen Sie den Tag der Wiedervorlage.",
  "Say why in a few words.": "Sagen Sie in wenigen Worten, warum.",
};
