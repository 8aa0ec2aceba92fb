import { z } from "zod";

/** The schemas that the document names: what programs send, and what they are told. */
export const given = z.registry<{ id: string }>();
export const told = z.registry<{ id: string }>();

/** Names what programs send. */
export function asGiven<S extends z.ZodType>(id: string, schema: S): S {
  given.add(schema, { id });
  return schema;
}

/** Names what programs are told. */
export function asTold<S extends z.ZodType>(id: string, schema: S): S {
  told.add(schema, { id });
  return schema;
}

/** An instant as the program has it everywhere. */
export const moment = z.int().describe("Epoch milliseconds.");

/** A page of a list. */
export function listOf<S extends z.ZodType, M extends z.ZodRawShape>(
  id: string,
  item: S,
  more?: M,
) {
  return asTold(
    id,
    z.object({
      ...more,
      items: z.array(item),
      next: z.string().nullable().describe("Where the list goes on; null when these are all."),
    }),
  );
}

export const cursor = z.string().max(500).optional().describe("From `next` of the page before.");

export function limitOf(most: number) {
  return z.int().min(1).max(most).default(50).describe("How many at most.");
}

export const problem = asTold(
  "Problem",
  z
    .object({
      type: z.literal("about:blank"),
      title: z.string().describe("What is wrong and what to do, for people."),
      status: z.int(),
      code: z.enum([
        "invalid",
        "unauthenticated",
        "forbidden",
        "not_found",
        "not_allowed",
        "conflict",
        "too_large",
        "not_json",
        "reused",
        "throttled",
        "failed",
      ]),
      errors: z
        .array(
          z.object({
            pointer: z
              .string()
              .optional()
              .describe("Where in the body: a JSON pointer, as `#/email`."),
            parameter: z.string().optional().describe("Which parameter of the query."),
            detail: z.string().describe("What is wrong with it."),
          }),
        )
        .optional()
        .describe("Each field of the body and each parameter of the query that is wrong."),
      existing: z.string().optional().describe("Of a conflict: the id of the lead that is there."),
    })
    .describe("RFC 9457, as application/problem+json."),
);
export type Problem = z.output<typeof problem>;
