import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { notificationChoices, users } from "@/db/schema";
import type { NotificationKind } from "@/lib/engine/notifications";
import type { NotificationChoice } from "../schema";

/** What somebody has chosen; what is not here has the default. */
export async function readChoices(db: ReadDb, userId: string): Promise<NotificationChoice[]> {
  return db
    .select({ kind: notificationChoices.kind, channel: notificationChoices.channel })
    .from(notificationChoices)
    .where(eq(notificationChoices.userId, userId));
}

/** What these people have chosen, by person and kind. */
export async function readChoicesOf(db: ReadDb, userIds: readonly string[]) {
  return db
    .select()
    .from(notificationChoices)
    .where(inArray(notificationChoices.userId, [...userIds]));
}

export async function writeChoice(
  tx: Tx,
  userId: string,
  { kind, channel }: NotificationChoice,
): Promise<void> {
  await tx
    .insert(notificationChoices)
    .values({ userId, kind, channel })
    .onConflictDoUpdate({
      target: [notificationChoices.userId, notificationChoices.kind],
      set: { channel },
    });
}

/** People with access who want mail about a kind of thing. */
export async function readMailReaders(db: ReadDb, kind: NotificationKind) {
  return db
    .select({ name: users.name, email: users.email, role: users.role, language: users.language })
    .from(notificationChoices)
    .innerJoin(users, eq(users.id, notificationChoices.userId))
    .where(
      and(
        eq(notificationChoices.kind, kind),
        eq(notificationChoices.channel, "mail"),
        isNull(users.disabledAt),
      ),
    )
    .orderBy(asc(users.id));
}
