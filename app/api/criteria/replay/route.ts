import { answerPosted } from "@/lib/operations/route";
import { replayDraft } from "@/lib/replays/queries";

export async function POST(request: Request) {
  return answerPosted(request, replayDraft);
}
