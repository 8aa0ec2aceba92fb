import { answerPosted } from "@/lib/operations/route";
import { findSuppression } from "@/lib/privacy/queries";

/** Whether an address is kept out; asked for by a POST, as addresses do not belong into logs. */
export async function POST(request: Request): Promise<Response> {
  return answerPosted(request, findSuppression);
}
