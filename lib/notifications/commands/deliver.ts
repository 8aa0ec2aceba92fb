import type { ReadDb } from "@/db/handles";
import type { NotificationChannel, NotificationKind } from "@/lib/engine/notifications";
import { appUrl, mailSettings } from "@/lib/env";
import { readableTopics } from "@/lib/goals/queries";
import { inLanguage } from "@/lib/language";
import { insertMail, insertMailLeads } from "@/lib/mail/store";
import { type AuditEntry, type AuditTrail, defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import { PERMISSIONS } from "@/lib/operations/policy";
import { readExitReasons, readWorkspace } from "@/lib/settings/store";
import { readAway } from "@/lib/users/store/absences";
import {
  DEFAULT_CHANNEL,
  ENTRIES_AT_ONCE,
  newsInput,
  noInput,
  SLA_LATE_MS,
  SLA_SOON_MS,
} from "../schema";
import { KEPT_MS } from "../schema/limits";
import { notificationMail } from "../schema/mail";
import { placeOf, titleOf } from "../schema/words";
import { type Person, recipientsOf, type Told } from "../steps/recipients";
import { readChoicesOf } from "../store/choices";
import { newestEntry, readNotifiable, readPeople } from "../store/events";
import { holdMark, writeMark } from "../store/mark";
import {
  type DeadlineKind,
  deleteOlder,
  dropWarnings,
  insertNotifications,
  type NotificationRow,
  readDeadlines,
  readUnreadAbout,
  settleMailed,
  takeMailable,
  updateUnread,
} from "../store/notifications";

/** Mail waits for so long, so that several things make one, and what was read meanwhile none. */
const MAIL_AFTER_MS = 5 * 60_000;
const PEOPLE_AT_ONCE = 20;
const DEADLINES_AT_ONCE = 500;

function entryOf(action: string, userId: string, after: object): AuditEntry {
  return { action, entity: "notification", entityId: userId, after };
}

function trailOf(action: string, told: readonly { userId: string }[]): AuditTrail {
  const counts = new Map<string, number>();
  for (const { userId } of told) counts.set(userId, (counts.get(userId) ?? 0) + 1);
  const [first, ...more] = [...counts].map(([userId, count]) =>
    entryOf("notification.tell", userId, { told: count }),
  );
  const none = { action, entity: "workspace", entityId: "notifications", after: { told: 0 } };
  return first ? [first, ...more] : [none];
}

/** How each of these people wants to be told of a kind of thing. */
async function channelsOf(db: ReadDb, userIds: readonly string[]) {
  const made = new Map(
    (await readChoicesOf(db, userIds)).map((one) => [`${one.userId} ${one.kind}`, one.channel]),
  );
  return (userId: string, kind: NotificationKind): NotificationChannel =>
    made.get(`${userId} ${kind}`) ?? DEFAULT_CHANNEL;
}

const keyOf = ({ userId, kind, leadId, aboutId }: Omit<Told, "seq" | "at">) =>
  [userId, kind, leadId ?? aboutId].join(" ");

/** When mail about it is due; null for none. Alerts have mail of their own, once a day. */
function mailAtOf(channel: NotificationChannel, kind: NotificationKind, now: number) {
  return channel === "mail" && kind !== "alertRaised" ? now + MAIL_AFTER_MS : null;
}

/** Tells people of what happened since the last look, once, whatever the number of processes. */
export const queueNotifications = defineCommand({
  name: "notification.queue",
  permission: "system:run",
  input: newsInput,
  async run({ tx, input: { after }, now }) {
    const mark = await holdMark(tx);
    const newest = await newestEntry(tx);
    // What happened before the first look is no news.
    const from = mark === null ? newest : Math.max(mark, after);
    const until = Math.min(from + ENTRIES_AT_ONCE, newest);
    if (until <= from && mark !== null) refuse("conflict", "Nothing happened since the last look.");
    const entries = await readNotifiable(tx, from, until);
    const people = await readPeople(tx);
    const reports = new Map<string, string[]>();
    const mayRead = ({ role }: Person, report: string) => {
      const known = reports.get(role) ?? readableTopics({ kind: "user", role });
      reports.set(role, known);
      return known.includes(report);
    };
    const recipients = await recipientsOf(tx, entries, people, mayRead);
    const channelOf = await channelsOf(tx, [...new Set(recipients.map((one) => one.userId))]);
    const told = recipients.filter(({ userId, kind }) => channelOf(userId, kind) !== "off");

    const unread = new Map(
      (
        await readUnreadAbout(
          tx,
          told.flatMap(({ leadId }) => leadId ?? []),
          told.flatMap(({ aboutId }) => aboutId ?? []),
        )
      ).map((row) => [keyOf(row), row]),
    );
    const added = new Map<string, NotificationRow>();
    for (const one of told) {
      const key = keyOf(one);
      const mailAt = mailAtOf(channelOf(one.userId, one.kind), one.kind, now);
      const known = added.get(key) ?? unread.get(key);
      const again = known && {
        seq: one.seq,
        at: one.at,
        count: known.count + 1,
        mailAt: known.mailAt ?? mailAt,
      };
      // What is unread about one thing is one line, unless it is read at this moment.
      if (known && again && (added.has(key) || (await updateUnread(tx, known.id, again)))) {
        Object.assign(known, again);
        continue;
      }
      const fresh = { count: 1, dueAt: null, readAt: null };
      added.set(key, { id: newId(), ...one, ...fresh, mailAt });
    }
    await insertNotifications(tx, [...added.values()]);
    await writeMark(tx, until, now);
    return { result: { told: told.length, until }, audit: trailOf("notification.queue", told) };
  },
});

async function deadlinesOf(
  db: ReadDb,
  kind: DeadlineKind,
  window: Parameters<typeof readDeadlines>[2],
) {
  const found = await readDeadlines(db, kind, window, DEADLINES_AT_ONCE);
  return found.map((one) => ({ ...one, kind }));
}

/** Tells people of deadlines of their leads that are near or over, and of calls that are due. */
export const warnOfDeadlines = defineCommand({
  name: "notification.warn",
  permission: "system:run",
  input: noInput,
  async run({ tx, now }) {
    await holdMark(tx);
    const away = [...(await readAway(tx, now)).keys()];
    const instead = PERMISSIONS["lead:assign"];
    const soon = { from: now, to: now + SLA_SOON_MS, now, away, instead };
    const over = { from: now - SLA_LATE_MS, to: now, now, away, instead };
    const found = [
      ...(await deadlinesOf(tx, "slaSoon", soon)),
      ...(await deadlinesOf(tx, "slaPassed", over)),
      ...(await deadlinesOf(tx, "callbackDue", over)),
    ];
    if (found.length === 0) refuse("conflict", "No deadline is near.");
    const channelOf = await channelsOf(tx, [...new Set(found.map((one) => one.userId))]);
    const passed = found.filter(({ kind }) => kind === "slaPassed");
    await dropWarnings(
      tx,
      passed.map(({ leadId }) => leadId),
      now,
    );
    await insertNotifications(
      tx,
      found.map(({ userId, kind, leadId, dueAt }) => ({
        id: newId(),
        userId,
        kind,
        leadId,
        aboutId: null,
        seq: null,
        dueAt,
        count: 1,
        at: now,
        readAt: null,
        mailAt: mailAtOf(channelOf(userId, kind), kind, now),
      })),
    );
    return { result: { told: found.length }, audit: trailOf("notification.warn", found) };
  },
});

/** Writes the mail of those who want some, one each about all that waits. */
export const mailNotifications = defineCommand({
  name: "notification.mail",
  permission: "system:run",
  input: noInput,
  async run({ tx, now }) {
    const waiting = await takeMailable(tx, now, PEOPLE_AT_ONCE);
    const { name, timeZone, language } = await readWorkspace(tx);
    const reasons = new Map((await readExitReasons(tx)).map(({ id, label }) => [id, label]));
    const people = new Map((await readPeople(tx)).map((person) => [person.id, person]));
    const entries: AuditEntry[] = [];
    for (const userId of new Set(waiting.map((one) => one.userId))) {
      const mine = waiting.filter((one) => one.userId === userId);
      const person = people.get(userId);
      if (person) {
        const text = inLanguage(person.language ?? language ?? "en", () => {
          const told = mine.map((one) => ({
            title: titleOf(one, timeZone, reasons),
            place: placeOf(one),
          }));
          return notificationMail(told, { workspace: name, address: appUrl() });
        });
        const to = { id: newId(), toName: person.name, toAddress: person.email };
        await insertMail(tx, { ...to, ...text }, mailSettings() !== null, now);
        await insertMailLeads(
          tx,
          to.id,
          mine.flatMap(({ leadId }) => leadId ?? []),
        );
      }
      await settleMailed(
        tx,
        mine.map(({ id }) => id),
      );
      entries.push(entryOf("notification.mail", userId, { mailed: person ? mine.length : 0 }));
    }
    const [first, ...more] = entries;
    if (!first) refuse("conflict", "No mail is to be written.");
    return { result: { mails: entries.length }, audit: [first, ...more] };
  },
});

/** Forgets what people were told of long ago. */
export const forgetNotifications = defineCommand({
  name: "notification.forget",
  permission: "system:run",
  input: noInput,
  async run({ tx, now }) {
    const told = await deleteOlder(tx, now - KEPT_MS);
    if (told === 0) refuse("conflict", "There is nothing to forget.");
    const entry = { entity: "workspace", entityId: "notifications", after: { told } };
    return { result: { told }, audit: [{ action: "notification.forget", ...entry }] };
  },
});
