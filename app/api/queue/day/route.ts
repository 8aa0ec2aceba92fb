import { getWorkDay } from "@/lib/leads/queries/day";
import { answerQuery } from "@/lib/operations/route";

export function GET(request: Request) {
  return answerQuery(request, getWorkDay, {});
}
