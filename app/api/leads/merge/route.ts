import { previewMerge } from "@/lib/leads/queries/merges";
import { answerQuery } from "@/lib/operations/route";

/** What merging the lead `other` into `id` would come to. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const id = searchParams.get("id") ?? "";
  return answerQuery(request, previewMerge, { id, otherId: searchParams.get("other") ?? "" });
}
