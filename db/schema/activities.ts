import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { ActivityProps } from "@/lib/engine/activities";
import { ACTIVITY_TYPE_IDS, TOUCH_TYPES } from "@/lib/engine/activities";
import { TOUCH_PROPS, TOUCHING_TYPES } from "@/lib/engine/touchpoints";
import { k } from "../kit";
import { leads } from "./leads";

/**
 * Spelled out for indexes of some of the rows: SQLite makes a table of each longer list, for each row
 * that is inserted.
 */
function isAnyOf(type: SQLWrapper, types: readonly string[]): SQL {
  return sql.join(
    types.map((one) => sql`${type} = ${sql.raw(`'${one}'`)}`),
    sql` or `,
  );
}

/**
 * Whether an activity can be a marketing touch; without parameters, so that the index of such
 * activities is used. What is one, and from where, the engine says.
 */
export function mayTouch(t: { type: SQLWrapper; props: SQLWrapper }): SQL {
  const told = TOUCH_PROPS.map((name) => sql`${t.props} ->> ${sql.raw(`'${name}'`)}`);
  return sql`(${isAnyOf(t.type, TOUCHING_TYPES)} or coalesce(${sql.join(told, sql`, `)}) is not null)`;
}

/** Whether an activity is a rep's touch; without parameters, for the same reason. */
export function isWork({ type }: { type: SQLWrapper }): SQL {
  return sql`(${isAnyOf(type, TOUCH_TYPES)})`;
}

/** What a lead did or had done to them. */
export const activities = k.table(
  "activities",
  {
    id: k.text("id").primaryKey(),
    leadId: k
      .text("lead_id")
      .notNull()
      .references(() => leads.id, { onDelete: "cascade" }),
    type: k.oneOf("type", ACTIVITY_TYPE_IDS).notNull(),
    at: k.at("at").notNull(),
    props: k.json<ActivityProps>("props").notNull(),
    /** The sender's id for it; the same id is stored once. */
    externalId: k.text("external_id"),
    actorId: k.text("actor_id"),
    recordedAt: k.at("recorded_at").notNull(),
  },
  (t) => [
    k.index("activities_lead").on(t.leadId, t.at),
    k.index("activities_touch").on(t.leadId, t.at).where(mayTouch(t)),
    k.index("activities_worked").on(t.leadId, t.at, t.actorId, t.type).where(isWork(t)),
    k.index("activities_work").on(t.at, t.actorId, t.type, t.leadId).where(isWork(t)),
    // Most have none: kept out, they cost nothing.
    k
      .uniqueIndex("activities_external_id")
      .on(t.externalId)
      .where(sql`${t.externalId} is not null`),
  ],
);
