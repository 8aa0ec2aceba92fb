export const OPPORTUNITY_STATES = ["open", "won", "lost"] as const;
export type OpportunityState = (typeof OPPORTUNITY_STATES)[number];
export const OPPORTUNITY_STATE_NAMES: Record<OpportunityState, string> = {
  open: "Open",
  won: "Won",
  lost: "Lost",
};
