import type { z } from "zod";
import { answerQuery } from "@/lib/operations/route";
import { suggestDraftGates } from "@/lib/replays/queries";
import type { suggestGatesInput } from "@/lib/replays/schema";

/** A draft is larger than an address may be, so this reading comes as a POST. */
export async function POST(request: Request) {
  const input: unknown = await request.json().catch(() => null);
  return answerQuery(request, suggestDraftGates, input as z.input<typeof suggestGatesInput>);
}
