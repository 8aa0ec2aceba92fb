import { k } from "../kit";
import { leads } from "./leads";

/** Leads that turned out to be a person who was known already: where they went, and how back. */
export const merges = k.table(
  "merges",
  {
    id: k.text("id").primaryKey(),
    /** The lead that is no more; links to it lead on to `intoId`, which may have gone on itself. */
    mergedId: k.text("merged_id").notNull(),
    intoId: k.text("into_id").notNull(),
    mergedName: k.text("merged_name").notNull(),
    mergedEmail: k.text("merged_email"),
    at: k.at("at").notNull(),
    actorId: k.text("actor_id"),
    actorName: k.text("actor_name").notNull(),
    /** Both leads as they were, for taking the merge back. */
    before: k.json<unknown>("before").notNull(),
    /** The surviving lead's version since then: it can be taken back while that stands. */
    leadVersion: k.int("lead_version").notNull(),
  },
  (t) => [k.uniqueIndex("merges_merged").on(t.mergedId), k.index("merges_into").on(t.intoId)],
);

/** Further addresses and ids that a lead is known by, from leads that were merged into it. */
export const leadAliases = k.table(
  "lead_aliases",
  {
    kind: k.oneOf("kind", ["email", "externalId"]).notNull(),
    /** Normalised; nobody else has it. */
    key: k.text("key").notNull(),
    leadId: k
      .text("lead_id")
      .notNull()
      .references(() => leads.id, { onDelete: "cascade" }),
    /** As it is written. */
    value: k.text("value").notNull(),
  },
  (t) => [k.primaryKey({ columns: [t.kind, t.key] }), k.index("lead_aliases_lead").on(t.leadId)],
);
