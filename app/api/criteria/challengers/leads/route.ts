import { listChallenged } from "@/lib/challengers/queries";
import { answerPosted } from "@/lib/operations/route";

/** The leads behind a number of a comparison, asked for as those of a replay are. */
export async function POST(request: Request): Promise<Response> {
  return answerPosted(request, listChallenged);
}
