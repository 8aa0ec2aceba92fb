import type { z } from "zod";
import { tryDraft } from "@/lib/criteria/queries";
import type { tryDraftInput } from "@/lib/criteria/schema";
import { answerQuery } from "@/lib/operations/route";

/** A draft is larger than an address may be, so this reading comes as a POST. */
export async function POST(request: Request) {
  const input: unknown = await request.json().catch(() => null);
  return answerQuery(request, tryDraft, input as z.input<typeof tryDraftInput>);
}
