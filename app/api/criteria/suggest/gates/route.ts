import { answerPosted } from "@/lib/operations/route";
import { suggestDraftGates } from "@/lib/replays/queries";

export async function POST(request: Request) {
  return answerPosted(request, suggestDraftGates);
}
