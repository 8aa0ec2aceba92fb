import type { Catalogue } from "@/lib/language";

export const libTracking: Catalogue = {
  "Somebody else changed this meanwhile. Reload the page to see theirs, then change yours.":
    "Jemand anderes hat dies inzwischen geändert. Laden Sie die Seite neu, um dessen Fassung zu sehen, und ändern Sie dann Ihre.",
  "There is no secret any more.": "Es gibt kein Geheimnis mehr.",
  "Write each site like https://www.example.com.":
    "Schreiben Sie jede Website wie https://www.example.com.",
  "Name at most 50 sites.": "Nennen Sie höchstens 50 Websites.",
  "Begin with a slash, like /pricing*, and leave ? and # out.":
    "Beginnen Sie mit einem Schrägstrich, wie /pricing*, und lassen Sie ? und # weg.",
  "Give the pages a name.": "Geben Sie den Seiten einen Namen.",
  "Name at most 100 kinds of pages.": "Nennen Sie höchstens 100 Arten von Seiten.",
  "Give a whole number of days.": "Geben Sie eine ganze Zahl von Tagen an.",
  "Use 400 or less.": "Verwenden Sie 400 oder weniger.",
};
