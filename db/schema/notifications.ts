import { sql } from "drizzle-orm";
import { NOTIFICATION_CHANNELS, NOTIFICATION_KINDS } from "@/lib/engine/notifications";
import { k } from "../kit";
import { leads } from "./leads";
import { users } from "./workspace";

/** What one person is told of. Its words are those of the log's entry, read when it is shown. */
export const notifications = k.table(
  "notifications",
  {
    id: k.text("id").primaryKey(),
    userId: k
      .text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    kind: k.oneOf("kind", [...NOTIFICATION_KINDS]).notNull(),
    /** The lead that it is about; else `aboutId` says which version, alert, import or webhook. */
    leadId: k.text("lead_id").references(() => leads.id, { onDelete: "cascade" }),
    aboutId: k.text("about_id"),
    /** The entry of the audit log that it tells of; null of a deadline. */
    seq: k.int("seq"),
    /** The deadline that it tells of. */
    dueAt: k.at("due_at"),
    /** How often this happened since it was read last. */
    count: k.int("count").notNull().default(1),
    at: k.at("at").notNull(),
    readAt: k.at("read_at"),
    /** When it goes out by mail, unless it is read before; null: not, or it did. */
    mailAt: k.at("mail_at"),
  },
  (t) => [
    k.index("notifications_unread").on(t.userId, t.at).where(sql`${t.readAt} is null`),
    k.index("notifications_latest").on(t.userId, t.at, t.id),
    k.index("notifications_lead").on(t.leadId),
    k.index("notifications_at").on(t.at),
    k.index("notifications_mail").on(t.mailAt).where(sql`${t.mailAt} is not null`),
  ],
);

/** How somebody wants to be told of a kind of thing, where it is not in the app alone. */
export const notificationChoices = k.table(
  "notification_choices",
  {
    userId: k
      .text("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    kind: k.oneOf("kind", [...NOTIFICATION_KINDS]).notNull(),
    channel: k.oneOf("channel", [...NOTIFICATION_CHANNELS]).notNull(),
  },
  (t) => [k.primaryKey({ columns: [t.userId, t.kind] })],
);
