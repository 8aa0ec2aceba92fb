import { Badge, Dot } from "@/components/ui/badge";
import { STAGE_INFO, type Stage } from "@/lib/engine/stages";

export function stageColor(stage: Stage): string {
  return `var(--color-stage-${stage})`;
}

/** A stage's colour beside its name. */
export function StageBadge({ stage }: { stage: Stage }) {
  return (
    <Badge dot={stageColor(stage)} title={STAGE_INFO[stage].longName}>
      {STAGE_INFO[stage].name}
    </Badge>
  );
}

export function StageDot({ stage }: { stage: Stage }) {
  return <Dot color={stageColor(stage)} />;
}
