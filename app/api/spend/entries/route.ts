import { answerQuery } from "@/lib/operations/route";
import { listCosts } from "@/lib/spend/queries";
import { costKindOf } from "@/lib/spend/schema";

const MOST = 50;

/** The entries of a cell of the spend grid, the latest first. */
export async function GET(request: Request): Promise<Response> {
  const { kind, ...filter } = Object.fromEntries(new URL(request.url).searchParams);
  return answerQuery(request, listCosts, {
    filter: { ...filter, source: filter.source, kind: costKindOf({ kind }) },
    limit: MOST,
  });
}
