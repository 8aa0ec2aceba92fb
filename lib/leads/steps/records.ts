import type { z } from "zod";
import type { Tx } from "@/db/handles";
import { searchKey } from "@/lib/engine/search-key";
import type { Stage } from "@/lib/engine/stages";
import { t } from "@/lib/language";
import type { Actor } from "@/lib/operations/actor";
import type { AuditTrail } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import { rescoreHeld } from "@/lib/scoring/steps";
import type { createLeadInput, updateLeadInput } from "../schema/inputs";
import type { UtmTags } from "../schema/page";
import { takeAddressTurn } from "../store/addresses";
import { insertObservations } from "../store/intake";
import {
  findIdsByExternalId,
  lockLeads,
  type readIdentity,
  updateLeadRow,
  type WorkingLead,
} from "../store/working";
import { findOrCreateAccount } from "./accounts";
import { companyAddress, refuseTakenAddresses, settleAddresses } from "./addresses";
import {
  type AttributeChanges,
  changesOf,
  companyDomain,
  projectAttributes,
  withChanges,
} from "./attributes";
import { leadContext } from "./context";
import { insertLeads } from "./intake";
import { refuseOutdated } from "./moves";
import { refuseUnfit } from "./unfit";

type Written = { result: { id: string; stage: Stage; version: number }; audit: AuditTrail };
type Identity = NonNullable<Awaited<ReturnType<typeof readIdentity>>>;

/** What becomes known of a lead; null or "" = no longer known. */
export interface LeadNews
  extends Pick<
    z.output<typeof updateLeadInput>,
    "name" | "email" | "emails" | "phone" | "attributes"
  > {
  externalId?: string | undefined;
  utm?: UtmTags | undefined;
}

/** Where facts came from: stored, and said in the reader's language by the lead's page. */
function originOf(actor: Actor): string {
  if (actor.kind === "user") return "By hand";
  return actor.kind === "key" ? "API" : "Command line";
}

/** Source and campaign are attributes, too. */
export function attributesOf(
  input: Pick<z.output<typeof createLeadInput>, "attributes" | "source" | "campaign">,
): AttributeChanges {
  const { attributes, source, campaign } = input;
  return { ...attributes, ...(source ? { source } : {}), ...(campaign ? { campaign } : {}) };
}

/** Adds a lead that nobody has the email address or external id of, and scores it. */
export async function addLead(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof createLeadInput>,
  now: number,
): Promise<Written> {
  const { name, email, emails = [], phone, externalId, utm } = input;
  if (emails.length > 0) await takeAddressTurn(tx);
  await refuseTakenAddresses(tx, null, [...(email === undefined ? [] : [email]), ...emails]);
  if (externalId !== undefined) {
    const taken = (await findIdsByExternalId(tx, [externalId])).get(externalId);
    if (taken) {
      refuse("conflict", t("There is a lead with this external id already."), { id: taken });
    }
  }
  await refuseUnfit(tx, input.attributes);
  const context = await leadContext(tx, actor, now);
  const { ids } = await insertLeads(
    tx,
    [
      {
        name,
        email: email ?? null,
        emails,
        phone: phone ?? null,
        externalId: externalId ?? null,
        attributes: attributesOf(input),
        origin: originOf(actor),
        utmFirst: utm ?? null,
        utmLast: utm ?? null,
      },
    ],
    context,
  );
  const [id] = ids;
  if (!id) refuse("conflict", t("There is a lead with this email address or external id already."));
  const rescored = await rescoreHeld(tx, await lockLeads(tx, [id]), context);
  const after = rescored.leads[0];
  const stage = after?.stage ?? "inquiry";
  const entry = {
    action: "lead.create",
    entity: "lead",
    entityId: id,
    after: { id, name, stage, email: email ?? null, ...(emails.length > 0 ? { emails } : {}) },
  };
  const result = { id, stage, version: after?.version ?? 1 };
  return { result, audit: [entry, ...rescored.entries] };
}

/** Changes what is known of a lead that this transaction holds, and scores it. */
export async function changeLead(
  tx: Tx,
  actor: Actor,
  lead: WorkingLead,
  known: Identity,
  news: LeadNews,
  now: number,
): Promise<Written> {
  await refuseUnfit(tx, news.attributes ?? {});
  const changes = changesOf(known.attributes, news.attributes ?? {});
  const attributes = withChanges(known.attributes, changes);
  const addresses = await settleAddresses(tx, known, news);
  const { email, emailKey, isFurtherChanged } = addresses;
  const name = news.name ?? known.name;
  const phone = news.phone === undefined ? known.phone : news.phone;
  const tellsCompany = isFurtherChanged && companyDomain(email) === null;
  const movesCompany = emailKey !== known.emailKey || tellsCompany || "company" in changes;
  const projected = projectAttributes(attributes);
  const account = movesCompany
    ? await findOrCreateAccount(
        tx,
        { email: companyAddress(email, addresses.after), company: projected.company },
        now,
      )
    : null;

  const set = {
    name,
    email,
    emailKey,
    phone,
    attributes,
    ...projected,
    ...(news.externalId === undefined ? {} : { externalId: news.externalId }),
    ...(news.utm === undefined ? {} : { utmLast: news.utm as Identity["utmLast"] }),
    searchKey: searchKey({ name, email, company: projected.company }),
    accountId: account?.id ?? known.accountId,
    updatedAt: now,
  };
  if (!(await updateLeadRow(tx, lead.id, lead.version, set))) {
    await refuseOutdated(tx, lead.id, now);
  }
  await addresses.write();
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
  const identity = {
    ...(news.externalId === undefined ? {} : { externalId: news.externalId }),
    ...(news.utm === undefined ? {} : { utmLast: news.utm }),
  };
  const entry = {
    action: "lead.update",
    entity: "lead",
    entityId: lead.id,
    before: {
      name: known.name,
      email: known.email,
      phone: known.phone,
      ...(isFurtherChanged ? { emails: addresses.before } : {}),
      ...before,
    },
    after: {
      id: lead.id,
      name,
      email,
      phone,
      ...(isFurtherChanged ? { emails: addresses.after } : {}),
      ...identity,
      ...changes,
    },
  };
  const after = rescored.leads[0] ?? held;
  return {
    result: { id: lead.id, version: after.version, stage: after.stage },
    audit: [entry, ...rescored.entries],
  };
}
