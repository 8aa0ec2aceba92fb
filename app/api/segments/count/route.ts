import { answerPosted } from "@/lib/operations/route";
import { countSegment } from "@/lib/segments/queries";

export async function POST(request: Request) {
  return answerPosted(request, countSegment);
}
