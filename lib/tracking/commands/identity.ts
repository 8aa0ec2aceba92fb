import { addActivities, type NewActivity } from "@/lib/activities/steps";
import { t } from "@/lib/language";
import { emailKeyOf } from "@/lib/leads/steps/attributes";
import { leadContext } from "@/lib/leads/steps/context";
import { lockPerson } from "@/lib/leads/store/merges";
import { findIdsByEmail } from "@/lib/leads/store/working";
import type { Actor } from "@/lib/operations/actor";
import { type AuditEntry, defineCommand } from "@/lib/operations/command";
import { refuse } from "@/lib/operations/outcome";
import { noInput } from "../schema";
import { identifyInput } from "../schema/visits";
import { hashOf, MOST_EARLIER_VISITS } from "../steps";
import { newIdentitySecret, readIdentity } from "../steps/signed-identity";
import { linkVisitor, readLinks, takeVisits, takeVisitTurn } from "../store";
import {
  deleteIdentitySecret,
  readIdentitySecret,
  writeIdentitySecret,
} from "../store/identity-secret";

/** Who the visits are told by, in the audit log and on the lead's page. */
const WEBSITE: Actor = { kind: "system", id: null, name: "Website, signed in" };

const entryOf = (action: string): AuditEntry => ({
  action,
  entity: "settings",
  entityId: "tracking",
});

/** Makes the secret that websites sign with, in place of the one before. The result shows it once. */
export const makeIdentitySecret = defineCommand({
  name: "tracking.makeSecret",
  permission: "tracking:write",
  input: noInput,
  async run({ tx, actor, now }) {
    const secret = newIdentitySecret();
    await writeIdentitySecret(tx, { secret, at: now, byName: actor.name });
    return { result: { secret }, audit: [entryOf("tracking.makeSecret")] };
  },
});

/** From now on no website says who its visitors are. */
export const dropIdentitySecret = defineCommand({
  name: "tracking.dropSecret",
  permission: "tracking:write",
  input: noInput,
  async run({ tx }) {
    if (!(await deleteIdentitySecret(tx))) refuse("conflict", t("There is no secret any more."));
    return { result: null, audit: [entryOf("tracking.dropSecret")] };
  },
});

/**
 * Ties a browser to the lead whose address its website signed, with what it did before. A lead is never
 * added or changed by it: who is none stays a stranger.
 */
export const identifyVisitor = defineCommand({
  name: "tracking.identify",
  permission: "system:run",
  input: identifyInput,
  async prepare({ db, input: { visitor, token }, now }) {
    const known = await readIdentitySecret(db);
    const email = known && readIdentity(known.secret, token, visitor, now);
    if (!email) refuse("invalid", "This token was not signed for this visitor, or has run out.");
    const key = emailKeyOf(email);
    const leadId = (await findIdsByEmail(db, [key])).get(key);
    if (leadId === undefined) refuse("not_found", "There is no lead with this address.");
    const linked = (await readLinks(db, [hashOf(visitor)])).get(hashOf(visitor));
    // Websites say it on each page.
    if (linked === leadId) refuse("conflict", "This browser is known to be this lead’s.");
    return { leadId };
  },
  async run({ tx, input: { visitor }, prepared, now }) {
    // Visits, a form and this take their turns: between them a visit would be a stranger's for ever.
    await takeVisitTurn(tx);
    const lead = await lockPerson(tx, prepared.leadId);
    if (!lead) refuse("not_found", "There is no lead with this address.");
    const earlier = await takeVisits(tx, hashOf(visitor), MOST_EARLIER_VISITS);
    await linkVisitor(tx, hashOf(visitor), lead.id, now);
    const news = earlier.map(
      ({ type, at, props }): NewActivity => ({ leadId: lead.id, type, at, props }),
    );
    const added = await addActivities(tx, [lead], news, await leadContext(tx, WEBSITE, now));
    const entry: AuditEntry = {
      action: "tracking.identify",
      entity: "lead",
      entityId: lead.id,
      after: { id: lead.id, visits: earlier.length },
      actorName: WEBSITE.name,
    };
    return { result: { visits: earlier.length }, audit: [entry, ...added.entries] };
  },
});
