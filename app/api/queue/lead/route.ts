import { getLead } from "@/lib/leads/queries/page";
import { answerQuery } from "@/lib/operations/route";

export function GET(request: Request) {
  const id = new URL(request.url).searchParams.get("id") ?? "";
  return answerQuery(request, getLead, { id });
}
