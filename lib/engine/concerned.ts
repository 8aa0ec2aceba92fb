import type { Activity } from "./activities";
import type { CompiledCriteria } from "./compile";

/**
 * Whether an activity can change a score: some rule counts it, or some question asks for it. What
 * nobody asks for leaves the score, and the moment of its next change, as they are.
 */
export function concernsScore(
  { type, props }: Pick<Activity, "type" | "props">,
  { byType, engagement, questions }: CompiledCriteria,
): boolean {
  const concerned = byType.get(type);
  if (!concerned) return false;
  return (
    concerned.rules.some((i) => engagement[i]?.matches(props)) ||
    concerned.questions.some((i) => questions[i]?.matches(props))
  );
}
