import type { Condition } from "@/lib/engine/conditions";
import { k } from "../kit";

/** Named sets of conditions over what is known of a lead: an ICP, personas, markets. */
export const segments = k.table(
  "segments",
  {
    id: k.text("id").primaryKey(),
    name: k.text("name").notNull(),
    /** Lower-cased name, so that no two read alike. */
    nameKey: k.text("name_key").notNull(),
    description: k.text("description").notNull(),
    condition: k.json<Condition>("condition").notNull(),
    /** Which bit of a lead's `segments` says that the lead is in it. */
    bit: k.int("bit").notNull(),
    /** The last lead, by id, that was looked at since the condition changed; null once all were. */
    sweptTo: k.text("swept_to"),
    createdByName: k.text("created_by_name").notNull(),
    createdAt: k.at("created_at").notNull(),
    updatedAt: k.at("updated_at").notNull(),
    version: k.int("version").notNull().default(1),
  },
  (t) => [
    k.uniqueIndex("segments_name_key").on(t.nameKey),
    k.uniqueIndex("segments_bit").on(t.bit),
  ],
);
