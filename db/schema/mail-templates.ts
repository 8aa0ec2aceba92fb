import { k } from "../kit";

/** Mail to leads that is written once: subject and body with fields in braces. */
export const mailTemplates = k.table(
  "mail_templates",
  {
    id: k.text("id").primaryKey(),
    name: k.text("name").notNull(),
    /** Lower-cased name: two templates are not called alike. */
    nameKey: k.text("name_key").notNull(),
    subject: k.text("subject").notNull(),
    body: k.text("body").notNull(),
    createdByName: k.text("created_by_name").notNull(),
    createdAt: k.at("created_at").notNull(),
    version: k.int("version").notNull().default(1),
  },
  (t) => [k.uniqueIndex("mail_templates_name").on(t.nameKey)],
);
