import type { LeadLabel } from "@/lib/engine/stages";

/** The labels where room is short. */
export const LABEL_SHORT: Record<LeadLabel, string> = {
  newCompany: "New company",
  newPerson: "New person",
  existingCustomer: "Customer",
  replacement: "Replacement",
};
