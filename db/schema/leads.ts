import { sql } from "drizzle-orm";
import type { AttributeValue } from "@/lib/engine/attributes";
import type { Bant } from "@/lib/engine/bant";
import { BANT_DIMENSIONS, BANT_LEVELS } from "@/lib/engine/bant";
import type { Explanation } from "@/lib/engine/explain";
import { EXIT_STAGES, LEAD_LABELS, MQL_PATHS, STAGES } from "@/lib/engine/stages";
import { k } from "../kit";
import { hasLeft, nameOrder } from "./lead-sql";

export { hasLeft, nameOrder };

/** UTM tags of a touch. */
export interface Utm {
  source?: string;
  medium?: string;
  campaign?: string;
  term?: string;
  content?: string;
  referrer?: string;
}

/** Companies; leads of one e-mail domain belong together. */
export const accounts = k.table(
  "accounts",
  {
    id: k.text("id").primaryKey(),
    name: k.text("name").notNull(),
    /** Lower-cased name, for matching. */
    nameKey: k.text("name_key").notNull(),
    domain: k.text("domain"),
    attributes: k.json<Record<string, AttributeValue>>("attributes").notNull(),
    /** First won opportunity: from then on its people are existing customers. */
    customerSince: k.at("customer_since"),
    createdAt: k.at("created_at").notNull(),
    version: k.int("version").notNull().default(1),
  },
  (t) => [
    k.uniqueIndex("accounts_domain").on(t.domain),
    k.index("accounts_name_key").on(t.nameKey),
  ],
);

/**
 * A person we know of: identity, the facts known now, and where they stand. `attributes` holds
 * every known attribute; the columns beside it that repeat one (title, company, source, …) are
 * written by `projectAttributes` only, so that lists can filter and sort on them.
 */
export const leads = k.table(
  "leads",
  {
    id: k.text("id").primaryKey(),
    email: k.text("email"),
    /** Normalised e-mail; the first key of identity. */
    emailKey: k.text("email_key"),
    /** The id another system knows the lead by; the second key of identity. */
    externalId: k.text("external_id"),
    name: k.text("name").notNull(),
    phone: k.text("phone"),
    attributes: k.json<Record<string, AttributeValue>>("attributes").notNull(),
    title: k.text("title"),
    company: k.text("company"),
    source: k.text("source"),
    campaign: k.text("campaign"),
    country: k.text("country"),
    /** The segments that it is in, a bit each (`segments.bit`), as `lib/segments` says; bits of none mean nothing. */
    segments: k.int("segments").notNull().default(0),
    /** What a search looks into: `searchKey` of name, e-mail and company. */
    searchKey: k.text("search_key").notNull().default(""),
    accountId: k.text("account_id").references(() => accounts.id),
    label: k.oneOf("label", [...LEAD_LABELS]).notNull(),
    utmFirst: k.json<Utm>("utm_first"),
    utmLast: k.json<Utm>("utm_last"),
    optedOut: k.bool("opted_out").notNull().default(false),

    stage: k.oneOf("stage", [...STAGES]).notNull(),
    stageAt: k.at("stage_at").notNull(),
    ownerId: k.text("owner_id"),
    /** An SDR holds the lead in the queue until then, so that two never work one lead. */
    claimedBy: k.text("claimed_by"),
    claimedUntil: k.at("claimed_until"),
    nurtureUntil: k.at("nurture_until"),
    /** The latest return to nurture: only engagement after it counts again. */
    engagementSince: k.at("engagement_since"),
    exitReasonId: k.text("exit_reason_id"),
    bant: k.json<Bant>("bant").notNull(),

    /** Scores as of `scoredAt`, in millipoints. */
    fit: k.int("fit").notNull().default(0),
    engagement: k.int("engagement").notNull().default(0),
    grade: k.text("grade"),
    scoredAt: k.at("scored_at").notNull(),
    /** When the score next changes by itself; null when it does not. */
    rescoreAt: k.at("rescore_at"),
    /** What the criteria in force counted of the history when it was scored (`lib/engine/digest.ts`). */
    digest: k.text("digest"),
    /** Met the criteria when they were activated but was left for new activity to hand off. */
    heldAt: k.at("held_at"),

    /** The running hand-off (its latest MQL stamp); see `handoffs` for all of them. */
    mqlAt: k.at("mql_at"),
    path: k.oneOf("path", [...MQL_PATHS]),
    criteriaVersionId: k.text("criteria_version_id"),
    slaDueAt: k.at("sla_due_at"),
    firstTouchAt: k.at("first_touch_at"),
    /** Calls made since the running hand-off. */
    attempts: k.int("attempts").notNull().default(0),
    /** When they asked to be called again, while sales has them: the latest touch says it. */
    callbackAt: k.at("callback_at"),

    /** The first time each stage was reached and not undone; projected from `handoffs`. */
    firstMqlAt: k.at("first_mql_at"),
    firstSalAt: k.at("first_sal_at"),
    firstSqlAt: k.at("first_sql_at"),
    firstCustomerAt: k.at("first_customer_at"),

    lastActivityAt: k.at("last_activity_at"),
    createdAt: k.at("created_at").notNull(),
    updatedAt: k.at("updated_at").notNull(),
    version: k.int("version").notNull().default(1),
  },
  (t) => [
    k.uniqueIndex("leads_email_key").on(t.emailKey),
    k.uniqueIndex("leads_external_id").on(t.externalId).where(sql`${t.externalId} is not null`),
    k.index("leads_stage").on(t.stage, t.stageAt, t.id),
    // Most have no such moment: kept out, they cost nothing when they come in or move.
    k.index("leads_stage_sla").on(t.stage, t.slaDueAt).where(sql`${t.slaDueAt} is not null`),
    k.index("leads_nurture").on(t.stage, t.nurtureUntil).where(sql`${t.nurtureUntil} is not null`),
    k.index("leads_callback").on(t.stage, t.callbackAt).where(sql`${t.callbackAt} is not null`),
    k.index("leads_claimed").on(t.claimedUntil).where(sql`${t.claimedUntil} is not null`),
    k.index("leads_rescore").on(t.rescoreAt).where(sql`${t.rescoreAt} is not null`),
    k
      .index("leads_owner")
      .on(t.ownerId, t.stage, t.stageAt, t.id)
      .where(sql`${t.ownerId} is not null`),
    k.index("leads_account").on(t.accountId),
    // For what new people of an account are labelled by: few have left.
    k.index("leads_left").on(t.accountId, t.title).where(hasLeft(t)),
    k.index("leads_segments").on(t.segments),
    k.index("leads_created").on(t.createdAt, t.source),
    k.index("leads_source").on(t.source, t.stage, t.stageAt, t.id),
    // Where SQLite's table is made anew, drizzle-kit writes this one with quotes around each comma: mend it.
    k.index("leads_by_name").on(nameOrder(t), t.id),
    k.index("leads_score").on(sql`(${t.fit} + ${t.engagement})`, t.id, t.stage),
  ],
);

