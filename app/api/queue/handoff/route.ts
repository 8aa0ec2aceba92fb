import { explainHandoff } from "@/lib/leads/queries/page";
import { answerQuery } from "@/lib/operations/route";

export function GET(request: Request) {
  const { searchParams } = new URL(request.url);
  const id = searchParams.get("id") ?? "";
  const at = Number(searchParams.get("at") ?? Number.NaN);
  return answerQuery(request, explainHandoff, { id, at });
}
