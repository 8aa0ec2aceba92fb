import { getKnownValues } from "@/lib/criteria/queries";
import { ask } from "@/lib/operations/query";
import { actorOf, json, problemOfUnknown } from "@/lib/operations/route";

/** Values that recent leads have, as suggestions for filters. */
export async function GET(request: Request): Promise<Response> {
  const actor = await actorOf(request);
  if (!actor) return problemOfUnknown(request);
  const outcome = await ask(getKnownValues, actor, {});
  return json(outcome.ok ? { ok: true, value: outcome.value.attributes } : outcome);
}
