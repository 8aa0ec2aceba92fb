import type { Catalogue } from "@/lib/language";

export const libQualification: Catalogue = {
  "Answer each dimension once.": "Beantworten Sie jede Frage einmal.",
};
