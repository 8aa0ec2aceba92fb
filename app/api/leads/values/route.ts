import { getKnownValues } from "@/lib/criteria/queries";
import { ask } from "@/lib/operations/query";
import { actorOf, json } from "@/lib/operations/route";

/** Values that recent leads have, as suggestions for filters. */
export async function GET(request: Request): Promise<Response> {
  const outcome = await ask(getKnownValues, await actorOf(request), {});
  return json(outcome.ok ? { ok: true, value: outcome.value.attributes } : outcome);
}
