import { listEvidenceLeads } from "@/lib/criteria/queries/proposals";
import { answerPosted } from "@/lib/operations/route";

/** The leads behind a figure of a proposal's evidence, asked for as those of a replay are. */
export async function POST(request: Request): Promise<Response> {
  return answerPosted(request, listEvidenceLeads);
}
