import type { Tx } from "@/db/handles";
import { addActivities, type NewActivity } from "@/lib/activities/steps";
import type { ActivityProps } from "@/lib/engine/activities";
import type { AttributeValue } from "@/lib/engine/attributes";
import { channelOf } from "@/lib/engine/channels";
import { fillIn, OWN_TARGETS } from "@/lib/engine/forms";
import { searchKey } from "@/lib/engine/search-key";
import { findOrCreateAccount } from "@/lib/leads/steps/accounts";
import { projectAttributes } from "@/lib/leads/steps/attributes";
import { type LeadContext, leadContext } from "@/lib/leads/steps/context";
import { insertLeads } from "@/lib/leads/steps/intake";
import { insertObservations } from "@/lib/leads/store/intake";
import { lockPerson } from "@/lib/leads/store/merges";
import {
  findIdsByEmail,
  lockLead,
  readIdentity,
  updateLeadRow,
  type WorkingLead,
} from "@/lib/leads/store/working";
import type { Actor } from "@/lib/operations/actor";
import type { AuditEntry } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { MOST_EARLIER_VISITS } from "@/lib/tracking/steps";
import { linkVisitor, takeVisits, takeVisitTurn, type VisitRow } from "@/lib/tracking/store";
import type { FormRow, VisitTags } from "../schema";
import type { SubmissionRow } from "../store/submissions";

/** Who a form's writes are by, in the audit log and on the lead's page. */
export function formActor({ title }: Pick<FormRow, "title">): Actor {
  return { kind: "system", id: null, name: `Form “${title}”` };
}

export type Sent = Pick<SubmissionRow, "answers" | "tags" | "page" | "visitor"> & {
  emailKey: string;
};

export interface Counted {
  leadId: string;
  differing: string[];
  entries: AuditEntry[];
}

/**
 * Lets a submission count: adds its person, or fills in what nobody knew of them; records what they
 * did here and in the visits before, and scores them.
 */
export async function countSubmission(
  tx: Tx,
  form: FormRow,
  sent: Sent,
  now: number,
): Promise<Counted> {
  const context = await leadContext(tx, formActor(form), now);
  const { visitor } = sent;
  if (visitor !== null) await takeVisitTurn(tx);
  const earlier = visitor === null ? [] : await takeVisits(tx, visitor, MOST_EARLIER_VISITS);
  const person = await bringPerson(tx, sent, earlier, context);
  const leadId = person.lead.id;
  if (visitor !== null) await linkVisitor(tx, visitor, leadId, now);
  const news = earlier.map(({ type, at, props }): NewActivity => ({ leadId, type, at, props }));
  news.push(activityOf(form, sent, leadId, now));
  const added = await addActivities(tx, [person.lead], news, context);
  return {
    leadId,
    differing: person.differing,
    entries: [...person.entries, ...added.entries],
  };
}

interface Brought {
  lead: WorkingLead;
  differing: string[];
  entries: AuditEntry[];
}

async function bringPerson(
  tx: Tx,
  sent: Sent,
  earlier: readonly VisitRow[],
  context: LeadContext,
): Promise<Brought> {
  const known = await findPerson(tx, sent.emailKey);
  if (known) return fillInLead(tx, known, sent, context);
  const added = await addPerson(tx, sent, earlier, context);
  if (added) return added;
  // Two submissions of one new person at once: the other one was first.
  const other = await findPerson(tx, sent.emailKey);
  if (!other) throw new Error("A lead that was there cannot be found");
  return fillInLead(tx, other, sent, context);
}

async function findPerson(tx: Tx, emailKey: string): Promise<WorkingLead | null> {
  const id = (await findIdsByEmail(tx, [emailKey])).get(emailKey);
  return id === undefined ? null : lockPerson(tx, id);
}

/** Adds somebody new; null when somebody else just did. */
async function addPerson(
  tx: Tx,
  { answers, emailKey, tags }: Sent,
  earlier: readonly VisitRow[],
  context: LeadContext,
): Promise<Brought | null> {
  const email = textOf(answers.email) ?? emailKey;
  const name = textOf(answers.name) ?? emailKey.split("@")[0] ?? emailKey;
  const first = earlier.map(({ props }) => tagsIn(props)).find((one) => one !== null) ?? tags;
  const source = channelOf(first);
  const { ids } = await insertLeads(
    tx,
    [
      {
        name,
        email,
        phone: textOf(answers.phone),
        attributes: {
          ...attributesOf(answers),
          ...(source === null ? {} : { source }),
          ...(first.campaign ? { campaign: first.campaign } : {}),
        },
        origin: context.actor.name,
        utmFirst: first,
        utmLast: hasTags(tags) ? tags : first,
      },
    ],
    context,
  );
  const [id] = ids;
  const lead = id ? await lockLead(tx, id) : null;
  if (!lead) return null;
  const after = { id: lead.id, name, stage: lead.stage, email };
  const entry = { action: "lead.create", entity: "lead", entityId: lead.id, after };
  return { lead, differing: [], entries: [entry] };
}