/**
 * What became known about a lead, and when: one row per change, holding only the changed values
 * (null: no longer known). Scoring as of a day reads these, never `leads.attributes`.
 */
export const observations = k.table(
  "observations",
  {
    id: k.text("id").primaryKey(),
    leadId: k
      .text("lead_id")
      .notNull()
      .references(() => leads.id, { onDelete: "cascade" }),
    observedAt: k.at("observed_at").notNull(),
    values: k.json<Record<string, AttributeValue | null>>("values").notNull(),
    /** Where it came from: a person, an import, the API. */
    origin: k.text("origin").notNull(),
    actorId: k.text("actor_id"),
  },
  (t) => [
    k.index("observations_lead").on(t.leadId, t.observedAt),
    k.index("observations_origin").on(t.origin, t.leadId),
  ],
);

/** The immutable history of a lead's stage: one row per move, never changed, never deleted. */
export const stageMoves = k.table(
  "stage_moves",
  {
    id: k.text("id").primaryKey(),
    leadId: k
      .text("lead_id")
      .notNull()
      .references(() => leads.id, { onDelete: "cascade" }),
    /** 1, 2, … within the lead: two people cannot append the same step. */
    step: k.int("step").notNull(),
    /** Null on arrival. */
    from: k.oneOf("from_stage", [...STAGES]),
    to: k.oneOf("to_stage", [...STAGES]).notNull(),
    at: k.at("at").notNull(),
    recordedAt: k.at("recorded_at").notNull(),
    actorId: k.text("actor_id"),
    actorName: k.text("actor_name").notNull(),
    reasonId: k.text("reason_id"),
    note: k.text("note"),
    path: k.oneOf("path", [...MQL_PATHS]),
    criteriaVersionId: k.text("criteria_version_id"),
    /** Scores at the move, in millipoints. */
    fit: k.int("fit").notNull(),
    engagement: k.int("engagement").notNull(),
    /** Why it became an MQL, frozen as of the move. */
    explanation: k.json<Explanation>("explanation"),
    /** The move that this one takes back. */
    undoes: k.text("undoes"),
  },
  (t) => [
    k.uniqueIndex("stage_moves_lead_step").on(t.leadId, t.step),
    // Most are made by nobody: leads arrive and are handed off by themselves.
    k.index("stage_moves_made").on(t.actorId, t.at).where(sql`${t.actorId} is not null`),
  ],
);

