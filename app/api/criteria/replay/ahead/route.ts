import { answerPostedInLines } from "@/lib/operations/route";
import { replayAhead } from "@/lib/replays/queries";

/** As for the replay itself; an answer per line, as soon as it is there. */
export async function POST(request: Request): Promise<Response> {
  return answerPostedInLines(request, replayAhead);
}
