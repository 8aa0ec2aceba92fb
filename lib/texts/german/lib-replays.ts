import type { Catalogue } from "@/lib/language";

export const libReplays: Catalogue = {
  "The draft has no such rule.": "Der Entwurf hat keine solche Regel.",
  "Overtaken by a newer question.": "Von einer neueren Frage überholt.",
};
