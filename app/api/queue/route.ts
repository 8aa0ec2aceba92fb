import { getQueue } from "@/lib/leads/queries/list";
import { filterFromParams } from "@/lib/leads/schema";
import { answerQuery } from "@/lib/operations/route";

export function GET(request: Request) {
  const { searchParams } = new URL(request.url);
  const mine = searchParams.get("mine") === "true";
  return answerQuery(request, getQueue, { mine, filter: filterFromParams(searchParams) });
}
