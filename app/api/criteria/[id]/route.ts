import type { z } from "zod";
import { saveDraft } from "@/lib/criteria/commands";
import { getVersion } from "@/lib/criteria/queries";
import type { saveDraftInput } from "@/lib/criteria/schema";
import { execute } from "@/lib/operations/command";
import { actorOf, answerQuery, json } from "@/lib/operations/route";

interface Props {
  params: Promise<{ id: string }>;
}

export async function GET(request: Request, { params }: Props) {
  return answerQuery(request, getVersion, await params);
}

/** Saves a draft; not an action, as a page that is left may still send it. */
export async function PUT(request: Request, { params }: Props) {
  const { id } = await params;
  const said: unknown = await request.json().catch(() => null);
  const input = { ...(said as z.input<typeof saveDraftInput>), id };
  return json(await execute(saveDraft, await actorOf(request), input));
}
