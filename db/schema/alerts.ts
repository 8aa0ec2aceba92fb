import { sql } from "drizzle-orm";
import { DIRECTIONS, GOAL_BASES, type Measured, VERDICTS } from "@/lib/engine/goals";
import { k } from "../kit";

/** What somebody wants a figure of a report to be. */
export const goals = k.table(
  "goals",
  {
    id: k.text("id").primaryKey(),
    report: k.text("report").notNull(),
    /** The report's settings, as search parameters in its own order. */
    search: k.text("search").notNull(),
    tableId: k.text("table_id").notNull(),
    rowId: k.text("row_id").notNull(),
    columnKey: k.text("column_key").notNull(),
    /** What report, row and column are called, and the kind of the column. */
    figure: k.json<unknown>("figure").notNull(),
    direction: k.oneOf("direction", [...DIRECTIONS]).notNull(),
    /** In the unit of the column: a share 0..1, minor units of money, days, minutes, a count. */
    target: k.json<number>("target").notNull(),
    basis: k.oneOf("basis", [...GOAL_BASES]).notNull(),
    /** The last local day that it holds for; null = until it is deleted. */
    lastDay: k.text("last_day"),
    createdBy: k.text("created_by"),
    createdByName: k.text("created_by_name").notNull(),
    createdAt: k.at("created_at").notNull(),
    version: k.int("version").notNull().default(1),
  },
  (t) => [k.index("goals_report").on(t.report)],
);

/** What a goal's figure was, one a local day. */
export const goalChecks = k.table(
  "goal_checks",
  {
    goalId: k
      .text("goal_id")
      .notNull()
      .references(() => goals.id, { onDelete: "cascade" }),
    day: k.text("day").notNull(),
    at: k.at("at").notNull(),
    verdict: k.oneOf("verdict", [...VERDICTS]).notNull(),
    measured: k.json<Measured>("measured").notNull(),
    /** What was wanted that day. */
    target: k.json<number>("target").notNull(),
  },
  (t) => [k.primaryKey({ columns: [t.goalId, t.day] })],
);

/** Local days whose goals were checked: one process takes each. */
export const checkedDays = k.table("checked_days", {
  day: k.text("day").primaryKey(),
  at: k.at("at").notNull(),
});

/** What left what was wanted or agreed, until it is back. */
export const alerts = k.table(
  "alerts",
  {
    id: k.text("id").primaryKey(),
    /** What it is about: "goal:<id>", "drift:<version>:<finding>". */
    subject: k.text("subject").notNull(),
    /** Its topic (`topicOf` in lib/goals/queries.ts): whoever may not read of it does not see it. */
    report: k.text("report"),
    /** What was wanted and what was measured, as it was then. */
    content: k.json<unknown>("content").notNull(),
    raisedAt: k.at("raised_at").notNull(),
    /** Null while it lasts. */
    closedAt: k.at("closed_at"),
    /** Why it ended, and what was measured then. */
    ending: k.json<unknown>("ending"),
    acknowledgedAt: k.at("acknowledged_at"),
    acknowledgedBy: k.text("acknowledged_by"),
    acknowledgedByName: k.text("acknowledged_by_name"),
  },
  (t) => [
    k.uniqueIndex("alerts_open").on(t.subject).where(sql`${t.closedAt} is null`),
    k.index("alerts_closed").on(t.closedAt),
  ],
);

/** Mail to send, and what became of it. */
export const mails = k.table(
  "mails",
  {
    id: k.text("id").primaryKey(),
    toName: k.text("to_name").notNull(),
    toAddress: k.text("to_address").notNull(),
    subject: k.text("subject").notNull(),
    body: k.text("body").notNull(),
    createdAt: k.at("created_at").notNull(),
    /** kept: there was no mail server to send it by. */
    state: k.oneOf("state", ["waiting", "sent", "failed", "kept"]).notNull(),
    tries: k.int("tries").notNull().default(0),
    /** When it is tried next; a process that tries it moves this on first. */
    nextAt: k.at("next_at").notNull(),
    endedAt: k.at("ended_at"),
    /** What the mail server said last, if it refused. */
    problem: k.text("problem"),
  },
  (t) => [k.index("mails_due").on(t.state, t.nextAt), k.index("mails_created").on(t.createdAt)],
);

/**
 * The leads that a mail to colleagues tells of: it goes when one of them is erased. Each by the id that it
 * had then, so that merges need not change them.
 */
export const mailLeads = k.table(
  "mail_leads",
  {
    mailId: k
      .text("mail_id")
      .notNull()
      .references(() => mails.id, { onDelete: "cascade" }),
    leadId: k.text("lead_id").notNull(),
  },
  (t) => [k.primaryKey({ columns: [t.mailId, t.leadId] }), k.index("mail_leads_lead").on(t.leadId)],
);
