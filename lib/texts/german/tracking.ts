import type { Catalogue } from "@/lib/language";

export const tracking: Catalogue = {
  "Follow visits": "Besuche verfolgen",
  "Nothing is stored or sent before a visitor agrees, nor where their browser asks not to be followed.":
    "Nichts wird gespeichert oder gesendet, bevor ein Besucher zustimmt, und auch nicht, wenn der Browser bittet, nicht verfolgt zu werden.",
  "In the head of every page": "Im Kopf jeder Seite",
  "When a visitor agrees, for example in your cookie banner":
    "Wenn ein Besucher zustimmt, zum Beispiel in Ihrem Cookie-Banner",
  "When they change their mind": "Wenn er es sich anders überlegt",
  "On what counts as a click": "An dem, was als Klick zählt",
  "Visitors who are signed in": "Angemeldete Besucher",
  "A website where people sign in can say who its visitor is. What that browser did, and does from then on, becomes activities of the lead with that address. The site’s server signs it, so that nobody can speak for somebody else: docs/tracking.md says how.":
    "Eine Website, auf der man sich anmelden kann, kann sagen, wer ihr Besucher ist. Was dieser Browser tat und von da an tut, wird zu Aktivitäten des Leads mit dieser Adresse. Der Server der Website unterschreibt es, damit niemand für jemand anderen sprechen kann: docs/tracking.md sagt, wie.",
  "No secret yet: who is signed in cannot be told.":
    "Noch kein Geheimnis: Wer angemeldet ist, kann nicht gesagt werden.",
  "Secret made on {0} by {1}.": "Geheimnis erstellt am {0} von {1}.",
  "On a page where somebody is signed in": "Auf einer Seite, auf der jemand angemeldet ist",
  "Make a secret": "Geheimnis erstellen",
  "New secret": "Neues Geheimnis",
  "Make a new secret?": "Neues Geheimnis erstellen?",
  "The one before stops to count at once. Websites that sign with it are not heard until they know the new one.":
    "Das bisherige gilt sofort nicht mehr. Websites, die damit unterschreiben, werden nicht gehört, bis sie das neue kennen.",
  "Take it away": "Wegnehmen",
  "Take the secret away?": "Das Geheimnis wegnehmen?",
  "Websites can no longer say who is signed in. What became of visits until now stays as it is.":
    "Websites können dann nicht mehr sagen, wer angemeldet ist. Was bisher aus Besuchen wurde, bleibt.",
  "The secret is gone": "Das Geheimnis ist weg",
  "Copy the secret now": "Kopieren Sie das Geheimnis jetzt",
  "It is shown only this once. Keep it on the website’s server, never in a page: whoever has it can say to be anybody.":
    "Es wird nur dieses eine Mal gezeigt. Bewahren Sie es auf dem Server der Website auf, nie in einer Seite: Wer es hat, kann sich für jeden ausgeben.",
  Secret: "Geheimnis",
  "Names of pages": "Namen von Seiten",
  "{0} is “{1}”": "{0} ist „{1}“",
  "Visits of strangers are kept for": "Besuche Unbekannter werden aufbewahrt für",
  "Websites saved": "Websites gespeichert",
  "Your websites": "Ihre Websites",
  "Only these can show your forms and send visits.":
    "Nur diese können Ihre Formulare zeigen und Besuche senden.",
  "Each with its name in full: www.example.com and example.com are two. Enter adds one.":
    "Jede mit vollem Namen: www.example.com und example.com sind zwei. Enter fügt eine hinzu.",
  "Criteria ask for a page by its name. The first that matches counts; * stands for anything.":
    "Kriterien fragen nach einer Seite mit ihrem Namen. Der erste passende zählt; * steht für beliebiges.",
  "Add a name": "Namen hinzufügen",
  "Pages are known by their paths only.": "Seiten sind nur durch ihre Pfade bekannt.",
  "Visits of strangers": "Besuche Unbekannter",
  "What a visitor did before they told who they are is deleted after a while.":
    "Was ein Besucher tat, bevor er sagte, wer er ist, wird nach einer Weile gelöscht.",
  "Kept for": "Aufbewahrt für",
  "Save websites": "Websites speichern",
};