/** Fills in what is not known of somebody; the tags of a visit are its activity's. */
async function fillInLead(
  tx: Tx,
  lead: WorkingLead,
  { answers, tags }: Sent,
  { actor, now }: LeadContext,
): Promise<Brought> {
  const known = await readIdentity(tx, lead.id);
  if (!known) throw new Error(`Lead ${lead.id} is held and cannot be found`);
  const { filled, differing } = fillIn(known.attributes, attributesOf(answers));
  const own = fillIn(
    { name: known.name, ...(known.phone === null ? {} : { phone: known.phone }) },
    ownOf(answers),
  );
  const phone = textOf(own.filled.phone) ?? known.phone;
  const attributes = { ...known.attributes, ...filled };
  const projected = projectAttributes(attributes);
  const account =
    known.accountId === null && filled.company !== undefined
      ? await findOrCreateAccount(tx, { email: known.email, company: projected.company }, now)
      : null;
  const identity = known.utmLast === null && hasTags(tags) ? { utmLast: { ...tags } } : {};
  // What becomes known is no part of the digest yet, and asks for a score whatever the activity does:
  // the lead is due, and scored by the whole history.
  const due = Object.keys(filled).length > 0 ? { digest: null, rescoreAt: now } : {};
  const set = {
    attributes,
    ...projected,
    ...due,
    phone,
    searchKey: searchKey({ name: known.name, email: known.email, company: projected.company }),
    accountId: account?.id ?? known.accountId,
    ...identity,
    updatedAt: now,
  };
  if (!(await updateLeadRow(tx, lead.id, lead.version, set))) {
    throw new Error(`Lead ${lead.id} is held and changed`);
  }
  const changes = { ...filled, ...own.filled, ...identity };
  const entries: AuditEntry[] = [];
  if (Object.keys(changes).length > 0) {
    const before = Object.fromEntries(Object.keys(changes).map((id) => [id, null]));
    const after = { id: lead.id, ...changes };
    entries.push({ action: "lead.update", entity: "lead", entityId: lead.id, before, after });
  }
  if (Object.keys(filled).length > 0) {
    await insertObservations(tx, [
      {
        id: newId(),
        leadId: lead.id,
        observedAt: now,
        values: filled,
        origin: actor.name,
        actorId: null,
      },
    ]);
  }
  return {
    lead: { ...lead, ...due, version: lead.version + 1 },
    differing: [...own.differing, ...differing],
    entries,
  };
}

function activityOf(
  { title, body }: FormRow,
  { tags, page }: Sent,
  leadId: string,
  at: number,
): NewActivity {
  const { referrer, ...utm } = tags;
  const props: Record<string, string> = { form: title };
  // Criteria ask of these kinds what was downloaded, or registered for.
  if (body.activity === "content_download") props.content = title;
  if (body.activity === "event_registered") props.event = title;
  for (const [name, value] of Object.entries(utm)) if (value) props[`utm_${name}`] = value;
  if (referrer) props.referrer = referrer;
  if (page) props.page = page;
  return { leadId, type: body.activity, at, props };
}

/** The tags of a visit; null when it has none. */
function tagsIn(props: ActivityProps): VisitTags | null {
  const of = (name: string) =>
    props[name] === undefined ? {} : { [name.replace("utm_", "")]: String(props[name]) };
  const tags: VisitTags = {
    ...of("utm_source"),
    ...of("utm_medium"),
    ...of("utm_campaign"),
    ...of("utm_term"),
    ...of("utm_content"),
    ...of("referrer"),
  };
  return hasTags(tags) ? tags : null;
}

function hasTags(tags: VisitTags): boolean {
  return Object.values(tags).some((value) => value);
}

function attributesOf(answers: Sent["answers"]): Record<string, AttributeValue> {
  const own: readonly string[] = OWN_TARGETS;
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !own.includes(id)));
}

/** Name and phone: the address is what the lead was found by. */
function ownOf({ name, phone }: Sent["answers"]): Record<string, AttributeValue> {
  return { ...(name === undefined ? {} : { name }), ...(phone === undefined ? {} : { phone }) };
}

function textOf(value: AttributeValue | undefined): string | null {
  return value === undefined || value === "" ? null : String(value);
}
