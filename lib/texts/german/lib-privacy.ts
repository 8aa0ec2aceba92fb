import type { Catalogue } from "@/lib/language";

export const libPrivacy: Catalogue = {
  "This address is kept out already.": "Diese Adresse wird schon ferngehalten.",
  "This address is not kept out.": "Diese Adresse wird nicht ferngehalten.",
  "This person asked not to be kept. An admin can let the address in again under Settings, Privacy.":
    "Diese Person wollte nicht aufbewahrt werden. Ein Admin kann die Adresse unter Einstellungen, Datenschutz wieder zulassen.",
};
