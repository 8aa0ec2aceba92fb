import type { Criteria } from "@/lib/engine/criteria";
import { k } from "../kit";

/** Criteria that run in shadow on live leads, beside those in force. */
export const challengers = k.table("challengers", {
  id: k.text("id").primaryKey(),
  /** Not a reference: the draft may be deleted, what was compared stays. */
  versionId: k.text("version_id").notNull(),
  versionNumber: k.int("version_number").notNull(),
  versionName: k.text("version_name").notNull(),
  /** As the version was at the start; never changed. */
  body: k.json<Criteria>("body").notNull(),
  startedAt: k.at("started_at").notNull(),
  startedBy: k.text("started_by"),
  startedByName: k.text("started_by_name").notNull(),
  /** Null while it runs. */
  stoppedAt: k.at("stopped_at"),
  stoppedBy: k.text("stopped_by"),
  stoppedByName: k.text("stopped_by_name"),
});
