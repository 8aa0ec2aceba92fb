import type { z } from "zod";
import { explainChallenged } from "@/lib/challengers/queries";
import type { explainChallengedInput } from "@/lib/challengers/schema";
import { answerQuery, searchOf } from "@/lib/operations/route";

/** How a challenger saw a lead at a moment. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/api/criteria/challengers/[id]/why">,
): Promise<Response> {
  const input = { ...searchOf(request), ...(await params) };
  return answerQuery(request, explainChallenged, input as z.input<typeof explainChallengedInput>);
}
