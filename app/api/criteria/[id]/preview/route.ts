import { previewActivation } from "@/lib/criteria/queries";
import { answerQuery } from "@/lib/operations/route";

/** A count over every waiting lead: beside the server actions, which wait for one another. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  return answerQuery(request, previewActivation, await params);
}
