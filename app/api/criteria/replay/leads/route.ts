import type { z } from "zod";
import { answerQuery } from "@/lib/operations/route";
import { listReplayLeads } from "@/lib/replays/queries";
import type { replayLeadsInput } from "@/lib/replays/schema";

/** As for the replay itself, a draft is larger than an address may be. */
export async function POST(request: Request) {
  const input: unknown = await request.json().catch(() => null);
  return answerQuery(request, listReplayLeads, input as z.input<typeof replayLeadsInput>);
}
