import { k } from "../kit";

/** What requests with an idempotency key came to, so that they can come again: for a day. */
export const keptAnswers = k.table(
  "kept_answers",
  {
    /** Whoever sent it: keys of two senders have nothing to do with each other. */
    actorId: k.text("actor_id").notNull(),
    key: k.text("key").notNull(),
    /** SHA-256 of the request. */
    request: k.text("request").notNull(),
    result: k.json<unknown>("result").notNull(),
    at: k.at("at").notNull(),
  },
  (t) => [k.primaryKey({ columns: [t.actorId, t.key] }), k.index("kept_answers_at").on(t.at)],
);
