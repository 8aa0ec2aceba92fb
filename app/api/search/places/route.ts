import { answerQuery } from "@/lib/operations/route";
import { listPlaces } from "@/lib/search/queries";

/** Views and reports to go to, and the names of leads that somebody was at. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  return answerQuery(request, listPlaces, { leadIds: searchParams.getAll("lead") });
}
