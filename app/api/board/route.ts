import { getBoard } from "@/lib/leads/queries/board";
import { filterFromParams } from "@/lib/leads/schema";
import { readLook } from "@/lib/leads/schema/board-look";
import { answerQuery } from "@/lib/operations/route";

/** All columns with their first cards. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const size = searchParams.get("perColumn");
  const { group } = readLook(searchParams).look;
  return answerQuery(request, getBoard, {
    filter: filterFromParams(searchParams),
    ...(group === null ? {} : { group }),
    ...(size === null ? {} : { perColumn: Number(size) }),
  });
}
