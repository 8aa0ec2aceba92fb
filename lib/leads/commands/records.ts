import { searchKey } from "@/lib/engine/search-key";
import type { Actor } from "@/lib/operations/actor";
import { type AuditTrail, defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import { rescoreHeld } from "@/lib/scoring/steps";
import { assignLeadInput, createLeadInput, updateLeadInput } from "../schema/inputs";
import { findOrCreateAccount } from "../steps/accounts";
import {
  type AttributeChanges,
  changesOf,
  emailKeyOf,
  projectAttributes,
  withChanges,
} from "../steps/attributes";
import { leadContext } from "../steps/context";
import { insertLeads } from "../steps/intake";
import { refuseOutdated } from "../steps/moves";
import { insertObservations } from "../store/intake";
import { readAssignee } from "../store/moves";
import {
  findIdsByEmail,
  findIdsByExternalId,
  lockLead,
  lockLeads,
  readIdentity,
  updateLeadRow,
} from "../store/working";

/** Where facts came from, as the lead's page says it. */
function originOf(actor: Actor): string {
  if (actor.kind === "user") return "By hand";
  return actor.kind === "key" ? "API" : "Command line";
}

function refuseTaken(id: string | undefined, what: string): never {
  return refuse("conflict", `There is a lead with this ${what} already.`, id ? { id } : {});
}

export const createLead = defineCommand({
  name: "lead.create",
  permission: "lead:write",
  input: createLeadInput,
  async run({ tx, actor, input, now }) {
    const { name, email, phone, externalId, source, campaign, utm } = input;
    if (email !== undefined) {
      const key = emailKeyOf(email);
      const taken = (await findIdsByEmail(tx, [key])).get(key);
      if (taken) refuseTaken(taken, "email address");
    }
    if (externalId !== undefined) {
      const taken = (await findIdsByExternalId(tx, [externalId])).get(externalId);
      if (taken) refuseTaken(taken, "external id");
    }
    const attributes: AttributeChanges = { ...input.attributes };
    if (source) attributes.source = source;
    if (campaign) attributes.campaign = campaign;
    const context = await leadContext(tx, actor, now);
    const { ids } = await insertLeads(
      tx,
      [
        {
          name,
          email: email ?? null,
          phone: phone ?? null,
          externalId: externalId ?? null,
          attributes,
          origin: originOf(actor),
          utmFirst: utm ?? null,
          utmLast: utm ?? null,
        },
      ],
      context,
    );
    const [id] = ids;
    if (!id) refuseTaken(undefined, "email address or external id");
    const rescored = await rescoreHeld(tx, await lockLeads(tx, [id]), context);
    const after = rescored.leads[0];
    const audit: AuditTrail = [
      {
        action: "lead.create",
        entity: "lead",
        entityId: id,
        after: { id, name, stage: after?.stage ?? "inquiry", email: email ?? null },
      },
      ...rescored.entries,
    ];
    return {
      result: { id, stage: after?.stage ?? "inquiry", version: after?.version ?? 1 },
      audit,
    };
  },
});

export const updateLead = defineCommand({
  name: "lead.update",
  permission: "lead:write",
  input: updateLeadInput,
  async run({ tx, actor, input, now }) {
    const lead = await lockLead(tx, input.id);
    const known = lead && (await readIdentity(tx, input.id));
    if (!lead || !known) refuse("not_found", "This lead does not exist any more.");
    if (lead.version !== input.version) await refuseOutdated(tx, lead.id, now);

    const changes = changesOf(known.attributes, input.attributes ?? {});
    const attributes = withChanges(known.attributes, changes);
    const email = input.email === undefined ? known.email : input.email;
    const emailKey = email === null ? null : emailKeyOf(email);
    if (emailKey !== null && emailKey !== known.emailKey) {
      const taken = (await findIdsByEmail(tx, [emailKey])).get(emailKey);
      // One of its own further addresses may become the first.
      if (taken && taken !== lead.id) refuseTaken(taken, "email address");
    }
    const name = input.name ?? known.name;
    const phone = input.phone === undefined ? known.phone : input.phone;
    const movesCompany = emailKey !== known.emailKey || "company" in changes;
    const projected = projectAttributes(attributes);
    const account = movesCompany
      ? await findOrCreateAccount(tx, { email, company: projected.company }, now)
      : null;

    const identity = { name, email, emailKey, phone };
    const set = {
      ...identity,
      attributes,
      ...projected,
      searchKey: searchKey({ name, email, company: projected.company }),
      accountId: account?.id ?? known.accountId,
      updatedAt: now,
    };
    if (!(await updateLeadRow(tx, lead.id, lead.version, set))) {
      await refuseOutdated(tx, lead.id, now);
    }
    if (Object.keys(changes).length > 0) {
      await insertObservations(tx, [
        {
          id: newId(),
          leadId: lead.id,
          observedAt: now,
          values: changes,
          origin: originOf(actor),
          actorId: actor.id,
        },
      ]);
    }
    const context = await leadContext(tx, actor, now);
    const changedFrom = new Map([[lead.id, now]]);
    const held = { ...lead, name, email, version: lead.version + 1 };
    const rescored = await rescoreHeld(tx, [held], context, changedFrom);
    const before = Object.fromEntries(
      Object.keys(changes).map((id) => [id, known.attributes[id] ?? null]),
    );
    const audit: AuditTrail = [
      {
        action: "lead.update",
        entity: "lead",
        entityId: lead.id,
        before: { name: known.name, email: known.email, phone: known.phone, ...before },
        after: { id: lead.id, name, email, phone, ...changes },
      },
      ...rescored.entries,
    ];
    const after = rescored.leads[0] ?? held;
    return { result: { id: lead.id, version: after.version, stage: after.stage }, audit };
  },
});

export const assignLead = defineCommand({
  name: "lead.assign",
  permission: "lead:assign",
  input: assignLeadInput,
  async run({ tx, input: { id, version, ownerId }, now }) {
    const lead = await lockLead(tx, id);
    if (!lead) refuse("not_found", "This lead does not exist any more.");
    const owner = ownerId === null ? null : await readAssignee(tx, ownerId);
    if (ownerId !== null && (!owner || owner.disabledAt !== null || owner.role === "viewer")) {
      refuse("invalid", "Leads can only be given to people who can work them.", {
        ownerId: "Choose somebody else.",
      });
    }
    const set = { ownerId, claimedBy: null, claimedUntil: null, updatedAt: now };
    if (!(await updateLeadRow(tx, id, version, set))) await refuseOutdated(tx, id, now);
    return {
      result: { id, version: version + 1 },
      audit: [
        {
          action: "lead.assign",
          entity: "lead",
          entityId: id,
          before: { ownerId: lead.ownerId },
          after: { id, ownerId, ownerName: owner?.name ?? null },
        },
      ],
    };
  },
});
