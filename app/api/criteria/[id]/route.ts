import type { z } from "zod";
import { saveDraft } from "@/lib/criteria/commands";
import { getVersion } from "@/lib/criteria/queries";
import type { saveDraftInput } from "@/lib/criteria/schema";
import { execute } from "@/lib/operations/command";
import {
  actorOf,
  answerQuery,
  bodyOf,
  json,
  problem,
  problemOfUnknown,
} from "@/lib/operations/route";

interface Props {
  params: Promise<{ id: string }>;
}

export async function GET(request: Request, { params }: Props) {
  return answerQuery(request, getVersion, await params);
}

/** Saves a draft; not an action, as a page that is left may still send it. */
export async function PUT(request: Request, { params }: Props) {
  const actor = await actorOf(request);
  if (!actor) return problemOfUnknown(request);
  const said = await bodyOf(request);
  if (!said.ok) return problem(said);
  const input = { ...(said.value as z.input<typeof saveDraftInput>), ...(await params) };
  return json(await execute(saveDraft, actor, input));
}
