import type { Tx } from "@/db/handles";
import { searchKey } from "@/lib/engine/search-key";
import { findOrCreateAccount } from "@/lib/leads/steps/accounts";
import { companyAddress } from "@/lib/leads/steps/addresses";
import { emailKeyOf, projectAttributes, withChanges } from "@/lib/leads/steps/attributes";
import type { LeadContext } from "@/lib/leads/steps/context";
import { applyMove } from "@/lib/leads/steps/moves";
import { insertAliases, readAliases } from "@/lib/leads/store/addresses";
import { setAssigned } from "@/lib/leads/store/moves";
import { lockLead, updateLeadRow } from "@/lib/leads/store/working";
import type { AuditEntry } from "@/lib/operations/command";
import type { LeadRowData } from "../schema/rows";
import { type KnownLead, setLeadAccount } from "../store/leads";
import type { Before } from "./changes";
import { type LeadChanges, reasonFor } from "./lead-changes";
import type { Directory } from "./people";

/** What a known lead was, as far as a row changes it or may have the criteria move it. */
export function beforeOf(
  lead: KnownLead,
  { columns, emails, optsOut, attributes }: LeadChanges,
  step: number,
): Before {
  const were = Object.keys(columns).map((key) => [key, lead[key as keyof KnownLead]]);
  const { nurtureUntil, heldAt, accountId } = lead;
  return {
    columns: {
      ...Object.fromEntries(were),
      ...(optsOut ? { optedOut: false } : {}),
      ...(accountId === null ? { accountId } : {}),
    },
    attributes: Object.fromEntries(
      Object.keys(attributes).map((id) => [id, lead.attributes[id] ?? null]),
    ),
    ...(emails.length > 0 ? { further: emails.map(emailKeyOf) } : {}),
    stood: { step, nurtureUntil, heldAt },
  };
}

async function furtherOf(tx: Tx, id: string): Promise<string[]> {
  const aliases = await readAliases(tx, id);
  return aliases.filter(({ kind }) => kind === "email").map(({ value }) => value);
}

/** Writes what a row changes of a known lead. */
export async function changeLead(
  tx: Tx,
  lead: KnownLead,
  row: LeadRowData,
  { columns, emails, optsOut, attributes, steps }: LeadChanges,
  directory: Directory,
  context: LeadContext,
): Promise<AuditEntry[]> {
  const hasFacts = Object.keys(attributes).length > 0;
  const facts = hasFacts ? withChanges(lead.attributes, attributes) : lead.attributes;
  const set = {
    ...columns,
    ...(optsOut ? { optedOut: true } : {}),
    ...(hasFacts ? { attributes: facts, ...projectAttributes(facts) } : {}),
    searchKey: searchKey({
      name: columns.name ?? lead.name,
      email: columns.email ?? lead.email,
      company: projectAttributes(facts).company,
    }),
    updatedAt: context.now,
  };
  if (!(await updateLeadRow(tx, lead.id, lead.version, set))) {
    throw new Error(`Lead ${lead.id} changed while it was imported`);
  }
  if (columns.ownerId) await setAssigned(tx, lead.id, context.now);
  const further = emails.length > 0 ? await furtherOf(tx, lead.id) : [];
  await insertAliases(
    tx,
    emails.map((value) => ({ kind: "email", key: emailKeyOf(value), leadId: lead.id, value })),
  );
  if (lead.accountId === null && (columns.email || emails.length > 0 || attributes.company)) {
    const email = companyAddress(columns.email ?? lead.email, [...further, ...emails]);
    const account = await findOrCreateAccount(
      tx,
      { email, company: facts.company ? String(facts.company) : null },
      context.now,
    );
    if (account) await setLeadAccount(tx, lead.id, account.id);
  }
  const before: Record<string, unknown> = {};
  for (const key of Object.keys(columns) as (keyof typeof columns)[]) before[key] = lead[key];
  for (const id of Object.keys(attributes)) before[id] = lead.attributes[id] ?? null;
  if (emails.length > 0) before.emails = further;
  const listed = emails.length > 0 ? { emails: [...further, ...emails] } : {};
  const after = { ...columns, ...listed, ...attributes, ...(optsOut ? { optedOut: true } : {}) };
  const entries: AuditEntry[] = [];
  if (Object.keys(after).length > 0) {
    entries.push({ action: "lead.update", entity: "lead", entityId: lead.id, before, after });
  }
  return [...entries, ...(await moveOn(tx, lead.id, row, steps, directory, context))];
}

async function moveOn(
  tx: Tx,
  id: string,
  row: LeadRowData,
  steps: LeadChanges["steps"],
  directory: Directory,
  context: LeadContext,
): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  let lead = steps.length > 0 ? await lockLead(tx, id) : null;
  for (const [i, { to, at }] of steps.entries()) {
    if (!lead) break;
    // Steps without a date end now, each later than the one before.
    const undated = context.now - (steps.length - 1 - i);
    const nurtureUntil = to === "nurture" && row.nurtureUntil ? row.nurtureUntil : null;
    const applied = await applyMove(
      tx,
      lead,
      {
        to,
        at: Math.max(at ?? undated, lead.stageAt + 1),
        ...(to === "mql" ? { path: "imported" as const } : {}),
        ...reasonFor(row, to, directory),
      },
      context,
      { nurtureUntil },
    );
    entries.push(applied.entry);
    lead = applied.lead;
  }
  return entries;
}
