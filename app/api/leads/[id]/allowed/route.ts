import { getLead } from "@/lib/leads/queries/page";
import type { QualifyingLead } from "@/lib/leads/schema/page";
import { ask } from "@/lib/operations/query";
import { actorOf, json, problemOfUnknown } from "@/lib/operations/route";

/** What may be done with a lead next, what the agreed rule still asks for, and what is known. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/api/leads/[id]/allowed">,
): Promise<Response> {
  const actor = await actorOf(request);
  if (!actor) return problemOfUnknown(request);
  const outcome = await ask(getLead, actor, { id: (await params).id });
  if (!outcome.ok) return json(outcome);
  const { allowed, bant } = outcome.value;
  return json({ ok: true, value: { ...allowed, bant } satisfies QualifyingLead });
}
