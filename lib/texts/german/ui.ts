import type { Catalogue } from "@/lib/language";

export const ui: Catalogue = {
  "Move {0} up": "{0} nach oben",
  "Move {0} down": "{0} nach unten",
  "whole numbers": "ganze Zahlen",
  numbers: "Zahlen",
  "Takes {0} from {1} to {2}.": "Erlaubt {0} von {1} bis {2}.",
  "Takes {0} from {1} on.": "Erlaubt {0} ab {1}.",
  "Takes {0} only.": "Erlaubt nur {0}.",
  "Takes {0} up to {1}.": "Erlaubt {0} bis {1}.",
  "Choose…": "Wählen…",
  Decrease: "Verringern",
  Increase: "Erhöhen",
  "No matches": "Keine Treffer",
  "Check your connection, then try again.":
    "Prüfen Sie Ihre Verbindung und versuchen Sie es dann erneut.",
  "Open calendar": "Kalender öffnen",
  "Next month": "Nächster Monat",
  "Previous month": "Voriger Monat",
  Remove: "Entfernen",
  "Show suggestions": "Vorschläge zeigen",
  "Working…": "Wird ausgeführt…",
  "Choose a file": "Datei wählen",
  "or drop it here": "oder hier ablegen",
  "Please correct these and try again:": "Bitte berichtigen Sie dies und versuchen Sie es erneut:",
  "“{0}” can be read in several ways.": "„{0}“ lässt sich verschieden lesen.",
  "Nothing was undone: something else was done since.":
    "Nichts wurde rückgängig gemacht: Seither wurde etwas anderes getan.",
  "“{0}” is taken back by the button beside it.": "„{0}“ macht der Knopf daneben rückgängig.",
  "You have unsaved changes. Leave without saving them?":
    "Sie haben ungespeicherte Änderungen. Ohne Speichern verlassen?",
};
