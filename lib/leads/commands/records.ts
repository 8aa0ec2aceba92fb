import type { Tx } from "@/db/handles";
import type { Stage } from "@/lib/engine/stages";
import { t } from "@/lib/language";
import { type AuditTrail, defineCommand } from "@/lib/operations/command";
import { refuse } from "@/lib/operations/outcome";
import {
  assignLeadInput,
  bringLeadInput,
  createLeadInput,
  updateLeadInput,
} from "../schema/inputs";
import { assignHeld, requireOwner } from "../steps/assign";
import { emailKeyOf, knownOf } from "../steps/attributes";
import { refuseGone } from "../steps/gone";
import { refuseOutdated } from "../steps/moves";
import { addLead, attributesOf, changeLead, type LeadNews } from "../steps/records";
import { readAliases } from "../store/addresses";
import { findIdsByEmail, findIdsByExternalId, lockLead, readIdentity } from "../store/working";

export const createLead = defineCommand({
  name: "lead.create",
  permission: "lead:write",
  input: createLeadInput,
  run: ({ tx, actor, input, now }) => addLead(tx, actor, input, now),
});

export const updateLead = defineCommand({
  name: "lead.update",
  permission: "lead:write",
  input: updateLeadInput,
  async run({ tx, actor, input, now }) {
    const lead = await lockLead(tx, input.id);
    const known = lead && (await readIdentity(tx, input.id));
    if (!lead || !known) return refuseGone(tx, input.id);
    if (lead.version !== input.version) await refuseOutdated(tx, lead.id, now);
    const { name, email, emails, phone, attributes } = input;
    const news = { name, email, emails, phone, attributes };
    return changeLead(tx, actor, lead, known, news, now);
  },
});

/** What became of a lead that was brought in. */
interface BroughtLead {
  id: string;
  stage: Stage;
  version: number;
  outcome: "created" | "updated" | "unchanged";
}

/**
 * Adds a lead, or brings what is known of the lead with this email address or external id up to
 * date. Like a row of an import: what is left out or blank takes nothing away. A new address is the
 * first one for whoever knows the lead by its id; the former one stays as a further one.
 */
export const bringLead = defineCommand({
  name: "lead.bring",
  permission: "lead:write",
  input: bringLeadInput,
  async run({ tx, actor, input, now }): Promise<{ result: BroughtLead; audit: AuditTrail }> {
    const { email, externalId, utm } = input;
    const given = [...(email ? [email] : []), ...(input.emails ?? [])];
    const byEmail = await findIdsByEmail(tx, given.map(emailKeyOf));
    const byExternalId = await findIdsByExternalId(tx, externalId ? [externalId] : []);
    const owners = new Set([...byEmail.values(), ...byExternalId.values()]);
    if (owners.size > 1) {
      refuse("conflict", t("The email addresses and the external id belong to different leads."));
    }
    const [id] = owners;
    if (id === undefined) {
      const name = input.name ?? email?.split("@")[0] ?? `Lead ${externalId}`;
      const added = await addLead(tx, actor, { ...input, name }, now);
      return { result: { ...added.result, outcome: "created" }, audit: added.audit };
    }
    const lead = await lockLead(tx, id);
    const known = lead && (await readIdentity(tx, id));
    if (!lead || !known)
      refuse("conflict", t("This lead was merged or deleted just now. Try again."));
    const first = email && (known.email === null || byExternalId.size > 0) ? email : known.email;
    const isFirstNew = first !== null && !byEmail.has(emailKeyOf(first)) && first !== known.email;
    const further = [...given, ...(isFirstNew && known.email ? [known.email] : [])].filter(
      (address) => address !== first && !byEmail.has(emailKeyOf(address)),
    );
    const news: LeadNews = {
      name: input.name,
      email: isFirstNew ? first : undefined,
      emails: further.length > 0 ? [...(await readFurther(tx, id)), ...further] : undefined,
      phone: input.phone || undefined,
      externalId: known.externalId === null ? externalId : undefined,
      attributes: knownOf(attributesOf(input)),
      utm: utm && !isWithin(utm, known.utmLast) ? { ...known.utmLast, ...utm } : undefined,
    };
    if (tellsNothing(news, known)) {
      const entry = { action: "lead.none", entity: "workspace", entityId: "leads" };
      const { stage, version } = lead;
      return { result: { id, stage, version, outcome: "unchanged" }, audit: [entry] };
    }
    const changed = await changeLead(tx, actor, lead, known, news, now);
    return { result: { ...changed.result, outcome: "updated" }, audit: changed.audit };
  },
});

async function readFurther(tx: Tx, id: string): Promise<string[]> {
  const aliases = await readAliases(tx, id);
  return aliases.filter(({ kind }) => kind === "email").map(({ value }) => value);
}

function isWithin(part: object, whole: object | null): boolean {
  const known = new Map(Object.entries(whole ?? {}));
  return Object.entries(part).every(([key, value]) => known.get(key) === value);
}

function tellsNothing(
  { attributes = {}, ...columns }: LeadNews,
  known: NonNullable<Awaited<ReturnType<typeof readIdentity>>>,
): boolean {
  const given = Object.entries(columns).filter(([, value]) => value !== undefined);
  return (
    given.every(([key, value]) => known[key as keyof typeof known] === value) &&
    isWithin(attributes, known.attributes)
  );
}

export const assignLead = defineCommand({
  name: "lead.assign",
  permission: "lead:assign",
  input: assignLeadInput,
  async run({ tx, input: { id, version, ownerId }, now }) {
    const lead = await lockLead(tx, id);
    if (!lead) return refuseGone(tx, id);
    const owner = await requireOwner(tx, ownerId);
    const entry = await assignHeld(tx, { ...lead, version }, owner, now);
    return { result: { id, version: version + 1 }, audit: [entry] };
  },
});
