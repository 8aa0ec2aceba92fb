import { countNewAlerts } from "@/lib/alerts/store";
import { countOpenFor } from "@/lib/disputes/store";
import { notificationOf } from "@/lib/engine/notifications";
import { mailSettings } from "@/lib/env";
import { readableTopics } from "@/lib/goals/queries";
import { t } from "@/lib/language";
import { refuse } from "@/lib/operations/outcome";
import { can, PERMISSIONS } from "@/lib/operations/policy";
import { defineQuery } from "@/lib/operations/query";
import { readExitReasons, readWorkspace } from "@/lib/settings/store";
import { readAway } from "@/lib/users/store/absences";
import {
  DEFAULT_CHANNEL,
  ENTRIES_AT_ONCE,
  kindsFor,
  listInput,
  type NotificationChoice,
  type NotificationItem,
  newsInput,
  noInput,
  SLA_LATE_MS,
  SLA_SOON_MS,
  type Waiting,
} from "./schema";
import { KEPT_MS, MOST_COUNTED } from "./schema/limits";
import { placeOf, titleOf } from "./schema/words";
import { readChoices } from "./store/choices";
import { newestEntry, readNotifiable } from "./store/events";
import { readMark } from "./store/mark";
import {
  anyMailDue,
  anyOlder,
  readDeadlines,
  readNotifications,
  readUnread,
} from "./store/notifications";

const PAGE = 50;

/** How one is told of each kind of thing that one can be told of, and whether mail is set up at all. */
export const getChoices = defineQuery({
  name: "notification.choices",
  permission: "self:manage",
  input: noInput,
  async run({ db, actor }): Promise<{ choices: NotificationChoice[]; isMailSetUp: boolean }> {
    const made = actor.kind === "user" ? await readChoices(db, actor.id) : [];
    return {
      choices: kindsFor(actor).map((kind) => ({
        kind,
        channel: made.find((one) => one.kind === kind)?.channel ?? DEFAULT_CHANNEL,
      })),
      isMailSetUp: mailSettings() !== null,
    };
  },
});

/** What waits for one: unread notifications, new alerts, disputes to decide. */
export const getWaiting = defineQuery({
  name: "notification.waiting",
  permission: "self:manage",
  input: noInput,
  async run({ db, actor }): Promise<Waiting> {
    const rows = actor.kind === "user" ? await readUnread(db, actor.id, MOST_COUNTED) : [];
    const decides = actor.kind === "user" && can(actor, "dispute:decide");
    return {
      unread: rows.map((row) => ({ id: row.id, place: placeOf(row) })),
      alerts: can(actor, "report:read") ? await countNewAlerts(db, readableTopics(actor)) : 0,
      disputes: decides ? await countOpenFor(db, actor.id) : 0,
    };
  },
});

function parseAfter(after: string | undefined): { at: number; id: string } | null {
  if (after === undefined) return null;
  const [, at, id] = /^(\d{1,16})\.([\w-]{1,64})$/.exec(after) ?? [];
  if (at === undefined || id === undefined) refuse("invalid", t("There is no such page."));
  return { at: Number(at), id };
}

/** One's own notifications, the latest first, a page at a time. */
export const listNotifications = defineQuery({
  name: "notification.list",
  permission: "self:manage",
  input: listInput,
  async run({ db, actor, input: { after } }) {
    const me =
      actor.kind === "user" ? actor.id : refuse("forbidden", t("Only people are told of things."));
    const { timeZone } = await readWorkspace(db);
    const reasons = new Map((await readExitReasons(db)).map(({ id, label }) => [id, label]));
    const rows = await readNotifications(db, me, parseAfter(after), PAGE + 1);
    const items = rows.slice(0, PAGE).map(
      (row): NotificationItem => ({
        id: row.id,
        at: row.at,
        place: placeOf(row),
        title: titleOf(row, timeZone, reasons),
        isNew: row.readAt === null,
      }),
    );
    const last = items.at(-1);
    return { items, next: rows.length > PAGE && last ? `${last.at}.${last.id}` : null, timeZone };
  },
});

/**
 * Whether something happened after an entry that somebody may be told of, up to which entry that is
 * known, and whether there is more of the log to look through.
 */
export const notificationNews = defineQuery({
  name: "notification.news",
  permission: "system:run",
  input: newsInput,
  async run({ db, input: { after } }) {
    const mark = await readMark(db);
    const newest = await newestEntry(db);
    if (mark === null) return { any: true, until: newest, isWhole: true };
    const from = Math.max(mark, after);
    const until = Math.min(from + ENTRIES_AT_ONCE, newest);
    const entries = until > from ? await readNotifiable(db, from, until) : [];
    const any = entries.some((entry) => notificationOf(entry) !== null);
    return { any, until, isWhole: until >= newest };
  },
});

/** Whether deadlines and calls are to be told of, mail is to be written, and old ones are to be forgotten. */
export const notificationWork = defineQuery({
  name: "notification.work",
  permission: "system:run",
  input: noInput,
  async run({ db, now }) {
    const away = [...(await readAway(db, now)).keys()];
    const instead = PERMISSIONS["lead:assign"];
    const soon = { from: now, to: now + SLA_SOON_MS, now, away, instead };
    const over = { from: now - SLA_LATE_MS, to: now, now, away, instead };
    const near = await readDeadlines(db, "slaSoon", soon, 1);
    const isNear =
      near.length > 0 ||
      (await readDeadlines(db, "slaPassed", over, 1)).length > 0 ||
      (await readDeadlines(db, "callbackDue", over, 1)).length > 0;
    return {
      isNear,
      isMailDue: await anyMailDue(db, now),
      isOld: await anyOlder(db, now - KEPT_MS),
    };
  },
});
