import type { z } from "zod";
import type { Tx } from "@/db/handles";
import { mentionedIn } from "@/lib/engine/mentions";
import { t } from "@/lib/language";
import { emailKeyOf } from "@/lib/leads/steps/attributes";
import { leadContext } from "@/lib/leads/steps/context";
import { refuseGone } from "@/lib/leads/steps/gone";
import { lockPeople, lockPerson } from "@/lib/leads/store/merges";
import { findIdsByEmail } from "@/lib/leads/store/working";
import { findTemplate } from "@/lib/mail-templates/store";
import type { Actor } from "@/lib/operations/actor";
import { checkQuickly } from "@/lib/operations/checked";
import { type AuditEntry, type AuditTrail, defineCommand } from "@/lib/operations/command";
import { refuse } from "@/lib/operations/outcome";
import { readColleagues } from "@/lib/users/store/users";
import {
  activityInput,
  addNoteInput,
  logCallInput,
  logTouchInput,
  type RecordedActivities,
  recordActivitiesInput,
} from "./schema";
import { quickBatch } from "./schema/quick";
import { addActivities, type NewActivity } from "./steps";

checkQuickly(recordActivitiesInput, quickBatch);

/** Clocks of senders run ahead a little; what is further in the future is a mistake. */
const CLOCK_SKEW_MS = 5 * 60_000;

/** When an activity is dated, not after now; null when that is in the future. */
function momentOf({ at }: z.output<typeof activityInput>, now: number): number | null {
  if (at === undefined) return now;
  return at > now + CLOCK_SKEW_MS ? null : Math.min(at, now);
}

/** Records what it can; rows that it cannot take are named with the reason. */
async function takeActivities(
  tx: Tx,
  actor: Actor,
  activities: z.output<typeof activityInput>[],
  now: number,
): Promise<{ taken: RecordedActivities; entries: AuditEntry[] }> {
  const problems: RecordedActivities["problems"] = [];
  const emails = activities.flatMap((a) => (a.leadId || !a.email ? [] : [emailKeyOf(a.email)]));
  const byEmail = await findIdsByEmail(tx, emails);
  const wanted = activities.map((a) => a.leadId ?? byEmail.get(emailKeyOf(a.email ?? "")) ?? null);
  const context = await leadContext(tx, actor, now);
  const { held, merged } = await lockPeople(
    tx,
    wanted.filter((id) => id !== null),
  );
  const people = new Set(held.map(({ id }) => id));
  const news: NewActivity[] = [];
  const places: number[] = [];
  activities.forEach((activity, index) => {
    const given = wanted[index] ?? null;
    const leadId = given === null ? null : (merged.get(given) ?? given);
    const at = momentOf(activity, now);
    if (leadId === null || !people.has(leadId)) {
      const who = activity.leadId ? t("this id") : t`the email address ${activity.email}`;
      problems.push({ index, message: t`There is no lead with ${who}.` });
    } else if (at === null) {
      problems.push({ index, message: t("This is dated in the future.") });
    } else {
      places.push(index);
      news.push({
        leadId,
        type: activity.type,
        at,
        props: activity.props,
        externalId: activity.externalId ?? null,
        actorId: actor.kind === "user" ? actor.id : null,
      });
    }
  });
  const added = await addActivities(tx, held, news, context);
  const taken = {
    recorded: added.recorded,
    duplicates: added.duplicates.length,
    known: added.duplicates.map((place) => places[place] ?? place),
    problems,
    leads: added.leads.length,
    handedOff: added.handedOff.length,
  };
  return { taken, entries: added.entries };
}

function trailOf({ taken, entries: [first, ...more] }: Awaited<ReturnType<typeof takeActivities>>) {
  const nothing = {
    action: "activity.none",
    entity: "workspace",
    entityId: "activities",
    after: { duplicates: taken.duplicates, problems: taken.problems.length },
  };
  return (first ? [first, ...more] : [nothing]) satisfies AuditTrail;
}

export const recordActivities = defineCommand({
  name: "activity.record",
  permission: "activity:write",
  input: recordActivitiesInput,
  async run({ tx, actor, input: { activities }, now }) {
    const done = await takeActivities(tx, actor, activities, now);
    return { result: done.taken, audit: trailOf(done) };
  },
});

/** Records one activity, or refuses it. */
export const recordActivity = defineCommand({
  name: "activity.recordOne",
  permission: "activity:write",
  input: activityInput,
  async run({ tx, actor, input, now }) {
    const done = await takeActivities(tx, actor, [input], now);
    const [problem] = done.taken.problems;
    if (problem) refuse("invalid", problem.message);
    const outcome = done.taken.recorded > 0 ? ("recorded" as const) : ("duplicate" as const);
    return { result: { outcome }, audit: trailOf(done) };
  },
});

/** Who is mentioned in what was written: they are told of it. */
async function mentionsIn(
  tx: Tx,
  now: number,
  { leadId, props: { text, note = text } }: Pick<NewActivity, "leadId" | "props">,
): Promise<AuditEntry[]> {
  if (typeof note !== "string" || !note.includes("@")) return [];
  const people = (await readColleagues(tx, now)).filter(({ active }) => active);
  const mentioned = mentionedIn(note, people);
  if (mentioned.length === 0) return [];
  const after = {
    id: leadId,
    people: mentioned.map(({ id }) => id),
    mentioned: mentioned.map(({ name }) => name),
  };
  return [{ action: "lead.mention", entity: "lead", entityId: leadId, after }];
}

/** What a rep did with one lead, now. */
async function addOne(
  tx: Tx,
  actor: Actor,
  now: number,
  activity: Omit<NewActivity, "at" | "actorId">,
) {
  const lead = await lockPerson(tx, activity.leadId);
  if (!lead) return refuseGone(tx, activity.leadId);
  const context = await leadContext(tx, actor, now);
  const actorId = actor.kind === "user" ? actor.id : null;
  const done = { ...activity, leadId: lead.id, at: now, actorId };
  const added = await addActivities(tx, [lead], [done], context);
  const [first, ...more] = added.entries;
  const [after] = added.leads;
  if (!first || !after) throw new Error("An activity without an external id is always new");
  const audit: AuditTrail = [first, ...more, ...(await mentionsIn(tx, now, activity))];
  return { result: { attempts: after.attempts, firstTouchAt: after.firstTouchAt }, audit };
}

export const logCall = defineCommand({
  name: "activity.call",
  permission: "lead:work",
  input: logCallInput,
  run({ tx, actor, input: { leadId, outcome, note, callbackAt }, now }) {
    if (callbackAt !== undefined && callbackAt <= now) {
      refuse("invalid", t("Choose a time to call back that is still to come."), {
        callbackAt: t("This time is over."),
      });
    }
    const props = {
      outcome,
      ...(note ? { note } : {}),
      ...(callbackAt === undefined ? {} : { callbackAt }),
    };
    return addOne(tx, actor, now, { leadId, type: "call", props });
  },
});

export const logTouch = defineCommand({
  name: "activity.touch",
  permission: "lead:work",
  input: logTouchInput,
  async run({ tx, actor, input: { leadId, type, note, templateId }, now }) {
    const template = templateId === undefined ? null : await findTemplate(tx, templateId);
    const props = { ...(note ? { note } : {}), ...(template ? { template: template.name } : {}) };
    return addOne(tx, actor, now, { leadId, type, props });
  },
});

export const addNote = defineCommand({
  name: "activity.note",
  permission: "lead:write",
  input: addNoteInput,
  run: ({ tx, actor, input: { leadId, text }, now }) =>
    addOne(tx, actor, now, { leadId, type: "note", props: { text } }),
});
