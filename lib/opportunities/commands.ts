import type { Tx } from "@/db/handles";
import { t } from "@/lib/language";
import { emailKeyOf } from "@/lib/leads/steps/attributes";
import { refuseGone } from "@/lib/leads/steps/gone";
import { followMerges, lockPeople, lockPerson } from "@/lib/leads/store/merges";
import { findIdsByEmail, findIdsByExternalId, type WorkingLead } from "@/lib/leads/store/working";
import { type AuditTrail, defineCommand } from "@/lib/operations/command";
import { refuse } from "@/lib/operations/outcome";
import { readWorkspace } from "@/lib/settings/store";
import {
  type BringOpportunityInput,
  bringOpportunityInput,
  type OpportunityItem,
  saveOpportunityInput,
} from "./schema";
import { changeOpportunity, openOpportunity } from "./steps";
import { lockOpportunity, lockOpportunityByExternalId, takeOpportunityTurn } from "./store";

const CHANGED = "Somebody changed this opportunity meanwhile. Look at it again before you go on.";
const FUTURE = "This is in the future.";
const NOTHING = { action: "opportunity.none", entity: "workspace", entityId: "opportunities" };

/**
 * Opens an opportunity, or changes what is known of one. As by every door its lead may be in any stage,
 * and stays there: other systems know deals of people who are no SQLs here, or not yet.
 */
export const saveOpportunity = defineCommand({
  name: "opportunity.save",
  permission: "opportunity:write",
  input: saveOpportunityInput,
  async run({ tx, input, now }) {
    const { currency } = await readWorkspace(tx);
    if (input.id === undefined) {
      const leadId = input.leadId ?? "";
      const lead = await lockPerson(tx, leadId);
      if (!lead) return refuseGone(tx, leadId);
      const details = { ...input, currency: input.currency ?? currency };
      const opened = await openOpportunity(tx, lead, details, now, now);
      const audit: AuditTrail = [opened.entry];
      return { result: { id: opened.id, version: 1 }, audit };
    }
    const before = await lockOpportunity(tx, input.id);
    if (!before) refuse("not_found", t("This opportunity does not exist any more."));
    const { name, product, ownerName, amountMinor, closeDate, currency: given } = input;
    const { state, closedAt } = input;
    const facts = { name, product, ownerName, amountMinor, closeDate, currency: given, state };
    const change = { ...known(facts), closedAt };
    const seen = input.version ?? 0;
    if (seen === before.version && isWithin(change, before)) {
      return { result: { id: before.id, version: seen }, audit: [NOTHING] };
    }
    const entry = await changeOpportunity(tx, before, seen, change, now);
    if (!entry) refuse("conflict", t(CHANGED));
    return { result: { id: before.id, version: seen + 1 }, audit: [entry] };
  },
});

/** What became of an opportunity that was brought in. */
interface BroughtOpportunity {
  id: string;
  version: number;
  outcome: "created" | "updated" | "unchanged";
}

/**
 * Adds an opportunity, or brings what is known of the one with this external id up to date: what is
 * left out takes nothing away, and the same again changes nothing.
 */
export const bringOpportunity = defineCommand({
  name: "opportunity.bring",
  permission: "opportunity:write",
  input: bringOpportunityInput,
  async run({ tx, input, now }): Promise<{ result: BroughtOpportunity; audit: AuditTrail }> {
    const { externalId, leadId, email, leadExternalId, openedAt, closedAt, ...facts } = input;
    if ((openedAt ?? 0) > now) refuse("invalid", t(FUTURE), { openedAt: t(FUTURE) });
    await takeOpportunityTurn(tx);
    const before = await lockOpportunityByExternalId(tx, externalId);
    if (before) {
      await refuseOther(tx, before, { leadId, email, leadExternalId });
      const change = { ...known({ ...facts, openedAt }), closedAt };
      const { id, version } = before;
      if (isWithin(change, before)) {
        return { result: { id, version, outcome: "unchanged" }, audit: [NOTHING] };
      }
      const entry = await changeOpportunity(tx, before, version, change, now);
      if (!entry) refuse("conflict", t(CHANGED));
      return { result: { id, version: version + 1, outcome: "updated" }, audit: [entry] };
    }
    const lead = await findLead(tx, { leadId, email, leadExternalId });
    const at = openedAt ?? closedAt ?? now;
    const currency = facts.currency ?? (await readWorkspace(tx)).currency;
    const opened = await openOpportunity(tx, lead, { ...facts, externalId, currency }, at, now);
    const audit: AuditTrail = [opened.entry];
    let version = 1;
    if (facts.state === "won" || facts.state === "lost") {
      const fresh = await lockOpportunity(tx, opened.id);
      const ended = { state: facts.state, closedAt };
      const entry = fresh && (await changeOpportunity(tx, fresh, version, ended, now));
      if (!entry) throw new Error("The opportunity that was opened is not there");
      audit.push(entry);
      version += 1;
    }
    return { result: { id: opened.id, version, outcome: "created" }, audit };
  },
});

/** Only what was given. */
function known<T extends object>(facts: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const given = Object.entries(facts).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

function isWithin(part: object, whole: object): boolean {
  const stored = new Map(Object.entries(whole));
  return Object.entries(part).every(
    ([key, value]) => value === undefined || stored.get(key) === value,
  );
}

type NamedLead = Pick<BringOpportunityInput, "leadId" | "email" | "leadExternalId">;

async function idsOf(tx: Tx, { leadId, email, leadExternalId }: NamedLead): Promise<string[]> {
  return [
    ...(leadId ? [leadId] : []),
    ...(await findIdsByEmail(tx, email ? [emailKeyOf(email)] : [])).values(),
    ...(await findIdsByExternalId(tx, leadExternalId ? [leadExternalId] : [])).values(),
  ];
}

/** An opportunity stays with its lead, whoever it is said to belong to. */
async function refuseOther(
  tx: Tx,
  { leadId }: Pick<OpportunityItem, "leadId">,
  named: NamedLead,
): Promise<void> {
  const ids = await idsOf(tx, named);
  const merged = await followMerges(tx, ids);
  if (ids.some((id) => (merged.get(id) ?? id) !== leadId)) {
    refuse("conflict", t("The opportunity with this external id belongs to another lead."));
  }
}

/** The lead that is meant, held; by the address and the id together it is one lead or none. */
async function findLead(tx: Tx, named: NamedLead): Promise<WorkingLead> {
  const { held } = await lockPeople(tx, await idsOf(tx, named));
  const [lead] = held;
  if (held.length > 1) refuse("conflict", t("These belong to two different leads."));
  if (!lead) {
    const missing = "There is no lead with this. Say whose it is: leadId, email or leadExternalId.";
    refuse("invalid", missing, { leadId: missing });
  }
  return lead;
}
