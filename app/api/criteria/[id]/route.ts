import { getVersion } from "@/lib/criteria/queries";
import { answerQuery } from "@/lib/operations/route";

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  return answerQuery(request, getVersion, await params);
}
