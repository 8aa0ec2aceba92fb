import { mappingIn, startUploadedImport } from "@/lib/imports/commands/uploads";
import { actorOf, bodyOf, json, problem, problemOfUnknown } from "@/lib/operations/route";

interface Props {
  params: Promise<{ id: string }>;
}

/** Starts the import of an uploaded file; answers at once. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { id } = await params;
  const actor = await actorOf(request);
  if (!actor) return problemOfUnknown(request);
  const body = await bodyOf(request);
  if (!body.ok) return problem(body);
  const mapping = mappingIn(body.value);
  if (!mapping.ok) return problem(mapping);
  return json(await startUploadedImport(id, mapping.value, actor));
}
