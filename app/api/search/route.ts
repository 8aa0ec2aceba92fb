import { answerQuery } from "@/lib/operations/route";
import { findAnything } from "@/lib/search/queries";

/** Leads and companies by words in their names and addresses. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  return answerQuery(request, findAnything, { text: searchParams.get("text") ?? "" });
}
