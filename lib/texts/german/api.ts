import type { Catalogue } from "@/lib/language";

export const api: Catalogue = {
  Value: "Wert",
  required: "erforderlich",
  Needs: "Braucht",
  Parameters: "Parameter",
  "Fields of {0}": "Felder von {0}",
};
