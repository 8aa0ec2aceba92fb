import { readdirSync } from "node:fs";
import path from "node:path";
import { getTableName, is, Table } from "drizzle-orm";
import fc from "fast-check";
import { encode } from "next-auth/jwt";
import { beforeAll, expect, test, vi } from "vitest";
import { store } from "@/db/client";
import * as schema from "@/db/schema";
import { sessionCookieName } from "@/lib/auth/cookie-name";
import { formViews } from "@/lib/jobs/form-views";
import { visitQueue } from "@/lib/jobs/visits";
import { adam } from "../leads/world";
import { type Example, examplesOf, importsRest, makeWorld, type World } from "./examples";

// Whatever comes to any route, it is answered, and a refusal changes no row. A route that is new must
// say what it takes (examples.ts). HANDOFF_PROPERTY_RUNS=20000 looks longer.
const RUNS = Number(process.env.HANDOFF_PROPERTY_RUNS ?? 150);

const cookies = vi.hoisted(() => ({ jar: new Map<string, { value: string }>() }));
vi.mock("next/headers", () => ({ cookies: async () => cookies.jar }));

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
type Method = (typeof METHODS)[number];
type Handler = (request: Request, context: object) => Promise<Response>;
type Handlers = Partial<Record<Method, Handler>>;

const routes = readdirSync("app", { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => file.endsWith("/route.ts"))
  .map((file) => path.posix.dirname(file))
  .sort();

const SESSION = "session-of-routes";
let world: World;
let token = "";

beforeAll(async () => {
  process.env.NEXTAUTH_SECRET ??= "only for these tests, forty characters!";
  world = await makeWorld();
  const now = Date.now();
  const session = { id: SESSION, userId: adam.id, createdAt: now, lastSeenAt: now };
  await (await store()).write((tx) =>
    tx.insert(schema.sessions).values({ ...session, expiresAt: now + 86_400_000 }),
  );
  token = await encode({ token: { sid: SESSION }, secret: process.env.NEXTAUTH_SECRET });
});

const tables = Object.values(schema).filter((one) => is(one, Table));

/** Every row of every table, once nothing that was asked for before is still to be written. */
async function rows(): Promise<Record<string, string[]>> {
  await formViews().flush();
  await visitQueue().flush();
  await importsRest();
  const { read } = await store();
  const all: Record<string, string[]> = {};
  for (const table of tables) {
    const found = await read.select().from(table as typeof schema.leads);
    all[getTableName(table)] = found.map((row) => JSON.stringify(row)).sort();
  }
  return all;
}

const text = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom("", "\0", "%", "null", "__proto__", "constructor", "2026-02-31", "NaN", "1e999"),
  fc.constantFrom("9".repeat(30), "-1", "1.5", "true", "x".repeat(5000), "\ud800", "../../etc"),
);
const value: fc.Arbitrary<unknown> = fc.oneof(
  { maxDepth: 3 },
  text,
  fc.constantFrom(null, undefined, true, 0, -1, 1.5, 2 ** 53, -(2 ** 63), 1e308, [], {}),
  fc.jsonValue({ maxDepth: 3 }),
);
/** Where something of a right request is broken, and by what. */
const breaks = <T>(by: fc.Arbitrary<T>) =>
  fc.array(fc.record({ place: fc.nat(), name: fc.option(text), by }), { maxLength: 3 });

/** As it comes over a wire. */
const wellFormed = (one: string) => Buffer.from(one).toString();

const header = fc.record(
  {
    "content-type": fc.constantFrom("text/plain", "", "multipart/form-data", "application/json"),
    "content-length": fc.constantFrom("0", "-1", "99999999999", "many"),
    origin: fc.constantFrom("http://localhost:3000", "https://evil.test", "null", "x"),
    "sec-fetch-site": fc.constantFrom("cross-site", "same-origin"),
    "last-event-id": fc.constantFrom("0", "-1", "9".repeat(15), "9".repeat(40), "x"),
    authorization: fc.constantFrom("Bearer ", "Bearer hk_x", `Bearer hk_${"x".repeat(500)}`, "x"),
    "user-agent": fc.constantFrom("", "Googlebot/2.1"),
    dnt: fc.constant("1"),
    referer: fc.constantFrom("x", "https://search.test/?q=1", "http://["),
  },
  { requiredKeys: [] },
);

/** What is broken of a right request; the places are counted around. */
const breakage = fc.record({
  params: fc.oneof(
    { weight: 4, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: text.map((one) => wellFormed(one)) },
  ),
  search: breaks(text),
  body: breaks(value),
  whole: fc.oneof(
    { weight: 6, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.jsonValue().map((one) => JSON.stringify(one)) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 500 }) },
    { weight: 1, arbitrary: fc.constantFrom("", "[".repeat(200_000), "x".repeat(1_200_000)) },
  ),
  headers: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: header }),
  isSignedIn: fc.oneof(
    { weight: 9, arbitrary: fc.constant(true) },
    { weight: 1, arbitrary: fc.constant(false) },
  ),
  address: fc.ipV4(),
});
type Breakage = typeof breakage extends fc.Arbitrary<infer B> ? B : never;

