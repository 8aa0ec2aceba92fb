import { Badge, type Tone } from "@/components/ui/badge";
import { CRITERIA_STATE_NAMES, type CriteriaState } from "@/lib/engine/agreement";

const TONES: Record<CriteriaState, Tone> = {
  draft: "neutral",
  proposed: "warn",
  agreed: "info",
  active: "good",
  retired: "neutral",
};

/** Where a version stands on its way to being in force. */
export function StateBadge({ state }: { state: CriteriaState }) {
  return <Badge tone={TONES[state]}>{CRITERIA_STATE_NAMES[state]}</Badge>;
}
