import type { DeliveryRow } from "../schema";

type Given = Pick<
  DeliveryRow,
  "id" | "webhookId" | "seq" | "event" | "entity" | "entityId" | "body"
>;

/** A message that nobody tried to send yet: due at once. */
export function freshDelivery(message: Given, now: number): DeliveryRow {
  return {
    ...message,
    createdAt: now,
    state: "waiting",
    tries: 0,
    nextAt: now,
    endedAt: null,
    status: null,
    tookMs: null,
    problem: null,
  };
}
