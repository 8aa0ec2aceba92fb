import { answerPosted } from "@/lib/operations/route";
import { listSegmentUses } from "@/lib/segments/queries";

export async function POST(request: Request) {
  return answerPosted(request, listSegmentUses);
}
