import { explainLead } from "@/lib/leads/queries/page";
import { answerQuery } from "@/lib/operations/route";

export function GET(request: Request) {
  const { searchParams } = new URL(request.url);
  const id = searchParams.get("id") ?? "";
  return answerQuery(request, explainLead, {
    id,
    at: Number(searchParams.get("at") ?? Number.NaN),
  });
}
