import { t } from "@/lib/language";

export const OPPORTUNITY_STATES = ["open", "won", "lost"] as const;
export type OpportunityState = (typeof OPPORTUNITY_STATES)[number];
export const OPPORTUNITY_STATE_NAMES: Record<OpportunityState, string> = {
  get open() {
    return t("Open");
  },
  get won() {
    return t("Won");
  },
  get lost() {
    return t("Lost");
  },
};
