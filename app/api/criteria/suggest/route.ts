import type { z } from "zod";
import { answerQuery } from "@/lib/operations/route";
import { suggestDraftPoints } from "@/lib/replays/queries";
import type { suggestPointsInput } from "@/lib/replays/schema";

/** A draft is larger than an address may be, so this reading comes as a POST. */
export async function POST(request: Request) {
  const input: unknown = await request.json().catch(() => null);
  return answerQuery(request, suggestDraftPoints, input as z.input<typeof suggestPointsInput>);
}
