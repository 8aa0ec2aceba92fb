import { countWrongKey, tooManyWrongKeys, WRONG_KEYS } from "@/lib/auth/wrong-keys";
import type { Actor } from "@/lib/operations/actor";
import { log } from "@/lib/operations/log";
import type { Once } from "@/lib/operations/once";
import { SIGNED_OUT } from "@/lib/operations/outcome";
import { type Allowance, countRequest, type RateLimit } from "@/lib/operations/rate-limit";
import { actorOf } from "@/lib/operations/route";
import { apiDocument } from "./document";
import type { Answer, Endpoint } from "./endpoint";
import { problemResponse, refusedBy } from "./problems";
import { readBody, readOnce, readQuery } from "./requests";
import { findEndpoint } from "./router";

const BASE = "/api/v1";
const RATE: RateLimit = { name: "api", requests: 1200, seconds: 60 };

/** Requests with an idempotency key that this process is working on. */
const shared = globalThis as unknown as { handoffInFlight?: Set<string> };
shared.handoffInFlight ??= new Set();
const inFlight = shared.handoffInFlight;

function answerResponse({ status, body, csv, headers }: Answer): Response {
  const all = { "cache-control": "no-store", ...headers };
  if (csv) {
    const name = `attachment; filename="${csv.fileName}"`;
    const type = { "content-type": "text/csv; charset=utf-8", "content-disposition": name };
    return new Response(csv.text, { status, headers: { ...all, ...type } });
  }
  return body === undefined
    ? new Response(null, { status, headers: all })
    : Response.json(body, { status, headers: all });
}

/** Asks the endpoint, with what the request brings checked. */
async function answer(
  request: Request,
  endpoint: Endpoint,
  params: Record<string, string>,
  actor: Actor,
): Promise<Response> {
  const url = new URL(request.url);
  const address = url.pathname + url.search;
  const query = readQuery(endpoint.query, url.searchParams);
  if (!query.ok) return problemResponse(query);
  let body: unknown;
  let once: Once | undefined;
  if (endpoint.body) {
    const read = await readBody(endpoint.body, request);
    if (!read.ok) return problemResponse(read);
    body = read.value.body;
    const named = readOnce(request, address, read.value.hash);
    if (!named.ok) return problemResponse(named);
    once = endpoint.method === "POST" ? named.value : undefined;
  }
  const running = once && `${actor.id} ${once.key}`;
  if (running && inFlight.has(running)) {
    const message =
      "A request with this Idempotency-Key is being worked on. Ask again in a moment.";
    return problemResponse({ code: "conflict", message }, { "retry-after": "1" });
  }
  if (running) inFlight.add(running);
  try {
    const said = await endpoint.run({ actor, params, query: query.value, body, once, address });
    if ("status" in said) return answerResponse(said);
    const into = said.code === "not_found" ? said.fields?.into : undefined;
    if (into !== undefined) {
      // The same of the lead that this one was merged into.
      const location = BASE + endpoint.path.replace("{id}", into) + url.search;
      return answerResponse({ status: 308, headers: { location } });
    }
    return problemResponse(refusedBy(said, endpoint.body ? "body" : "query"));
  } finally {
    if (running) inFlight.delete(running);
  }
}

const limitHeaders = ({ name, requests, seconds }: RateLimit, left: Allowance) => ({
  "ratelimit-policy": `"${name}";q=${requests};w=${seconds}`,
  ratelimit: `"${name}";r=${left.remaining};t=${left.seconds}`,
});

/** Refuses a request without a key that is in force; who guesses at keys is told to wait. */
async function refuseUnknown(request: Request): Promise<Response> {
  const wrong = await countWrongKey(request);
  if (wrong && !wrong.isAllowed) {
    const headers = { ...limitHeaders(WRONG_KEYS, wrong), "retry-after": `${wrong.seconds}` };
    return problemResponse({ code: "throttled", message: tooManyWrongKeys(wrong) }, headers);
  }
  const message = "Send a key that is in force, as Authorization: Bearer hk_…";
  const challenge = { "www-authenticate": 'Bearer realm="Handoff"' };
  return problemResponse({ ...SIGNED_OUT, message }, challenge);
}

async function answerLimited(
  request: Request,
  endpoint: Endpoint,
  params: Record<string, string>,
): Promise<Response> {
  const actor = await actorOf(request);
  if (!actor) return refuseUnknown(request);
  const allowance = await countRequest(RATE, actor.id ?? "");
  const limits = limitHeaders(RATE, allowance);
  if (!allowance.isAllowed) {
    const { seconds } = allowance;
    const message = `These are more than ${RATE.requests} requests in a minute. Wait ${seconds} seconds.`;
    return problemResponse(
      { code: "throttled", message },
      { ...limits, "retry-after": `${seconds}` },
    );
  }
  const response = await answer(request, endpoint, params, actor);
  for (const [name, value] of Object.entries(limits)) response.headers.set(name, value);
  return response;
}

/** Answers any request below /api/v1. */
export async function handleApi(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.slice(BASE.length);
  try {
    if (path === "/openapi.json" && ["GET", "HEAD"].includes(request.method)) {
      return Response.json(apiDocument());
    }
    const found = findEndpoint(request.method, path);
    if (!found) {
      const message = `There is nothing here. ${BASE}/openapi.json says what there is.`;
      return problemResponse({ code: "not_found", message });
    }
    const { endpoint, params, allowed } = found;
    const allow = { allow: allowed.join(", ") };
    if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: allow });
    if (!endpoint) {
      const message = `This takes ${allowed.join(", ")}, not ${request.method}.`;
      return problemResponse({ code: "not_allowed", message }, allow);
    }
    const response = await answerLimited(request, endpoint, params);
    return request.method === "HEAD" ? new Response(null, response) : response;
  } catch (error) {
    log.error({ path, err: error }, "API request failed");
    const message = "Something went wrong on our side. Please try again.";
    return problemResponse({ code: "failed", message });
  }
}
