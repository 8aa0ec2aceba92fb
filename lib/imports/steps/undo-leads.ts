import type { Tx } from "@/db/handles";
import { searchKey } from "@/lib/engine/search-key";
import { projectAttributes, withChanges } from "@/lib/leads/steps/attributes";
import { type LeadContext, leadContext } from "@/lib/leads/steps/context";
import { applyMove } from "@/lib/leads/steps/moves";
import { deleteAliases } from "@/lib/leads/store/addresses";
import { removeEmptyAccounts, removeLeads } from "@/lib/leads/store/erasure";
import { readActivityFacts } from "@/lib/leads/store/merges";
import { readMoves } from "@/lib/leads/store/moves";
import {
  findIdsByEmail,
  findIdsByExternalId,
  lockLead,
  lockLeads,
  updateLeadRow,
} from "@/lib/leads/store/working";
import type { AuditEntry } from "@/lib/operations/command";
import { readSuppressed } from "@/lib/privacy/store/suppressions";
import { rescoreLeads } from "@/lib/scoring/steps";
import { type KnownLead, readKnownLeads } from "../store/leads";
import { deleteObservations } from "../store/undo";
import type { Before } from "./changes";
import { type Kept, keptOf } from "./kept";
import { originOf } from "./origin";
import type { UndoContext, Undone } from "./undo";
import type { UndoItem } from "./undo-items";

type Columns = Partial<KnownLead>;

/** Who has an address or id by now that a lead would get back; null when nobody else. */
async function takenBy(tx: Tx, id: string, { emailKey, externalId }: Columns) {
  const byEmail = await findIdsByEmail(tx, emailKey ? [emailKey] : []);
  const byId = await findIdsByExternalId(tx, externalId ? [externalId] : []);
  const others = [...byEmail.values(), ...byId.values()].filter((other) => other !== id);
  return others[0] ?? null;
}

/** Why a lead cannot get back what it was; null when it can. */
async function reasonToKeep(
  tx: Tx,
  { id, emailKey: now }: KnownLead,
  columns: Columns,
): Promise<string | null> {
  if (await takenBy(tx, id, columns)) {
    return "Its address or id from before belongs to another lead by now.";
  }
  const { emailKey } = columns;
  if (!emailKey || emailKey === now) return null;
  const suppressed = await readSuppressed(tx, [emailKey]);
  return suppressed.size > 0 ? "Its address from before is kept out by now." : null;
}

/** Takes the moves back that were made since, the last one first. */
async function moveBack(
  tx: Tx,
  id: string,
  { step, nurtureUntil, heldAt }: NonNullable<Before["stood"]>,
  context: LeadContext,
): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  const since = (await readMoves(tx, id)).filter((move) => move.step > step).reverse();
  let lead = since.length > 0 ? await lockLead(tx, id) : null;
  for (const { id: undoes, from } of since) {
    if (!lead || from === null) break;
    const columns = { nurtureUntil, heldAt };
    const applied = await applyMove(tx, lead, { to: from, undoes }, context, columns);
    entries.push(applied.entry);
    lead = applied.lead;
  }
  return entries;
}

async function restore(
  tx: Tx,
  lead: KnownLead,
  { columns, attributes = {}, further = [], stood }: Before,
  context: LeadContext,
  since: number,
): Promise<AuditEntry[]> {
  const before = columns as Columns;
  const facts = withChanges(lead.attributes, attributes);
  const set: Columns = { ...before };
  // Who asked for no more mail since then is not written to again.
  if (set.optedOut === false && (await readActivityFacts(tx, lead.id, since)).optedOut) {
    delete set.optedOut;
  }
  await deleteAliases(
    tx,
    further.map((key) => ({ kind: "email" as const, key })),
  );
  const projected = projectAttributes(facts);
  await updateLeadRow(tx, lead.id, lead.version, {
    ...set,
    attributes: facts,
    ...projected,
    searchKey: searchKey({
      name: set.name ?? lead.name,
      email: set.email === undefined ? lead.email : set.email,
      company: projected.company,
    }),
    updatedAt: context.now,
  });
  const was: Record<string, unknown> = {};
  for (const key of Object.keys(set) as (keyof KnownLead)[]) {
    if (set[key] !== lead[key]) was[key] = lead[key];
  }
  for (const id of Object.keys(attributes)) was[id] = lead.attributes[id] ?? null;
  const entries: AuditEntry[] = [];
  if (Object.keys(was).length > 0) {
    const after = { ...set, ...attributes };
    const entry = { entity: "lead", entityId: lead.id, before: was, after };
    entries.push({ action: "lead.update", ...entry });
  }
  return stood ? [...entries, ...(await moveBack(tx, lead.id, stood, context))] : entries;
}

/** Takes leads away that an import made, and gives others back what they were. */
export async function undoLeads(
  tx: Tx,
  items: readonly UndoItem[],
  { actor, now, importId, since }: UndoContext,
): Promise<Undone> {
  const ids = items.map(({ id }) => id);
  await lockLeads(tx, ids);
  const known = await readKnownLeads(tx, ids);
  const kept = await keptOf(tx, "lead", items);
  const there = items.filter(({ id }) => known.has(id) && !kept.has(id));
  const made = there.filter(({ before }) => before === null).map(({ id }) => id);
  await removeLeads(tx, made, since);

  const context = await leadContext(tx, actor, now, true);
  const entries: AuditEntry[] = [];
  const restored: string[] = [];
  const accounts: string[] = [];
  for (const { id, before } of there) {
    const lead = known.get(id);
    if (!lead || before === null) continue;
    const reason = await reasonToKeep(tx, lead, before.columns as Columns);
    if (reason) {
      kept.set(id, { id, name: lead.name, reason } satisfies Kept);
      continue;
    }
    entries.push(...(await restore(tx, lead, before, context, since)));
    restored.push(id);
    if (lead.accountId !== null && "accountId" in before.columns) accounts.push(lead.accountId);
  }
  await removeEmptyAccounts(tx, accounts, since);
  await deleteObservations(tx, originOf(importId), restored);
  if (restored.length > 0) entries.push(...(await rescoreLeads(tx, restored, now, actor)).entries);
  return {
    removed: made.length,
    restored: restored.length,
    kept: [...kept.values()],
    entries,
    leads: [...made, ...restored],
  };
}
