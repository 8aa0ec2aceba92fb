import type { z } from "zod";
import { listChallenged } from "@/lib/challengers/queries";
import type { listChallengedInput } from "@/lib/challengers/schema";
import { answerQuery, searchOf } from "@/lib/operations/route";

/** Further leads that a challenger or the criteria in force handed off. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/api/criteria/challengers/[id]/leads">,
): Promise<Response> {
  const input = { ...searchOf(request), ...(await params) };
  return answerQuery(request, listChallenged, input as z.input<typeof listChallengedInput>);
}
