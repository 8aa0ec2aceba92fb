import { explainChange } from "@/lib/criteria/queries/why";
import { answerPosted } from "@/lib/operations/route";

export async function POST(request: Request) {
  return answerPosted(request, explainChange);
}
