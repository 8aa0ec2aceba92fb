import { t } from "@/lib/language";
import type { Actor } from "@/lib/operations/actor";
import { type AuditTrail, defineCommand } from "@/lib/operations/command";
import { refuse } from "@/lib/operations/outcome";
import { readAllInput, readInput } from "../schema";
import { markRead } from "../store/notifications";

function personOf(actor: Actor): string {
  return actor.kind === "user"
    ? actor.id
    : refuse("forbidden", t("Only people are told of things."));
}

async function marked(
  tx: Parameters<typeof markRead>[0],
  actor: Actor,
  which: Parameters<typeof markRead>[2],
  now: number,
) {
  const person = personOf(actor);
  const read = await markRead(tx, person, which, now);
  if (read === 0) refuse("conflict", t("Nothing of this is new."));
  const entry = { entity: "notification", entityId: person, after: { read } };
  const audit: AuditTrail = [{ action: "notification.read", ...entry }];
  return { result: { read }, audit };
}

/** Marks some of one's own as read. */
export const readSomeNotifications = defineCommand({
  name: "notification.read",
  permission: "self:manage",
  input: readInput,
  run: ({ tx, actor, input: { ids }, now }) => marked(tx, actor, { ids }, now),
});

/** Marks all of one's own as read that were there at an instant. */
export const readAllNotifications = defineCommand({
  name: "notification.readAll",
  permission: "self:manage",
  input: readAllInput,
  run: ({ tx, actor, input: { until }, now }) => marked(tx, actor, { until }, now),
});
