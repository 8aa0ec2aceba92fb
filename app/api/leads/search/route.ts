import { searchLeads } from "@/lib/leads/queries/list";
import { answerQuery } from "@/lib/operations/route";

/** Leads by words in their name, email or company. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  return answerQuery(request, searchLeads, { text: searchParams.get("text") ?? "" });
}
