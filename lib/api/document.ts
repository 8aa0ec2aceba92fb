import { z } from "zod";
import { version } from "@/package.json";
import type { AnswerShape, Endpoint } from "./endpoint";
import { ENDPOINTS } from "./endpoints/registry";
import { given, problem, told } from "./shapes";

type Json = Record<string, unknown>;

const TAGS: Record<string, string> = {
  Leads: "People, what is known of them and what happened to them.",
  Activities: "What leads do; each is scored at once.",
  Opportunities: "What may be sold to a lead.",
  Costs: "What marketing spends.",
  Criteria: "What “qualified” means, as marketing and sales agreed it.",
  Reports: "The same reports as on screen.",
};

const PROBLEMS: Record<number, string> = {
  400: "Something in the request is not right; `errors` says where.",
  401: "There is no key, or it is not in force.",
  403: "The key does not hold the permission.",
  404: "What was asked for is not there.",
  409: "Somebody was faster, or what should be added is there already.",
  413: "The body is too large.",
  415: "The body is not sent as JSON.",
  422: "The Idempotency-Key was used for another request.",
  429: "Too many requests, or keys that are not in force; `Retry-After` says how many seconds to wait.",
  500: "Something went wrong on our side.",
};

const LIMITS = Object.fromEntries(
  ["RateLimit", "RateLimit-Policy"].map((name) => [
    name,
    { schema: { type: "string" }, description: "draft-ietf-httpapi-ratelimit-headers." },
  ]),
);

function nameOf(schema: z.ZodType): string {
  const id = given.get(schema)?.id ?? told.get(schema)?.id;
  if (!id) throw new Error("A schema of the API has no name: asGiven or asTold gives it one");
  return id;
}

const refTo = (schema: z.ZodType) => ({ $ref: `#/components/schemas/${nameOf(schema)}` });

/** Named schemas as the document has them: it says itself which dialect they are of. */
function schemasOf(registry: typeof given, io: "input" | "output"): Json {
  const { schemas } = z.toJSONSchema(registry, {
    io,
    uri: (id) => `#/components/schemas/${id}`,
    // Answers may get further fields.
    override: ({ jsonSchema }) => {
      if (io === "output" && jsonSchema.additionalProperties === false) {
        delete jsonSchema.additionalProperties;
      }
    },
  });
  const entries = Object.entries(schemas).map(([id, { $schema, $id, ...schema }]) => [id, schema]);
  return Object.fromEntries(entries);
}

function parametersOf({ params, query, method, body }: Endpoint): Json[] {
  const inPath = Object.entries(params ?? {}).map(([name, description]) => ({
    name,
    in: "path",
    required: true,
    description,
    schema: { type: "string" },
  }));
  const inQuery = Object.entries(query.shape).map(([name, field]) => {
    const { $schema, description, ...schema } = z.toJSONSchema(field as z.ZodType, { io: "input" });
    const required = !(field as z.ZodType).safeParse(undefined).success;
    return { name, in: "query", required, ...(description ? { description } : {}), schema };
  });
  const once = {
    name: "Idempotency-Key",
    in: "header",
    description:
      "A name of your own for this request, such as a UUID. Within a day the same request is " +
      "answered as the first time and done once.",
    schema: { type: "string", minLength: 1, maxLength: 200 },
  };
  return [...inPath, ...inQuery, ...(method === "POST" && body ? [once] : [])];
}

function answerOf({ description, schema, isCsv, headers = {} }: AnswerShape): Json {
  const told = Object.entries(headers).map(([name, description]) => [
    name,
    { description, schema: { type: "string" } },
  ]);
  const csv = isCsv ? { "text/csv": { schema: { type: "string" } } } : {};
  return {
    description,
    headers: { ...LIMITS, ...Object.fromEntries(told) },
    ...(schema ? { content: { "application/json": { schema: refTo(schema) }, ...csv } } : {}),
  };
}

function problemsOf({ method, params, body, asksForOne }: Endpoint): number[] {
  const writes = method === "GET" ? [] : [409];
  const sends = body ? [413, 415] : [];
  const once = method === "POST" ? [422] : [];
  const lacks = params || body || asksForOne ? [404] : [];
  return [400, 401, 403, ...lacks, ...writes, ...sends, ...once, 429, 500];
}

function operationOf(endpoint: Endpoint): Json {
  const { id, tag, summary, description, permission, body, example, answers } = endpoint;
  const told = Object.entries(answers).map(([status, shape]) => [status, answerOf(shape)]);
  const problems = problemsOf(endpoint).map((status) => [
    status,
    { $ref: `#/components/responses/${status}` },
  ]);
  const parameters = parametersOf(endpoint);
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: [description, `Needs \`${permission}\`.`].filter(Boolean).join("\n\n"),
    "x-permission": permission,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body
      ? {
          requestBody: {
            required: true,
            content: { "application/json": { schema: refTo(body), example } },
          },
        }
      : {}),
    responses: Object.fromEntries([...told, ...problems]),
  };
}

function make(): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of ENDPOINTS) {
    paths[endpoint.path] ??= {};
    Object.assign(paths[endpoint.path] as Json, {
      [endpoint.method.toLowerCase()]: operationOf(endpoint),
    });
  }
  const content = { "application/problem+json": { schema: refTo(problem) } };
  return {
    openapi: "3.1.0",
    info: {
      title: "Handoff",
      version,
      summary: "Leads, what they do, what was agreed about them, and what came of it.",
      description:
        "Instants are epoch milliseconds, days are `2026-03-31`, money is whole minor units of " +
        "its currency, shares are 0 to 1. Lists come in pages: `next` is where they go on.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/api/v1" }],
    security: [{ key: [] }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      securitySchemes: {
        key: { type: "http", scheme: "bearer", description: "A key of Settings → API keys." },
      },
      responses: Object.fromEntries(
        Object.entries(PROBLEMS).map(([status, description]) => [status, { description, content }]),
      ),
      schemas: { ...schemasOf(given, "input"), ...schemasOf(told, "output") },
    },
  };
}

let made: Json | undefined;

/** The API as OpenAPI 3.1, from the endpoints and their zod schemas. */
export function apiDocument(): Json {
  made ??= make();
  return made;
}
