import { type AnyColumn, max, ne } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { store } from "@/db/client";
import {
  activities,
  audit,
  costs,
  keptAnswers,
  leadConsents,
  leads,
  observations,
  opportunities,
  stageMoves,
} from "@/db/schema";
import { countOf } from "@/db/sql";
import type { Endpoint } from "@/lib/api/endpoint";
import { ENDPOINTS } from "@/lib/api/endpoints/registry";
import { bringIntoForce, CRITERIA, settle } from "../leads/world";
import { keyOf, send } from "./contract";

// Whatever is sent, the answer is one that the document knows, and a refusal changed nothing.
// HANDOFF_PROPERTY_RUNS=20000 looks longer.
const RUNS = Number(process.env.HANDOFF_PROPERTY_RUNS ?? 300);
/** Below what a key may ask in a minute. */
const RUNS_PER_KEY = 1000;

let leadId = "";

beforeAll(async () => {
  await settle();
  await bringIntoForce(CRITERIA, Date.now() - 1000);
  const key = await keyOf("admin");
  const body = { name: "Known", email: "known@fuzz.test", externalId: "fuzz" };
  leadId = (await (await send("POST", "/leads", { key, body })).json()).id;
});

/** How much there is, and the last thing that was written down. */
async function state(): Promise<string> {
  const { read } = await store();
  const ofLeads = [leads, activities, observations, stageMoves, opportunities, leadConsents];
  const tables = [...ofLeads, costs, keptAnswers];
  const counts: unknown[] = [];
  for (const table of tables) counts.push((await read.select({ n: countOf() }).from(table))[0]?.n);
  // That a key is used is written down a moment later.
  const [last] = await read
    .select({ seq: max(audit.seq as AnyColumn) })
    .from(audit)
    .where(ne(audit.action, "key.used"));
  return JSON.stringify([...counts, last?.seq]);
}

const text = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom(
    "",
    "\0",
    "known@fuzz.test",
    "fuzz",
    "2026-03-31",
    "EUR",
    "__proto__",
    "%",
    "null",
  ),
  fc.constantFrom("9".repeat(30), "-1", "1e999", "0x10", "NaN", "1.5", "true", "\ud800"),
);

const value: fc.Arbitrary<unknown> = fc.oneof(
  { maxDepth: 3 },
  text,
  fc.constantFrom(null, true, false, 0, -1, 1, 1.5, 2 ** 53, -(2 ** 63), 1e308, Date.now()),
  fc.integer(),
  fc.jsonValue({ maxDepth: 3 }),
);

/** A body that is right but for one thing, or all wrong, or no JSON at all. */
function bodyFor(endpoint: Endpoint): fc.Arbitrary<unknown> {
  const example = (endpoint.example ?? {}) as Record<string, unknown>;
  const names = [...Object.keys(example), ...Object.keys(shapeOf(endpoint.body)), "version", "id"];
  const changed = fc
    .array(fc.tuple(fc.constantFrom(...names), fc.oneof(value, fc.constant(undefined))), {
      maxLength: 4,
    })
    .map((changes) => ({ ...example, ...Object.fromEntries(changes) }));
  const inside = value.map((one) => ({ ...example, activities: [example, one], attributes: one }));
  return fc.oneof(
    { weight: 6, arbitrary: changed },
    { weight: 2, arbitrary: inside },
    { weight: 1, arbitrary: fc.jsonValue() },
    { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
    { weight: 1, arbitrary: fc.constant("[".repeat(200_000)) },
  );
}

function shapeOf(schema: unknown): object {
  return (schema as { shape?: object } | undefined)?.shape ?? {};
}

function queryFor(endpoint: Endpoint): fc.Arbitrary<string> {
  const names = [...Object.keys(shapeOf(endpoint.query)), "x", "__proto__"];
  return fc
    .array(
      fc.tuple(
        fc.oneof(
          { weight: 8, arbitrary: fc.constantFrom(...names) },
          { weight: 1, arbitrary: text },
        ),
        text,
      ),
      { maxLength: 4 },
    )
    .map((pairs) => `${new URLSearchParams(pairs.map(([name, one]) => [name, one]))}`);
}

const idText = fc.oneof(
  fc.constantFrom("known", "active", "funnel", "cac.csv", ".csv", "conversion", "x".repeat(300)),
  text.map(
    (one) =>
      encodeURIComponent(one.replaceAll(/[\ud800-\udfff]/g, "-")).replaceAll(".", "%2E") || "-",
  ),
  fc.constantFrom("%00", "%E0%A4%A", "%ff"),
);

const headers = fc.record(
  {
    "content-type": fc.constantFrom(
      "application/json; charset=x",
      "text/plain",
      "",
      "multipart/form-data",
    ),
    "idempotency-key": fc.oneof(fc.constantFrom("a", "b"), fc.stringMatching(/^[ -~]{0,40}$/)),
    "content-length": fc.constantFrom("0", "-1", "99999999999", "many"),
    accept: fc.constantFrom("text/html", "*/*"),
    "x-forwarded-for": fc.constant("::1"),
  },
  { requiredKeys: [] },
);

const request = fc.constantFrom(...ENDPOINTS).chain((endpoint) =>
  fc.record({
    method: fc.oneof(
      { weight: 9, arbitrary: fc.constant(endpoint.method as string) },
      { weight: 1, arbitrary: fc.constantFrom("GET", "HEAD", "POST", "DELETE", "OPTIONS") },
    ),
    path: idText.map((id) => endpoint.path.replace(/\{\w+\}/, id === "known" ? leadId : id)),
    query: fc.oneof(
      { weight: 1, arbitrary: fc.constant("") },
      { weight: endpoint.query ? 4 : 0, arbitrary: queryFor(endpoint) },
    ),
    body: bodyFor(endpoint),
    headers: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: headers }),
    hasKey: fc.oneof(
      { weight: 19, arbitrary: fc.constant(true) },
      { weight: 1, arbitrary: fc.constant(false) },
    ),
  }),
);

test(
  "whatever is sent is answered, and a refusal changes nothing",
  async () => {
    const statuses = new Map<number, number>();
    for (let done = 0; done < RUNS; done += RUNS_PER_KEY) {
      const key = await keyOf("admin");
      await fc.assert(
        fc.asyncProperty(request, async ({ method, path, query, body, headers, hasKey }) => {
          const before = await state();
          const carries = !["GET", "HEAD", "OPTIONS"].includes(method);
          const response = await send(method, query ? `${path}?${query}` : path, {
            ...(hasKey ? { key } : {}),
            ...(carries ? { body: body ?? null } : {}),
            headers: headers as Record<string, string>,
          });
          const { status } = response;
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          expect(status).toBeLessThan(500);
          if (status < 400) return;
          if (method !== "HEAD") {
            expect(response.headers.get("content-type")).toBe("application/problem+json");
          }
          expect(await state()).toBe(before);
        }),
        { numRuns: Math.min(RUNS_PER_KEY, RUNS - done) },
      );
    }
    expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 400, 404]));
  },
  60_000 + RUNS * 200,
);
