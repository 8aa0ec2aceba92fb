import type { Catalogue } from "@/lib/language";

export const disputes: Catalogue = {
  "Disputed rejections": "Ablehnungen im Streit",
  "Sales let these MQLs go, and marketing disagrees. Until it is decided they stay out and count as rejected.":
    "Der Vertrieb ließ diese MQLs gehen, und Marketing widerspricht. Bis zur Entscheidung bleiben sie draußen und zählen als abgelehnt.",
  "Decided disputes": "Entschiedene Streitfälle",
  Dispute: "Widersprechen",
  "Dispute the rejection of {0}": "Der Ablehnung von {0} widersprechen",
  "A manager reads what you write beside what sales wrote, and decides. An MQL can be disputed once.":
    "Ein Manager liest, was Sie schreiben, neben dem, was der Vertrieb schrieb, und entscheidet. Einer Ablehnung kann einmal widersprochen werden.",
  "Why is it wrong to let this lead go?": "Warum ist es falsch, diesen Lead gehen zu lassen?",
  "Say why this rejection is wrong.": "Schreiben Sie, warum diese Ablehnung falsch ist.",
  "Disputed: a manager decides": "Im Streit: Ein Manager entscheidet",
  Decide: "Entscheiden",
  "Decide about {0}": "Über {0} entscheiden",
  "What do you decide?": "Wie entscheiden Sie?",
  "Uphold: it stays out": "Bestätigen: Er bleibt draußen",
  "It keeps counting as rejected, for its reason.":
    "Er zählt weiter als abgelehnt, mit seinem Grund.",
  "Overturn: it goes back to sales": "Aufheben: Er geht an den Vertrieb zurück",
  "It is the MQL that it was, and no longer rejected. Sales’ time to answer starts again now.":
    "Er ist das MQL, das er war, und nicht mehr abgelehnt. Die Zeit des Vertriebs zum Antworten beginnt jetzt neu.",
  "Choose what you decide.": "Wählen Sie, wie Sie entscheiden.",
  "Why?": "Warum?",
  "Sales and marketing both read this.": "Vertrieb und Marketing lesen dies beide.",
  "Say why you decide so.": "Schreiben Sie, warum Sie so entscheiden.",
  "Upheld: {0} stays out": "Bestätigt: {0} bleibt draußen",
  "Overturned: {0} is an MQL again": "Aufgehoben: {0} ist wieder ein MQL",
  "{0} disputes this rejection": "{0} widerspricht dieser Ablehnung",
  "to {0}{1}": "nach {0}{1}",
  "disputed {0}": "widersprochen {0}",
  "Waits for a decision": "Wartet auf eine Entscheidung",
  Upheld: "Bestätigt",
  Overturned: "Aufgehoben",
  "The lead went on first": "Der Lead ging vorher weiter",
};
