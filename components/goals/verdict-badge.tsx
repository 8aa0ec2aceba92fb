import { Badge } from "@/components/ui/badge";
import type { GoalBasis, Verdict } from "@/lib/engine/goals";
import { verdictText } from "@/lib/goals/schema/words";
import { goalTexts as texts, VERDICT_TONES } from "./goal-texts";

/** Whether a figure is as wanted, in a word or two. */
export function VerdictBadge({ verdict, basis }: { verdict: Verdict; basis: GoalBasis }) {
  const crossed = basis === "value" ? texts.crossed[verdict] : undefined;
  return (
    <Badge tone={VERDICT_TONES[verdict]} title={verdictText(verdict, basis)}>
      {crossed ?? texts.verdicts[verdict]}
    </Badge>
  );
}