const RIGHT: Breakage = {
  params: null,
  search: [],
  body: [],
  whole: null,
  headers: {},
  isSignedIn: true,
  address: "192.0.2.1",
};

function brokenPairs(right: Record<string, string>, changes: Breakage["search"]) {
  const names = Object.keys(right);
  const pairs: [string, string][] = Object.entries(right);
  for (const { place, name, by } of changes) {
    const at = name ?? names[place % names.length] ?? "x";
    pairs.push([at, by]);
    // Half of them are there twice.
    if (place % 2) pairs.splice(0, pairs.length, ...new Map(pairs));
  }
  return new URLSearchParams(pairs.map(([name, one]) => [wellFormed(name), wellFormed(one)]));
}

/** Every place within a JSON value, as the object and the key there. */
function placesIn(json: unknown): [Record<string, unknown>, string][] {
  if (typeof json !== "object" || json === null) return [];
  const parts = json as Record<string, unknown>;
  return Object.keys(parts).flatMap((key) => [[parts, key] as const, ...placesIn(parts[key])]) as [
    Record<string, unknown>,
    string,
  ][];
}

function brokenJson(right: unknown, changes: Breakage["body"]): string {
  const json = structuredClone(right);
  for (const { place, name, by } of changes) {
    const places = placesIn(json);
    const [parts, key] = places[place % places.length] ?? [];
    if (parts && key !== undefined) parts[name ?? key] = by;
  }
  return JSON.stringify(json);
}

async function requestOf(method: Method, example: Example, broken: Breakage) {
  const { params = {}, search = {}, headers = {}, body, pairs } = example;
  const query = brokenPairs(search, broken.search);
  const carries = method === "POST" || method === "PUT" || method === "PATCH";
  const right =
    typeof body === "string"
      ? body
      : pairs
        ? `${brokenPairs(pairs, broken.search)}`
        : brokenJson(body ?? {}, broken.body);
  const given = Object.entries(params).map(([name, one]) => [name, broken.params ?? one]);
  const request = new Request(`http://localhost:3000/x?${query}`, {
    method,
    headers: {
      host: "localhost:3000",
      "x-forwarded-for": broken.address,
      "content-type": pairs ? "application/x-www-form-urlencoded" : "application/json",
      ...headers,
      ...broken.headers,
    },
    ...(carries ? { body: broken.whole ?? right } : {}),
  });
  return { request, context: { params: Promise.resolve(Object.fromEntries(given)) } };
}

/** The answer, read to its end; of a stream without one, its beginning. */
async function answerOf(handler: Handler, request: Request, context: object) {
  const response = await handler(request, context).catch((error: { digest?: string }) => {
    // What Next makes of `redirect()`.
    if (error.digest?.startsWith("NEXT_REDIRECT")) return new Response(null, { status: 307 });
    throw error;
  });
  if (response.headers.get("content-type")?.startsWith("text/event-stream")) {
    await response.body?.cancel();
    return { response, text: "" };
  }
  return { response, text: await response.text() };
}

test("every route says what it takes", () => {
  expect(routes).toEqual(Object.keys(examplesOf(world)).sort());
});

test.each(routes.filter((route) => !/nextauth|v1/.test(route)))(
  "/%s answers whatever is sent, and a refusal changes nothing",
  async (route) => {
    const handlers = (await import(path.resolve("app", route, "route.ts"))) as Handlers;
    if (handlers.GET) handlers.HEAD ??= handlers.GET;
    const methods = METHODS.filter((method) => handlers[method]);
    const made = examplesOf(world)[route] ?? {};
    const example = async () => (typeof made === "function" ? made() : made);

    /** What was there after the last refusal. */
    let known: Awaited<ReturnType<typeof rows>> | null = null;

    async function send(method: Method, broken: Breakage) {
      const handler = handlers[method] as Handler;
      const right = await example();
      cookies.jar.clear();
      if (broken.isSignedIn) cookies.jar.set(sessionCookieName(), { value: token });
      const before = typeof made === "object" && known ? known : await rows();
      known = null;
      const { request, context } = await requestOf(method, right, broken);
      const { response, text } = await answerOf(handler, request, context);
      const { status } = response;
      expect(status, text).toBeLessThan(500);
      if (status < 400) return status;
      if (route.startsWith("api/") && route !== "api/t") {
        expect(response.headers.get("content-type")).toBe("application/problem+json");
        expect(JSON.parse(text)).toMatchObject({ status });
      }
      known = await rows();
      expect(known).toEqual(before);
      return status;
    }

    for (const method of methods) {
      const status = await send(method, RIGHT);
      // What was just uploaded has nothing to go on with.
      expect(status >= 400, `${method}: ${status}`).toBe(route.endsWith("/continue"));
    }
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...methods), breakage, async (method, broken) => {
        await send(method, broken);
      }),
      { numRuns: Math.ceil(RUNS / routes.length) },
    );
  },
  60_000 + RUNS * 100,
);
