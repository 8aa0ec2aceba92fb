import type { LeadLabel } from "@/lib/engine/stages";
import { t } from "@/lib/language";

/** The labels where room is short. */
export const LABEL_SHORT: Record<LeadLabel, string> = {
  get newCompany() {
    return t("New company");
  },
  get newPerson() {
    return t("New person");
  },
  get existingCustomer() {
    return t("Customer");
  },
  get replacement() {
    return t("Replacement");
  },
};
