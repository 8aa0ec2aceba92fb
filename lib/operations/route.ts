import type { z } from "zod";
import { currentActor, type UserActor } from "@/lib/auth/current-actor";
import { actorOfKey } from "@/lib/auth/key-actor";
import { refusedAsOther } from "@/lib/auth/other-user";
import { sameOrigin } from "@/lib/auth/same-origin";
import { countWrongKey, keyOf, tooManyWrongKeys } from "@/lib/auth/wrong-keys";
import type { Actor } from "./actor";
import { type Failure, type Outcome, type RefusalCode, SIGNED_OUT } from "./outcome";
import { PAGE_USER_HEADER } from "./page-user";
import { ask, type Query } from "./query";

const STATUS: Record<RefusalCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  invalid: 400,
  conflict: 409,
  reused: 422,
  not_found: 404,
  throttled: 429,
  failed: 500,
};

/**
 * Who sends the request: the bearer of an API key, or the signed-in user. A cookie counts only
 * from our own origin, or for a plain read, and not from a page of somebody else.
 */
export async function actorOf(request: Request): Promise<Actor | null> {
  const key = keyOf(request);
  if (key !== null) return actorOfKey(key);
  if (request.method !== "GET" && !sameOrigin(request)) return null;
  const actor = await currentActor();
  return actor && (await refusedAs(actor, request)) ? null : actor;
}

function refusedAs(actor: UserActor, request: Request): Promise<Failure | null> {
  return refusedAsOther(actor, request.headers.get(PAGE_USER_HEADER));
}

/** A failure as `application/problem+json` (RFC 9457). */
export function problem(failure: Failure, headers: Record<string, string> = {}): Response {
  const status = STATUS[failure.code];
  const body = {
    type: "about:blank",
    title: failure.message,
    status,
    code: failure.code,
    ...(failure.fields ? { fields: failure.fields } : {}),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      ...headers,
      "content-type": "application/problem+json",
      "cache-control": "no-store",
    },
  });
}

/** Refuses a request for which `actorOf` gives nobody; who guesses at keys is told to wait. */
export async function problemOfUnknown(request: Request): Promise<Response> {
  const other = keyOf(request) === null && sameOrigin(request) ? await currentActor() : null;
  const refused = other && (await refusedAs(other, request));
  if (refused) return problem(refused);
  const wrong = await countWrongKey(request);
  if (!wrong || wrong.isAllowed) return problem(SIGNED_OUT);
  const failure: Failure = { ok: false, code: "throttled", message: tooManyWrongKeys(wrong) };
  return problem(failure, { "retry-after": String(wrong.seconds) });
}

export function json(outcome: Outcome<unknown>): Response {
  if (!outcome.ok) return problem(outcome);
  return Response.json(outcome.value, { headers: { "cache-control": "no-store" } });
}

/** The search parameters of a request as one object; a repeated name gives a list. */
export function searchOf(request: Request): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {};
  const { searchParams } = new URL(request.url);
  for (const name of new Set(searchParams.keys())) {
    const all = searchParams.getAll(name);
    found[name] = all.length === 1 ? (all[0] ?? "") : all;
  }
  return found;
}

/** More than the largest criteria take: parsing holds up everybody else for as long. */
const MOST_BODY_BYTES = 1024 * 1024;

const TOO_LONG: Failure = {
  ok: false,
  code: "invalid",
  message: "This is more than the server takes at once (1 MB). Nothing was changed.",
};
const NO_JSON: Failure = { ok: false, code: "invalid", message: "The request holds no JSON." };

/** The JSON of a request's body. Ask first who sends it: only they may keep the server busy. */
export async function bodyOf(request: Request): Promise<Outcome<unknown>> {
  const parts: Uint8Array[] = [];
  let length = Number(request.headers.get("content-length") ?? 0);
  if (length > MOST_BODY_BYTES) return TOO_LONG;
  length = 0;
  for await (const part of request.body ?? []) {
    length += part.length;
    if (length > MOST_BODY_BYTES) return TOO_LONG;
    parts.push(part);
  }
  try {
    return { ok: true, value: JSON.parse(Buffer.concat(parts).toString("utf8")) };
  } catch {
    return NO_JSON;
  }
}

/** Answers a reading whose question is larger than an address may be, and so comes as a POST. */
export async function answerPosted<S extends z.ZodType, T>(
  request: Request,
  query: Query<S, T>,
): Promise<Response> {
  const actor = await actorOf(request);
  if (!actor) return problemOfUnknown(request);
  const body = await bodyOf(request);
  return body.ok ? json(await ask(query, actor, body.value as z.input<S>)) : problem(body);
}

/**
 * The same for an answer in lines of JSON, which are sent as soon as they are there, as they are. The
 * next ones are asked for once these are on their way, and none when nobody listens any more.
 */
export async function answerPostedInLines<S extends z.ZodType>(
  request: Request,
  query: Query<S, AsyncGenerator<Uint8Array, void>>,
): Promise<Response> {
  const actor = await actorOf(request);
  if (!actor) return problemOfUnknown(request);
  const body = await bodyOf(request);
  if (!body.ok) return problem(body);
  const outcome = await ask(query, actor, body.value as z.input<S>);
  if (!outcome.ok) return problem(outcome);
  return new Response(linesOf(outcome.value), {
    headers: {
      "content-type": "application/x-ndjson; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    },
  });
}

function linesOf(parts: AsyncGenerator<Uint8Array, void>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await parts.return();
    },
  });
}

/** Answers a GET with a query. */
export async function answerQuery<S extends z.ZodType, T>(
  request: Request,
  query: Query<S, T>,
  input: z.input<S>,
): Promise<Response> {
  const actor = await actorOf(request);
  return actor ? json(await ask(query, actor, input)) : problemOfUnknown(request);
}
