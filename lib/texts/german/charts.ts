import type { Catalogue } from "@/lib/language";

export const charts: Catalogue = {
  "Show as a table": "Als Tabelle anzeigen",
  "{0} {1} to {2}": "{0} {1} bis {2}",
  "{0}. Arrow keys tell its values{1}.": "{0}. Pfeiltasten nennen die Werte{1}.",
  ", Enter shows what is behind them": ", Enter zeigt, was dahintersteht",
  "{0} to {1}": "{0} bis {1}",
  "Picture of “{0}”": "Bild von „{0}“",
  Picture: "Bild",
  "For slides and documents": "Für Folien und Dokumente",
  "Sharp at every size": "Scharf in jeder Größe",
  "Your browser could not draw the picture.": "Ihr Browser konnte das Bild nicht zeichnen.",
};
