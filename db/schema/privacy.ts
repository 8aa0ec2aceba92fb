import { CONSENT_STATES } from "@/lib/engine/consent";
import { k } from "../kit";
import { leads } from "./leads";

/** Addresses of people who are not to be kept again; only a hash tells of them. */
export const suppressions = k.table("suppressions", {
  /** HMAC-SHA256 of the normalised address with the workspace's own key, in hexadecimal. */
  hash: k.text("hash").primaryKey(),
  at: k.at("at").notNull(),
  byName: k.text("by_name").notNull(),
});

/**
 * What a person agreed to or took back otherwise than by a form, as somebody recorded it; those of forms
 * are their submissions. Append only.
 */
export const leadConsents = k.table(
  "lead_consents",
  {
    id: k.text("id").primaryKey(),
    leadId: k
      .text("lead_id")
      .notNull()
      .references(() => leads.id, { onDelete: "cascade" }),
    state: k.oneOf("state", [...CONSENT_STATES]).notNull(),
    /** When they said so, at the earliest. */
    at: k.at("at").notNull(),
    /** When they said so, at the latest; null where `at` is the moment. */
    latestAt: k.at("latest_at"),
    /** The text that they agreed to, and which version of it; null of a withdrawal. */
    wording: k.text("wording"),
    wordingVersion: k.text("wording_version"),
    /** How they said so. */
    how: k.text("how").notNull(),
    recordedAt: k.at("recorded_at").notNull(),
    recordedBy: k.text("recorded_by"),
    recordedByName: k.text("recorded_by_name").notNull(),
  },
  (t) => [k.index("lead_consents_lead").on(t.leadId, t.at)],
);
