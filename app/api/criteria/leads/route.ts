import { searchLeads } from "@/lib/leads/queries/list";
import { answerQuery } from "@/lib/operations/route";

const FOUND = 10;

/** Leads to try a draft on, by a part of name, company or email. */
export async function GET(request: Request) {
  const text = new URL(request.url).searchParams.get("text") ?? "";
  return answerQuery(request, searchLeads, { text, limit: FOUND });
}
