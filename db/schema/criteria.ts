import type { ActivationEvidence } from "@/lib/engine/agreement";
import { CRITERIA_STATES, SIGNATURE_DECISIONS } from "@/lib/engine/agreement";
import { COMMENT_KINDS, COMMENT_PARTS } from "@/lib/engine/comments";
import type { Criteria } from "@/lib/engine/criteria";
import type { ProposalEvidence } from "@/lib/engine/evidence";
import { k } from "../kit";

/** Versions of what "qualified" means. An agreed one is never edited again. */
export const criteriaVersions = k.table(
  "criteria_versions",
  {
    id: k.text("id").primaryKey(),
    /** 1, 2, …: given when the draft is made. */
    number: k.int("number").notNull(),
    name: k.text("name").notNull(),
    state: k.oneOf("state", [...CRITERIA_STATES]).notNull(),
    body: k.json<Criteria>("body").notNull(),
    /** The version it was drafted from. */
    baseId: k.text("base_id"),
    createdBy: k.text("created_by"),
    createdAt: k.at("created_at").notNull(),
    proposedAt: k.at("proposed_at"),
    agreedAt: k.at("agreed_at"),
    activatedAt: k.at("activated_at"),
    retiredAt: k.at("retired_at"),
    /** What was known about its effect when it was proposed and activated. */
    evidence: k.json<ActivationEvidence>("evidence"),
    version: k.int("version").notNull().default(1),
  },
  (t) => [
    k.uniqueIndex("criteria_versions_number").on(t.number),
    k.index("criteria_versions_state").on(t.state),
  ],
);

/** Who signed what, for which side, and what they said; append only. */
export const criteriaSignatures = k.table(
  "criteria_signatures",
  {
    id: k.text("id").primaryKey(),
    versionId: k
      .text("version_id")
      .notNull()
      .references(() => criteriaVersions.id, { onDelete: "cascade" }),
    side: k.oneOf("side", ["marketing", "sales"]).notNull(),
    decision: k.oneOf("decision", [...SIGNATURE_DECISIONS]).notNull(),
    comment: k.text("comment"),
    userId: k.text("user_id").notNull(),
    userName: k.text("user_name").notNull(),
    at: k.at("at").notNull(),
  },
  (t) => [k.index("criteria_signatures_version").on(t.versionId, t.at)],
);

/** What exactly was proposed with a signature, and what history said of it then; append only. */
export const criteriaProposals = k.table("criteria_proposals", {
  signatureId: k
    .text("signature_id")
    .primaryKey()
    .references(() => criteriaSignatures.id, { onDelete: "cascade" }),
  body: k.json<Criteria>("body").notNull(),
  evidence: k.json<ProposalEvidence>("evidence").notNull(),
});

/** What people say about a version and its rules; append only. */
export const criteriaComments = k.table(
  "criteria_comments",
  {
    id: k.text("id").primaryKey(),
    versionId: k
      .text("version_id")
      .notNull()
      .references(() => criteriaVersions.id, { onDelete: "cascade" }),
    part: k.oneOf("part", [...COMMENT_PARTS]).notNull(),
    /** Of the parts that are lists of rules, the rule. */
    ruleId: k.text("rule_id"),
    /** What the rule was called then: it may be gone later. */
    ruleLabel: k.text("rule_label"),
    kind: k.oneOf("kind", [...COMMENT_KINDS]).notNull(),
    /** Null where nothing was said with it. */
    text: k.text("text"),
    userId: k.text("user_id").notNull(),
    userName: k.text("user_name").notNull(),
    at: k.at("at").notNull(),
  },
  (t) => [k.index("criteria_comments_version").on(t.versionId)],
);

/** Attributes a workspace added to the built-in ones. */
export const customAttributes = k.table("custom_attributes", {
  id: k.text("id").primaryKey(),
  label: k.text("label").notNull(),
  type: k.oneOf("type", ["text", "number", "boolean", "date"]).notNull(),
  createdAt: k.at("created_at").notNull(),
});
