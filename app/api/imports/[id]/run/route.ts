import { mappingIn, startUploadedImport } from "@/lib/imports/commands/uploads";
import { actorOf, json, problem } from "@/lib/operations/route";

interface Props {
  params: Promise<{ id: string }>;
}

/** Starts the import of an uploaded file; answers at once. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { id } = await params;
  const actor = await actorOf(request);
  if (!actor) {
    return problem({ ok: false, code: "unauthenticated", message: "Please sign in to continue." });
  }
  const mapping = mappingIn(await request.json().catch(() => null));
  if (!mapping.ok) return problem(mapping);
  return json(await startUploadedImport(id, mapping.value, actor));
}
