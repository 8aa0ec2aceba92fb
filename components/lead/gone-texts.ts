import { translated } from "@/lib/language";

/** The words for a lead that is not there; every page of a lead brings them along. */
export const goneTexts = translated({
  title: "This lead is not there",
  about:
    "It may have been merged or deleted, or the link is not complete. Search for it among all leads.",
  allLeads: "All leads",
} as const);
