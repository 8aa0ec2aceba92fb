import type { Catalogue } from "@/lib/language";

export const libScoring: Catalogue = {
  "Criteria v{0}": "Kriterien v{0}",
};
