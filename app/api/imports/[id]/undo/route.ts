import { undoImport } from "@/lib/imports/commands/uploads";
import { actorOf, bodyOf, json, problem, problemOfUnknown } from "@/lib/operations/route";

interface Props {
  params: Promise<{ id: string }>;
}

/** Takes an import back; answers as soon as that is begun, or what would be lost by it. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { id } = await params;
  const actor = await actorOf(request);
  if (!actor) return problemOfUnknown(request);
  const body = await bodyOf(request);
  if (!body.ok) return problem(body);
  const { leavesChanged } = (body.value ?? {}) as { leavesChanged?: boolean };
  return json(await undoImport({ id, leavesChanged }, actor));
}
