import type { Catalogue } from "@/lib/language";

export const palette: Catalogue = {
  Search: "Suchen",
  "Ctrl K": "Strg K",
  "Search and commands": "Suche und Befehle",
  "Search leads, companies, pages and actions": "Leads, Firmen, Seiten und Aktionen suchen",
  Results: "Ergebnisse",
  Recent: "Zuletzt",
  Companies: "Firmen",
  "Saved views": "Gespeicherte Ansichten",
  "Searching…": "Wird gesucht…",
  "Nothing is called “{0}”.": "Nichts heißt „{0}“.",
  "Type at least three letters to search leads.":
    "Geben Sie mindestens drei Buchstaben ein, um Leads zu suchen.",
  "Leads with similar words": "Leads mit ähnlichen Wörtern",
  "No lead has “{0}” in its name, address or company. These have something like it.":
    "Kein Lead hat „{0}“ in Name, Adresse oder Firma. Diese haben etwas Ähnliches.",
  "No lead has “{0}” in its name, address or company. These have {1}.":
    "Kein Lead hat „{0}“ in Name, Adresse oder Firma. Diese haben {1}.",
  "All leads with “{0}”": "Alle Leads mit „{0}“",
  "Leads of {0}": "Leads von {0}",
  "You are signed out. Sign in in another tab, then type again: this page stays as it is.":
    "Sie sind abgemeldet. Melden Sie sich in einem anderen Tab an und tippen Sie erneut: Diese Seite bleibt, wie sie ist.",
  "Leads could not be searched. Check your connection.":
    "Leads konnten nicht durchsucht werden. Prüfen Sie Ihre Verbindung.",
  "Start a draft of the criteria": "Entwurf der Kriterien beginnen",
  "Build a form": "Formular anlegen",
  "Invite somebody": "Jemanden einladen",
  "Make an API key": "API-Schlüssel erstellen",
  "Switch to the light appearance": "Zur hellen Darstellung wechseln",
  "Switch to the dark appearance": "Zur dunklen Darstellung wechseln",
  "Let the device choose the appearance": "Das Gerät die Darstellung wählen lassen",
  "Sign out": "Abmelden",
  "to move": "zum Bewegen",
  "to open": "zum Öffnen",
  "to close": "zum Schließen",
};
