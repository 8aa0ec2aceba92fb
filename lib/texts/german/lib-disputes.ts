import type { Catalogue } from "@/lib/language";

export const libDisputes: Catalogue = {
  "Rejections are disputed by people.": "Ablehnungen widersprechen Personen.",
  "This lead has been moved meanwhile. Look at it again first.":
    "Dieser Lead wurde inzwischen verschoben. Sehen Sie ihn zuerst noch einmal an.",
  "Disputes are decided by people.": "Streitfälle entscheiden Personen.",
  "This lead does not exist any more.": "Diesen Lead gibt es nicht mehr.",
  "Say it in fewer words.": "Sagen Sie es mit weniger Worten.",
  "A manager decides.": "Ein Manager entscheidet.",
};
