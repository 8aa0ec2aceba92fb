import { STAGES } from "@/lib/engine/stages";
import { t } from "@/lib/language";
import { getColumn } from "@/lib/leads/queries/board";
import { filterFromParams } from "@/lib/leads/schema";
import { readLook } from "@/lib/leads/schema/board-look";
import { answerQuery, problem } from "@/lib/operations/route";

/** More cards of one column or, with `group` and its key as `in`, of one of its groups. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/api/board/columns/[stage]">,
): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const named = (await params).stage;
  const stage = STAGES.find((one) => one === named);
  if (!stage) {
    return problem({ ok: false, code: "not_found", message: t("There is no such column.") });
  }
  const cursor = searchParams.get("cursor");
  const { group } = readLook(searchParams).look;
  return answerQuery(request, getColumn, {
    stage,
    filter: filterFromParams(searchParams),
    ...(group === null ? {} : { group: { by: group, key: searchParams.get("in") ?? "" } }),
    ...(cursor === null ? {} : { cursor }),
  });
}
