import { z } from "zod";
import type { Actor } from "@/lib/operations/actor";
import type { Once } from "@/lib/operations/once";
import type { Failure, Outcome } from "@/lib/operations/outcome";
import type { Permission } from "@/lib/operations/policy";

export const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof METHODS)[number];

/** What a request asks, checked against the endpoint's schemas. */
export interface Call<Q, B> {
  actor: Actor;
  /** The variable parts of the path. */
  params: Readonly<Record<string, string>>;
  query: Q;
  body: B;
  /** With an `Idempotency-Key`. */
  once: Once | undefined;
  /** Path and search of the request. */
  address: string;
}

export interface Answer {
  status: number;
  /** JSON; absent where there is nothing to say. */
  body?: unknown;
  /** In place of JSON. */
  csv?: { text: string; fileName: string };
  headers?: Record<string, string>;
}

/** What an answer looks like, for the document; problems are the same everywhere. */
export interface AnswerShape {
  description: string;
  schema?: z.ZodType;
  /** It may also come as CSV. */
  isCsv?: true;
  headers?: Record<string, string>;
}

interface EndpointOf<Q extends z.ZodObject, B extends z.ZodType> {
  method: Method;
  /** Below /api/v1, with `{names}` for its variable parts. */
  path: `/${string}`;
  /** Unique, for generated clients. */
  id: string;
  tag: string;
  summary: string;
  description?: string;
  /** What the key must hold: the permission of the command or query behind it. */
  permission: Permission;
  /** What the variable parts of the path are. */
  params?: Readonly<Record<string, string>>;
  query?: Q;
  /** It asks for one thing by its query, which may not be there. */
  asksForOne?: true;
  body?: B;
  /** A body that the schema takes, for the page and the document. */
  example?: z.input<B>;
  answers: Readonly<Record<number, AnswerShape>>;
  run(call: Call<z.output<Q>, z.output<B>>): Promise<Answer | Failure>;
}

export type Endpoint = EndpointOf<z.ZodObject, z.ZodType> & { query: z.ZodObject };

/** Declares what programs may ask: the router, the document and the page follow from it. */
export function defineEndpoint<Q extends z.ZodObject, B extends z.ZodType>(
  endpoint: EndpointOf<Q, B>,
): Endpoint {
  // A parameter that it does not have is refused, not ignored.
  const query = (endpoint.query ?? z.object({})).strict();
  return { ...endpoint, query } as unknown as Endpoint;
}

/** The answer to what came of a command or query. */
export function answered<T>(outcome: Outcome<T>, say: (value: T) => Answer): Answer | Failure {
  return outcome.ok ? say(outcome.value) : outcome;
}

/** A page of a list, with where it goes on in the body and as a link. */
export function pageOf(items: readonly unknown[], cursor: string | null, address: string): Answer {
  if (cursor === null) return { status: 200, body: { items, next: null } };
  const [path = "", search] = address.split("?");
  const params = new URLSearchParams(search);
  params.set("cursor", cursor);
  const next = `${path}?${params}`;
  return { status: 200, body: { items, next }, headers: { link: `<${next}>; rel="next"` } };
}
