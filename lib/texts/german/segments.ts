import type { Catalogue } from "@/lib/language";

export const segments: Catalogue = {
  "Your ideal customer profile, personas, markets: filters and reports know them by name.":
    "Ihr ideales Kundenprofil, Personas, Märkte: Filter und Berichte kennen sie beim Namen.",
  "A lead is in a segment by what is known of it now, and in as many as it meets.":
    "Ein Lead ist in einem Segment durch das, was jetzt von ihm bekannt ist, und in allen, die er erfüllt.",
  "No segment so far": "Bisher kein Segment",
  "Name the leads that you talk about as a group, such as “Enterprise in DACH”. Reports can then be filtered and split by them.":
    "Benennen Sie die Leads, über die Sie als Gruppe sprechen, etwa „Enterprise in DACH“. Berichte können dann danach gefiltert und aufgeteilt werden.",
  "New segment": "Neues Segment",
  "Change the segment": "Segment ändern",
  Description: "Beschreibung",
  "For colleagues: pain points, goals, objections.": "Für Kollegen: Probleme, Ziele, Einwände.",
  "Leads of which": "Leads, für die gilt",
  "Leads now": "Leads jetzt",
  "Made by": "Angelegt von",
  "Being found…": "Werden gesucht…",
  "{0} in no segment": "{0} in keinem Segment",
  "There are no leads so far.": "Bisher gibt es keine Leads.",
  "{0} meet this now, {1} of {2}.": "{0} erfüllen dies jetzt, {1} von {2}.",
  "Counting the leads that meet this…": "Leads, die dies erfüllen, werden gezählt…",
  "Finish the conditions to see how many leads meet them.":
    "Schreiben Sie die Bedingungen zu Ende, um zu sehen, wie viele Leads sie erfüllen.",
  "Filters, saved views and goals that ask for this segment will say that it is gone, and show no figures until they ask for something else. What is known of leads stays as it is.":
    "Filter, gespeicherte Ansichten und Ziele, die nach diesem Segment fragen, sagen dann, dass es fehlt, und zeigen keine Zahlen, bis sie nach etwas anderem fragen. Was von Leads bekannt ist, bleibt, wie es ist.",
  "Looking for what uses it…": "Es wird gesucht, was es verwendet…",
  "No saved view and no goal uses it.": "Keine gespeicherte Ansicht und kein Ziel verwendet es.",
  "It is used by:": "Es wird verwendet von:",
  "Saved view": "Gespeicherte Ansicht",
};
