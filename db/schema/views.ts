import { k } from "../kit";

/** Named addresses of reports, the leads list and the board. */
export const savedViews = k.table(
  "saved_views",
  {
    id: k.text("id").primaryKey(),
    page: k.oneOf("page", ["report", "leads", "board"]).notNull(),
    /** The report's name, where the page is one. */
    report: k.text("report"),
    /** Search parameters as the page writes them. */
    search: k.text("search").notNull(),
    name: k.text("name").notNull(),
    /** Seen by everybody, not only by its owner. */
    isShared: k.bool("is_shared").notNull(),
    ownerId: k.text("owner_id").notNull(),
    ownerName: k.text("owner_name").notNull(),
    createdAt: k.at("created_at").notNull(),
    version: k.int("version").notNull().default(1),
  },
  (t) => [k.index("saved_views_page").on(t.page, t.report)],
);
