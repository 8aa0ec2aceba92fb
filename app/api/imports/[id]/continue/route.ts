import { continueUploadedImport } from "@/lib/imports/commands/uploads";
import { actorOf, json, problemOfUnknown } from "@/lib/operations/route";

interface Props {
  params: Promise<{ id: string }>;
}

/** Goes on with an import that was stopped or interrupted; answers at once. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { id } = await params;
  const actor = await actorOf(request);
  return actor ? json(await continueUploadedImport(id, actor)) : problemOfUnknown(request);
}
