import { answerPosted } from "@/lib/operations/route";
import { listReplayLeads } from "@/lib/replays/queries";

/** As for the replay itself, a draft is larger than an address may be. */
export async function POST(request: Request): Promise<Response> {
  return answerPosted(request, listReplayLeads);
}
