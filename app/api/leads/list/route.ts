import { t } from "@/lib/language";
import { listLeads } from "@/lib/leads/queries/list";
import { readFilter } from "@/lib/leads/schema";
import { answerQuery, problem } from "@/lib/operations/route";

const ROWS_PER_PAGE = 500;

/** All leads of a filter, page by page, for what is done with many of them. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const { filter, unread } = readFilter(searchParams);
  // What is done with other leads than those that were asked for cannot be taken back.
  if (unread.length > 0) {
    const message = t`This part of the filter cannot be read: ${unread.join(", ")}.`;
    return problem({ ok: false, code: "invalid", message });
  }
  const cursor = searchParams.get("cursor");
  return answerQuery(request, listLeads, {
    filter,
    limit: ROWS_PER_PAGE,
    counted: false,
    ...(cursor === null ? {} : { cursor }),
  });
}
