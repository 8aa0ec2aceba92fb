import type { Catalogue } from "@/lib/language";

export const libStart: Catalogue = {
  "This workspace has no first steps.": "Dieser Arbeitsbereich hat keine ersten Schritte.",
  "Somebody else went on with the first steps meanwhile. Please look again.":
    "Jemand anderes hat die ersten Schritte inzwischen fortgesetzt. Bitte sehen Sie noch einmal nach.",
};
