import type { LiveMessage } from "@/components/live/live-connection";

const ENTITIES = new Set(["cost", "budget", "rate", "import"]);

/** Whether news are of costs, budgets or rates, and not what one user did, whose screen has it. */
export function concernsSpend(message: LiveMessage, userId: string | null): boolean {
  return (
    message.kind === "reset" ||
    message.events.some(
      ({ entity, actorId }) => ENTITIES.has(entity) && (userId === null || actorId !== userId),
    )
  );
}
