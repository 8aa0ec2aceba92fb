import { z } from "zod";

/** A visit is dated by its age, so that the visitor's clock does not matter; no older than an hour. */
const MOST_AGE_MS = 60 * 60_000;

/** Ids of visitors, as browsers make and keep them. */
export const VISITOR_ID = /^[A-Za-z0-9_-]{16,64}$/;
const visitor = z.string().regex(VISITOR_ID);

/** What an address holds beyond that is dropped: paths and tags come before. */
const address = z.string().transform((text) => text.slice(0, 2000));

const sent = z.object({
  kind: z.enum(["view", "click"]),
  url: address,
  referrer: address.catch(""),
  name: z.string().max(300).catch(""),
  /** How long ago it happened, in ms. */
  ago: z
    .number()
    .min(0)
    .catch(0)
    .transform((ms) => Math.min(Math.round(ms), MOST_AGE_MS)),
});

/** What a browser sends: whose visits, and which. One that cannot be read does not lose the others. */
export const sentVisits = z.object({
  visitor,
  visits: z
    .array(z.unknown())
    .max(50)
    .transform((all) => all.flatMap((one) => sent.safeParse(one).data ?? []))
    .refine((readable) => readable.length > 0),
});

/** What a website signed of who its visitor is. */
export const identifyInput = z.object({ visitor, token: z.string().max(2000) });

/** Visits as the queue holds them, with the site that sent them. */
export const recordVisitsInput = z.strictObject({
  visits: z
    .array(
      z.strictObject({
        visitor,
        site: z.string(),
        at: z.number().int(),
        kind: z.enum(["view", "click"]),
        url: z.string(),
        referrer: z.string(),
        name: z.string(),
      }),
    )
    .min(1)
    .max(1000),
});
export type QueuedVisit = z.output<typeof recordVisitsInput>["visits"][number];
