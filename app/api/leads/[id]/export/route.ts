import { redirect } from "next/navigation";
import { ask } from "@/lib/operations/query";
import { actorOf, problem, problemOfUnknown } from "@/lib/operations/route";
import { exportPerson } from "@/lib/privacy/queries";

/** Everything that is kept of one person, as a file to hand to them. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/api/leads/[id]/export">,
): Promise<Response> {
  const { id } = await params;
  const actor = await actorOf(request);
  if (!actor) return problemOfUnknown(request);
  const outcome = await ask(exportPerson, actor, { id });
  const into = outcome.ok ? undefined : outcome.fields?.into;
  if (into) redirect(`/api/leads/${into}/export`);
  if (!outcome.ok) return problem(outcome);
  return new Response(JSON.stringify(outcome.value, null, 2), {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": 'attachment; filename="person.json"',
      "cache-control": "no-store",
    },
  });
}
