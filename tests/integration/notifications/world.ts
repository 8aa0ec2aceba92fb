import { store } from "@/db/client";
import { mails, notificationChoices, notifications } from "@/db/schema";
import { recordActivities } from "@/lib/activities/commands";
import type { NotificationChannel, NotificationKind } from "@/lib/engine/notifications";
import type { Stage } from "@/lib/engine/stages";
import { notificationRounds } from "@/lib/jobs/notifications";
import { moveLead } from "@/lib/leads/commands/moves";
import { assignLead } from "@/lib/leads/commands/records";
import { chooseNotification } from "@/lib/notifications/commands/choices";
import { getWaiting, listNotifications } from "@/lib/notifications/queries";
import type { Actor } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import {
  arrive,
  bringIntoForce,
  CRITERIA,
  DAY,
  MINUTE,
  MONDAY,
  mara,
  max,
  page,
  settle,
} from "../leads/world";

/** The time of the tests; each begins a day later than the one before. */
export const clock = { now: MONDAY };
let rounds: () => Promise<void>;

/** Tells whoever is to be told by now. */
export const round = () => rounds();

export const read = async () => (await store()).read;

export async function settleNotifications(): Promise<void> {
  await settle();
  await bringIntoForce(CRITERIA, MONDAY - 10 * DAY);
}

/** Another day, on which nobody was told anything yet. */
export async function nextDay(): Promise<void> {
  clock.now += DAY;
  rounds = notificationRounds(() => clock.now);
  await (await store()).write(async (tx) => {
    for (const table of [notifications, notificationChoices, mails]) await tx.delete(table);
  });
  await round();
  await (await store()).write(async (tx) => {
    await tx.delete(notifications);
  });
}

/** What somebody is told, the latest first. */
export async function toldTo(actor: Actor): Promise<string[]> {
  const { items } = unwrap(await ask(listNotifications, actor, {}, clock.now));
  return items.map(({ title }) => title);
}

export const unreadOf = async (actor: Actor) =>
  unwrap(await ask(getWaiting, actor, {}, clock.now)).unread;

export const chooses = async (actor: Actor, kind: NotificationKind, channel: NotificationChannel) =>
  unwrap(await execute(chooseNotification, actor, { kind, channel }, clock.now));

export async function assigns(
  id: string,
  ownerId: string | null,
  actor: Actor = max,
): Promise<void> {
  clock.now += MINUTE;
  const { version } = (await page(id, clock.now)).lead;
  unwrap(await execute(assignLead, actor, { id, version, ownerId }, clock.now));
}

export async function moves(id: string, to: Stage, actor: Actor, more: object = {}): Promise<void> {
  clock.now += MINUTE;
  const { version } = (await page(id, clock.now)).lead;
  unwrap(await execute(moveLead, actor, { id, version, to, ...more }, clock.now));
}

/** A lead that a demo request made an MQL. */
export async function offered(name: string): Promise<string> {
  const leadId = await arrive(clock.now, { employees: 500, title: "CTO", company: "Acme" }, name);
  clock.now += MINUTE;
  const activities = [{ leadId, type: "demo_request" as const, at: clock.now, props: {} }];
  unwrap(await execute(recordActivities, mara, { activities }, clock.now));
  return leadId;
}
