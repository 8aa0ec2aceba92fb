import type { Tx } from "@/db/handles";
import { t } from "@/lib/language";
import type { Actor } from "@/lib/operations/actor";
import { type AuditEntry, defineCommand } from "@/lib/operations/command";
import { Refusal, refuse } from "@/lib/operations/outcome";
import { can } from "@/lib/operations/policy";
import { editLeadsInput } from "../schema/inputs";
import type { EditedLeads } from "../schema/many-edits";
import { assignHeld, requireOwner } from "../steps/assign";
import { type AttributeChanges, changesOf } from "../steps/attributes";
import { refuseGone } from "../steps/gone";
import { refuseOutdated } from "../steps/moves";
import { changeLead } from "../steps/records";
import { refuseUnfit } from "../steps/unfit";
import { lockLeads, readIdentity, type WorkingLead } from "../store/working";

/**
 * Gives leads an owner or facts, the same to all. Each lead that was changed by somebody else since it
 * was seen, or is gone, stays as it is, and it is told why.
 */
export const editLeads = defineCommand({
  name: "lead.editMany",
  permission: "lead:write",
  input: editLeadsInput,
  async run({ tx, actor, input: { leads, ownerId, attributes = {} }, now }) {
    if (ownerId !== undefined && !can(actor, "lead:assign")) {
      refuse("forbidden", t("Your role does not give leads to other people."));
    }
    const owner = ownerId === undefined ? undefined : await requireOwner(tx, ownerId);
    await refuseUnfit(tx, attributes);
    const ids = leads.map(({ id }) => id);
    const held = new Map((await lockLeads(tx, ids)).map((lead) => [lead.id, lead]));
    const result: EditedLeads = { edited: [], unchanged: 0, refused: [] };
    const entries: AuditEntry[] = [];
    for (const { id, version } of leads) {
      try {
        const lead = held.get(id) ?? (await refuseGone(tx, id));
        if (lead.version !== version) await refuseOutdated(tx, id, now);
        const edit = await editHeld(tx, actor, lead, owner, attributes, now);
        entries.push(...edit.entries);
        if (edit.entries.length === 0) result.unchanged += 1;
        else result.edited.push({ id, version: edit.version });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        result.refused.push({ id, message: error.message });
      }
    }
    const none = { action: "lead.none", entity: "workspace", entityId: "leads" };
    const [first = none, ...more] = entries;
    return { result, audit: [first, ...more] };
  },
});

type Owner = Awaited<ReturnType<typeof requireOwner>>;

/** Nothing is written of a lead that has all of it already. */
async function editHeld(
  tx: Tx,
  actor: Actor,
  lead: WorkingLead,
  owner: Owner | undefined,
  attributes: AttributeChanges,
  now: number,
): Promise<{ version: number; entries: AuditEntry[] }> {
  const known = (await readIdentity(tx, lead.id)) ?? (await refuseGone(tx, lead.id));
  const entries: AuditEntry[] = [];
  let { version } = lead;
  if (owner !== undefined && (owner?.id ?? null) !== lead.ownerId) {
    entries.push(await assignHeld(tx, lead, owner, now));
    version += 1;
  }
  if (Object.keys(changesOf(known.attributes, attributes)).length > 0) {
    const current = owner === undefined ? lead : { ...lead, ownerId: owner?.id ?? null, version };
    const changed = await changeLead(tx, actor, current, known, { attributes }, now);
    entries.push(...changed.audit);
    version = changed.result.version;
  }
  return { version, entries };
}
