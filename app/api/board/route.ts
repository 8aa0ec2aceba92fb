import { getBoard } from "@/lib/leads/queries/board";
import { filterFromParams } from "@/lib/leads/schema";
import { answerQuery } from "@/lib/operations/route";

/** All columns with their first cards. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const size = searchParams.get("perColumn");
  return answerQuery(request, getBoard, {
    filter: filterFromParams(searchParams),
    ...(size === null ? {} : { perColumn: Number(size) }),
  });
}
