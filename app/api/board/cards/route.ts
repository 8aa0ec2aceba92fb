import { getCards } from "@/lib/leads/queries/board";
import { filterFromParams } from "@/lib/leads/schema";
import { answerQuery } from "@/lib/operations/route";

/** Single cards, after something happened to them. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const ids = (searchParams.get("ids") ?? "").split(",").filter(Boolean);
  return answerQuery(request, getCards, { ids, filter: filterFromParams(searchParams) });
}
