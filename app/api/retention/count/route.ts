import { answerPosted } from "@/lib/operations/route";
import { countRetiring } from "@/lib/retention/queries";

/** How many leads a rule would erase, before it is switched on. */
export async function POST(request: Request) {
  return answerPosted(request, countRetiring);
}
