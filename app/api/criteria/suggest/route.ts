import { answerPosted } from "@/lib/operations/route";
import { suggestDraftPoints } from "@/lib/replays/queries";

export async function POST(request: Request) {
  return answerPosted(request, suggestDraftPoints);
}
