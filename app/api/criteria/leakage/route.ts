import { answerQuery } from "@/lib/operations/route";
import { findLeakingAttributes } from "@/lib/replays/queries";

export async function GET(request: Request) {
  return answerQuery(request, findLeakingAttributes, {});
}
