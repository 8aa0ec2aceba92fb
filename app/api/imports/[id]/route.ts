import { getImportProgress } from "@/lib/imports/queries/imports";
import { answerQuery } from "@/lib/operations/route";

interface Props {
  params: Promise<{ id: string }>;
}

/** State and counts of an import. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { id } = await params;
  return answerQuery(request, getImportProgress, { id });
}
