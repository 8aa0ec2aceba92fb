import type { z } from "zod";
import { answerQuery } from "@/lib/operations/route";
import { replayDraft } from "@/lib/replays/queries";
import type { replayDraftInput } from "@/lib/replays/schema";

/** A draft is larger than an address may be, so this reading comes as a POST. */
export async function POST(request: Request) {
  const input: unknown = await request.json().catch(() => null);
  return answerQuery(request, replayDraft, input as z.input<typeof replayDraftInput>);
}
