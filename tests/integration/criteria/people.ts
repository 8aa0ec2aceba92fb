import { store } from "@/db/client";
import { leads, observations, stageMoves } from "@/db/schema";
import type { AttributeValue } from "@/lib/engine/attributes";
import { NO_BANT } from "@/lib/engine/bant";
import { type Criteria, EMPTY_CRITERIA } from "@/lib/engine/criteria";
import type { Role } from "@/lib/engine/roles";
import type { Stage } from "@/lib/engine/stages";
import type { Actor } from "@/lib/operations/actor";
import type { Outcome } from "@/lib/operations/outcome";

export const person = (role: Role, id: string = role): Extract<Actor, { kind: "user" }> => ({
  kind: "user",
  id,
  name: `The ${id}`,
  role,
  sessionId: "s",
});

export const DAY = 86_400_000;
export const NOW = Date.UTC(2026, 2, 2, 10);

/** Large companies fit; nothing needs to be done. */
export function bySize(employees: number): Criteria {
  return {
    ...EMPTY_CRITERIA,
    fit: [
      {
        id: "size",
        label: "Large enough",
        points: 60,
        when: { kind: "attribute", attribute: "employees", op: "atLeast", value: employees },
      },
    ],
    thresholds: { fit: 50, engagement: 0 },
  };
}

/** A lead as intake leaves it, without the intake. */
export async function arrive(
  id: string,
  attributes: Record<string, AttributeValue>,
  stage: Stage = "inquiry",
  at = NOW - 30 * DAY,
): Promise<void> {
  const opened = await store();
  await opened.write(async (tx) => {
    await tx.insert(leads).values({
      id,
      name: `Lead ${id}`,
      attributes,
      label: "newCompany",
      stage,
      stageAt: at,
      bant: NO_BANT,
      scoredAt: at,
      createdAt: at,
      updatedAt: at,
      // Only engagement after a return to nurture counts again.
      ...(stage === "nurture" ? { engagementSince: at } : {}),
    });
    await tx.insert(observations).values({
      id: `o-${id}`,
      leadId: id,
      observedAt: at,
      values: attributes,
      origin: "test",
    });
    await tx.insert(stageMoves).values({
      id: `m-${id}`,
      leadId: id,
      step: 1,
      from: null,
      to: stage,
      at,
      recordedAt: at,
      actorName: "Test",
      fit: 0,
      engagement: 0,
    });
  });
}

/** What somebody was told instead of getting what they asked for. */
export function refusalOf<T>(outcome: Outcome<T>) {
  if (outcome.ok) throw new Error("It was not refused.");
  return outcome;
}
