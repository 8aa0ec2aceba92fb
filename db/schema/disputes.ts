import { sql } from "drizzle-orm";
import { DISPUTE_DECISIONS } from "@/lib/engine/disputes";
import { k } from "../kit";
import { leads } from "./leads";

/** Marketing's answers to rejections of MQLs, and what was decided about them. */
export const disputes = k.table(
  "disputes",
  {
    id: k.text("id").primaryKey(),
    leadId: k
      .text("lead_id")
      .notNull()
      .references(() => leads.id, { onDelete: "cascade" }),
    /** The rejection: the stage move by which the lead went. */
    moveId: k.text("move_id").notNull(),
    /** When the hand-off began. */
    mqlAt: k.at("mql_at").notNull(),
    /** When the lead went: it is still where it went to while it is in its stage since then. */
    rejectedAt: k.at("rejected_at").notNull(),
    note: k.text("note").notNull(),
    disputedAt: k.at("disputed_at").notNull(),
    disputedBy: k.text("disputed_by"),
    disputedByName: k.text("disputed_by_name").notNull(),
    decision: k.oneOf("decision", [...DISPUTE_DECISIONS]),
    decisionNote: k.text("decision_note"),
    decidedAt: k.at("decided_at"),
    decidedBy: k.text("decided_by"),
    decidedByName: k.text("decided_by_name"),
  },
  (t) => [
    k.uniqueIndex("disputes_move").on(t.moveId),
    k.index("disputes_lead").on(t.leadId, t.mqlAt),
    k.index("disputes_open").on(t.disputedAt).where(sql`${t.decision} is null`),
    k.index("disputes_decided").on(t.decidedAt),
  ],
);
