import { getLead } from "@/lib/leads/queries/page";
import { ask } from "@/lib/operations/query";
import { actorOf, json } from "@/lib/operations/route";

/** What may be done with a lead next, and what the agreed rule still asks for. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/api/leads/[id]/allowed">,
): Promise<Response> {
  const outcome = await ask(getLead, await actorOf(request), { id: (await params).id });
  return json(outcome.ok ? { ok: true, value: outcome.value.allowed } : outcome);
}
