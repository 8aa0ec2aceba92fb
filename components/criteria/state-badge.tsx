import { Badge, type Tone } from "@/components/ui/badge";
import type { CriteriaState } from "@/lib/engine/agreement";

const STATES: Record<CriteriaState, { label: string; tone: Tone }> = {
  draft: { label: "Draft", tone: "neutral" },
  proposed: { label: "Waiting for sales", tone: "warn" },
  agreed: { label: "Agreed", tone: "info" },
  active: { label: "In force", tone: "good" },
  retired: { label: "Retired", tone: "neutral" },
};

/** Where a version stands on its way to being in force. */
export function StateBadge({ state }: { state: CriteriaState }) {
  const { label, tone } = STATES[state];
  return <Badge tone={tone}>{label}</Badge>;
}
