import { getTimeline } from "@/lib/leads/queries/page";
import { answerQuery } from "@/lib/operations/route";

export function GET(request: Request) {
  const { searchParams } = new URL(request.url);
  const before = searchParams.get("before");
  const input = { id: searchParams.get("id") ?? "", ...(before ? { before } : {}) };
  return answerQuery(request, getTimeline, input);
}
