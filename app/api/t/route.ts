import type { z } from "zod";
import { asksForPrivacy } from "@/lib/auth/privacy-signals";
import { senderOf } from "@/lib/auth/request-origin";
import { isRobot } from "@/lib/auth/robots";
import { VISITOR } from "@/lib/auth/visitor";
import { visitQueue } from "@/lib/jobs/visits";
import { boundedText } from "@/lib/operations/bounded-text";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { countRequest } from "@/lib/operations/rate-limit";
import { identifyVisitor } from "@/lib/tracking/commands/identity";
import { listSites } from "@/lib/tracking/queries";
import { identifyInput, sentVisits } from "@/lib/tracking/schema/visits";

/** What browsers let a beacon hold. */
const LONGEST_BODY = 64 * 1024;
/** An office shares one address. */
const VISITING = { name: "visits", requests: 600, seconds: 60 };
/**
 * Nobody looks at so many pages. A browser that is known to be a lead's writes into that lead's history:
 * else its program could make a score, and what scoring costs, as large as it likes.
 */
const LOOKING = { name: "visits-of-one", requests: 1000, seconds: 60 * 60 };

/** Nothing to read: browsers send visits without looking at the answer. */
function empty(status: number, site?: string, headers: Record<string, string> = {}): Response {
  const allowed = site ? { "access-control-allow-origin": site, vary: "origin" } : {};
  return new Response(null, {
    status,
    headers: { "cache-control": "no-store", ...allowed, ...headers },
  });
}

/** The site that sends it, if it is one of the workspace's own. */
async function siteOf(request: Request): Promise<string | null> {
  const origin = request.headers.get("origin");
  const sites = unwrap(await ask(listSites, VISITOR, {}));
  return origin !== null && sites.includes(origin) ? origin : null;
}

export async function OPTIONS(request: Request): Promise<Response> {
  const site = await siteOf(request);
  return site === null
    ? empty(403)
    : empty(204, site, {
        "access-control-allow-methods": "POST",
        "access-control-allow-headers": "content-type",
        "access-control-max-age": "86400",
      });
}

/** Takes visits and answers at once: they are written down a little later. */
export async function POST(request: Request): Promise<Response> {
  const allowance = await countRequest(VISITING, senderOf(request.headers));
  if (!allowance.isAllowed) {
    return empty(429, undefined, { "retry-after": String(allowance.seconds) });
  }
  const site = await siteOf(request);
  if (site === null) return empty(403);
  const text = await boundedText(request, LONGEST_BODY);
  if (text === null) return empty(413, site);
  const isDropped = isRobot(request.headers) || asksForPrivacy(request.headers);
  const json = jsonOf(text);
  const identity = identifyInput.safeParse(json);
  if (identity.success) return isDropped ? empty(204, site) : identify(identity.data, site);
  const sent = sentVisits.safeParse(json);
  if (!sent.success) return empty(400, site);
  if (isDropped) return empty(204, site);
  const now = Date.now();
  const { visitor, visits } = sent.data;
  const looked = await countRequest(LOOKING, visitor, visits.length);
  if (!looked.isAllowed) return empty(429, site, { "retry-after": String(looked.seconds) });
  const isTaken = visitQueue().push(
    visits.map(({ ago, ...visit }) => ({ ...visit, visitor, site, at: now - ago })),
  );
  return empty(isTaken ? 204 : 503, site);
}

/** Whether there is such a lead is nobody's business: only what was signed wrong is told. */
async function identify(sent: z.output<typeof identifyInput>, site: string): Promise<Response> {
  const outcome = await execute(identifyVisitor, VISITOR, sent);
  if (!outcome.ok && outcome.code === "invalid") return empty(400, site);
  if (!outcome.ok && outcome.code === "failed") return empty(500, site);
  return empty(204, site);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
