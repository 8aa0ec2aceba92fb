import type { Catalogue } from "@/lib/language";

export const consents: Catalogue = {
  Consent: "Einwilligung",
  "Nothing is recorded.": "Nichts ist erfasst.",
  Record: "Erfassen",
  "Consent of {0}": "Einwilligung von {0}",
  "It is added to the list. What was recorded before stays as it is.":
    "Sie wird der Liste hinzugefügt. Was vorher erfasst wurde, bleibt, wie es ist.",
  "What they said": "Was gesagt wurde",
  "They agreed": "Eingewilligt",
  "They took it back": "Zurückgezogen",
  "The text that they agreed to": "Der Text, in den eingewilligt wurde",
  "Version of the text": "Version des Textes",
  "If it has one.": "Falls er eine hat.",
  "How they said so": "Wie es gesagt wurde",
  "On the phone": "Am Telefon",
  "When they said so": "Wann es gesagt wurde",
  "Just now": "Gerade eben",
  "On a day": "An einem Tag",
  Day: "Tag",
  "Time, if known": "Uhrzeit, falls bekannt",
  "Without a time, a withdrawal of the same day counts, whichever came first.":
    "Ohne Uhrzeit zählt ein Widerruf vom selben Tag, was auch immer zuerst kam.",
  "Without a time, it counts against all that they agreed to on that day.":
    "Ohne Uhrzeit gilt er für alles, worin an diesem Tag eingewilligt wurde.",
  Recorded: "Erfasst",
  "{0}, time not known": "{0}, Uhrzeit nicht bekannt",
  "They may have agreed after they took it back: nobody knows the time. In doubt it counts as withdrawn.":
    "Vielleicht wurde nach dem Widerruf eingewilligt: Die Uhrzeit kennt niemand. Im Zweifel zählt es als widerrufen.",
  "Recorded by {0}": "Erfasst von {0}",
};