/**
 * One row per hand-off to sales (an entry into MQL), derived from the lead's stage moves and
 * rewritten with each: the table that cohort reports read.
 */
export const handoffs = k.table(
  "handoffs",
  {
    leadId: k
      .text("lead_id")
      .notNull()
      .references(() => leads.id, { onDelete: "cascade" }),
    /** 1 for the lead's first hand-off, 2 for the second, … */
    round: k.int("round").notNull(),
    mqlAt: k.at("mql_at").notNull(),
    path: k.oneOf("path", [...MQL_PATHS]).notNull(),
    criteriaVersionId: k.text("criteria_version_id"),
    fit: k.int("fit").notNull(),
    engagement: k.int("engagement").notNull(),
    /** By when sales is to answer: to accept the lead or let it go. */
    slaDueAt: k.at("sla_due_at"),
    /** By when a rep is to have touched it. */
    touchDueAt: k.at("touch_due_at"),
    /** When somebody in particular was first answerable for it: by owning, claiming or accepting the lead. */
    assignedAt: k.at("assigned_at"),
    salAt: k.at("sal_at"),
    sqlAt: k.at("sql_at"),
    customerAt: k.at("customer_at"),
    exitAt: k.at("exit_at"),
    exitStage: k.oneOf("exit_stage", [...EXIT_STAGES]),
    exitReasonId: k.text("exit_reason_id"),
    firstTouchAt: k.at("first_touch_at"),
  },
  (t) => [
    k.primaryKey({ columns: [t.leadId, t.round] }),
    k.index("handoffs_mql").on(t.mqlAt, t.sqlAt),
    k.index("handoffs_sal").on(t.salAt).where(sql`${t.salAt} is not null`),
    k.index("handoffs_sql").on(t.sqlAt).where(sql`${t.sqlAt} is not null`),
    k.index("handoffs_customer").on(t.customerAt).where(sql`${t.customerAt} is not null`),
  ],
);

/** What sales found out, answer by answer; the newest per dimension stands. */
export const bantAnswers = k.table(
  "bant_answers",
  {
    id: k.text("id").primaryKey(),
    leadId: k
      .text("lead_id")
      .notNull()
      .references(() => leads.id, { onDelete: "cascade" }),
    dimension: k.oneOf("dimension", [...BANT_DIMENSIONS]).notNull(),
    level: k.oneOf("level", [...BANT_LEVELS]).notNull(),
    /** Budget: amount and currency; authority: role; need: the need; timeline: a date. */
    value: k.text("value"),
    evidence: k.text("evidence"),
    at: k.at("at").notNull(),
    actorId: k.text("actor_id"),
    actorName: k.text("actor_name").notNull(),
  },
  (t) => [k.index("bant_answers_lead").on(t.leadId, t.at)],
);

export const OPPORTUNITY_STATES = ["open", "won", "lost"] as const;

export const opportunities = k.table(
  "opportunities",
  {
    id: k.text("id").primaryKey(),
    externalId: k.text("external_id"),
    leadId: k.text("lead_id").references(() => leads.id),
    accountId: k.text("account_id").references(() => accounts.id),
    name: k.text("name").notNull(),
    product: k.text("product"),
    ownerName: k.text("owner_name"),
    amountMinor: k.int("amount_minor"),
    currency: k.text("currency").notNull(),
    state: k.oneOf("state", [...OPPORTUNITY_STATES]).notNull(),
    openedAt: k.at("opened_at"),
    /** When it is expected to close. */
    closeDate: k.text("close_date"),
    closedAt: k.at("closed_at"),
    createdAt: k.at("created_at").notNull(),
    version: k.int("version").notNull().default(1),
  },
  (t) => [
    k.uniqueIndex("opportunities_external_id").on(t.externalId),
    k.index("opportunities_lead").on(t.leadId),
    k.index("opportunities_state").on(t.state, t.closedAt),
  ],
);
