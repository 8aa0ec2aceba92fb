import { tryDraft } from "@/lib/criteria/queries";
import { answerPosted } from "@/lib/operations/route";

export async function POST(request: Request) {
  return answerPosted(request, tryDraft);
}
