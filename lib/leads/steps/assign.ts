import type { Tx } from "@/db/handles";
import { t } from "@/lib/language";
import type { AuditEntry } from "@/lib/operations/command";
import { refuse } from "@/lib/operations/outcome";
import { readAssignee, setAssigned } from "../store/moves";
import { updateLeadRow, type WorkingLead } from "../store/working";
import { refuseOutdated } from "./moves";

type Owner = Pick<NonNullable<Awaited<ReturnType<typeof readAssignee>>>, "name"> & { id: string };

/** Who is to own leads; null is nobody. Refuses whoever cannot work them. */
export async function requireOwner(tx: Tx, ownerId: string | null): Promise<Owner | null> {
  if (ownerId === null) return null;
  const owner = await readAssignee(tx, ownerId);
  if (!owner || owner.disabledAt !== null || owner.role === "viewer") {
    refuse("invalid", t("Leads can only be given to people who can work them."), {
      ownerId: t("Choose somebody else."),
    });
  }
  return { id: ownerId, name: owner.name };
}

/** Gives a lead that this transaction holds to its owner, and ends whoever's claim on it. */
export async function assignHeld(
  tx: Tx,
  { id, version, ownerId }: Pick<WorkingLead, "id" | "version" | "ownerId">,
  owner: Owner | null,
  now: number,
): Promise<AuditEntry> {
  const set = { ownerId: owner?.id ?? null, claimedBy: null, claimedUntil: null, updatedAt: now };
  if (!(await updateLeadRow(tx, id, version, set))) await refuseOutdated(tx, id, now);
  if (owner) await setAssigned(tx, id, now);
  return {
    action: "lead.assign",
    entity: "lead",
    entityId: id,
    before: { ownerId },
    after: { id, ownerId: owner?.id ?? null, ownerName: owner?.name ?? null },
  };
}
