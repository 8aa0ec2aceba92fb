import { ACTIVITY_TYPE_IDS, type ActivityProps } from "@/lib/engine/activities";
import type { AttributeValue } from "@/lib/engine/attributes";
import { type FormBody, SUBMISSION_STATES } from "@/lib/engine/forms";
import { k } from "../kit";
import { leads, type Utm } from "./leads";

/** What people fill in on a hosted page, or on a website that embeds it. */
export const forms = k.table(
  "forms",
  {
    id: k.text("id").primaryKey(),
    /** The last part of its address. */
    slug: k.text("slug").notNull(),
    title: k.text("title").notNull(),
    body: k.json<FormBody>("body").notNull(),
    archivedAt: k.at("archived_at"),
    createdByName: k.text("created_by_name").notNull(),
    createdAt: k.at("created_at").notNull(),
    updatedAt: k.at("updated_at").notNull(),
    version: k.int("version").notNull().default(1),
  },
  (t) => [k.uniqueIndex("forms_slug").on(t.slug)],
);

/** Every wording of a form's consent that was ever shown; submissions name the one they saw. */
export const formConsents = k.table(
  "form_consents",
  {
    formId: k
      .text("form_id")
      .notNull()
      .references(() => forms.id),
    /** 1, 2, … within the form. */
    number: k.int("number").notNull(),
    text: k.text("text").notNull(),
    since: k.at("since").notNull(),
  },
  (t) => [k.primaryKey({ columns: [t.formId, t.number] })],
);

/** How often a form was shown, per local day of the workspace: without cookies, so not to whom. */
export const formViews = k.table(
  "form_views",
  {
    formId: k
      .text("form_id")
      .notNull()
      .references(() => forms.id),
    day: k.text("day").notNull(),
    views: k.int("views").notNull(),
  },
  (t) => [k.primaryKey({ columns: [t.formId, t.day] })],
);

/** What somebody sent. One that waits for its confirmation by mail belongs to no lead yet. */
export const formSubmissions = k.table(
  "form_submissions",
  {
    id: k.text("id").primaryKey(),
    formId: k
      .text("form_id")
      .notNull()
      .references(() => forms.id),
    leadId: k.text("lead_id").references(() => leads.id, { onDelete: "cascade" }),
    /** Of the page that was filled in: the same page sent twice is one submission. */
    nonce: k.text("nonce").notNull(),
    state: k.oneOf("state", [...SUBMISSION_STATES]).notNull(),
    /** Normalised; null once an unconfirmed submission has run out. */
    emailKey: k.text("email_key"),
    answers: k.json<Record<string, AttributeValue>>("answers").notNull(),
    /** What the lead has other values for, and kept. */
    differing: k.json<string[]>("differing").notNull(),
    tags: k.json<Utm>("tags").notNull(),
    /** Address of the page that the form stood on. */
    page: k.text("page"),
    /** Hash of the visitor's id, where they agreed to have one. */
    visitor: k.text("visitor"),
    consentNumber: k.int("consent_number"),
    hasConsented: k.bool("has_consented").notNull(),
    createdAt: k.at("created_at").notNull(),
    /** When it came to count: at once, or with its confirmation. */
    countedAt: k.at("counted_at"),
    tokenHash: k.text("token_hash"),
    mailId: k.text("mail_id"),
    expiresAt: k.at("expires_at"),
  },
  (t) => [
    k.uniqueIndex("form_submissions_nonce").on(t.nonce),
    k.uniqueIndex("form_submissions_token").on(t.tokenHash),
    k.index("form_submissions_form").on(t.formId, t.createdAt, t.id),
    k.index("form_submissions_lead").on(t.leadId),
    k.index("form_submissions_waiting").on(t.state, t.expiresAt),
    k.index("form_submissions_email").on(t.emailKey, t.createdAt),
  ],
);

/** Browsers whose person is known: what they do next is the lead's. */
export const visitors = k.table(
  "visitors",
  {
    /** Hash of the id that the browser keeps. */
    id: k.text("id").primaryKey(),
    leadId: k
      .text("lead_id")
      .notNull()
      .references(() => leads.id, { onDelete: "cascade" }),
    linkedAt: k.at("linked_at").notNull(),
  },
  (t) => [k.index("visitors_lead").on(t.leadId)],
);

/** What visitors did whom nobody knows yet: becomes activities, or is deleted after a while. */
export const visits = k.table(
  "visits",
  {
    id: k.text("id").primaryKey(),
    visitor: k.text("visitor").notNull(),
    at: k.at("at").notNull(),
    type: k.oneOf("type", ACTIVITY_TYPE_IDS).notNull(),
    props: k.json<ActivityProps>("props").notNull(),
  },
  (t) => [k.index("visits_visitor").on(t.visitor, t.at), k.index("visits_at").on(t.at)],
);
