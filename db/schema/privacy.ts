import { k } from "../kit";

/** Addresses of people who are not to be kept again; only a hash tells of them. */
export const suppressions = k.table("suppressions", {
  /** HMAC-SHA256 of the normalised address with the workspace's own key, in hexadecimal. */
  hash: k.text("hash").primaryKey(),
  at: k.at("at").notNull(),
  byName: k.text("by_name").notNull(),
});
