import type { Catalogue } from "@/lib/language";

export const live: Catalogue = {
  Agreement: "Vereinbarung",
  Reports: "Berichte",
  Spend: "Ausgaben",
  Audit: "Protokoll",
  "1 new alert": "1 neue Warnung",
  "{0} new alerts": "{0} neue Warnungen",
  "1 dispute to decide": "1 Streitfall zu entscheiden",
  "{0} disputes to decide": "{0} Streitfälle zu entscheiden",
  "First steps": "Erste Schritte",
  "Connecting…": "Verbindung wird aufgebaut…",
  "Offline: changes may be missing": "Offline: Änderungen können fehlen",
  "The connection is lost.": "Die Verbindung ist abgebrochen.",
  "What others change does not arrive, and nothing that you do can be saved. This page keeps trying; leave it open so that nothing you typed is lost.":
    "Was andere ändern, kommt nicht an, und nichts von Ihnen kann gespeichert werden. Diese Seite versucht es weiter; lassen Sie sie offen, damit nichts Eingegebenes verloren geht.",
  "Try now": "Jetzt versuchen",
  "Connected again": "Wieder verbunden",
  "What changed meanwhile is shown.": "Was sich inzwischen geändert hat, wird gezeigt.",
};
