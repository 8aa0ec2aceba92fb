import type { Catalogue } from "@/lib/language";

export const libRetention: Catalogue = {
  "Retention rule": "Aufbewahrungsregel",
  "Somebody else changed this meanwhile. Reload the page to see it.":
    "Jemand anderes hat dies inzwischen geändert. Laden Sie die Seite neu, um es zu sehen.",
  "Give a whole number of {0}.": "Geben Sie eine ganze Zahl an: {0}.",
  "Use 1 or more.": "Verwenden Sie 1 oder mehr.",
  "Use {0} or less.": "Verwenden Sie {0} oder weniger.",
  "Choose at least one stage.": "Wählen Sie mindestens eine Phase.",
};
