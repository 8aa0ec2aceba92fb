import { receiveUpload } from "@/lib/imports/commands/uploads";
import { actorOf, json, problemOfUnknown } from "@/lib/operations/route";

export const dynamic = "force-dynamic";

/** Takes a file as the raw body, however large: `?kind=leads&name=file.csv`. */
export async function POST(request: Request): Promise<Response> {
  const actor = await actorOf(request);
  if (!actor) return problemOfUnknown(request);
  const { searchParams } = new URL(request.url);
  const length = request.headers.get("content-length");
  return json(
    await receiveUpload({
      actor,
      kind: searchParams.get("kind") ?? "",
      fileName: searchParams.get("name") ?? "",
      body: request.body,
      declaredBytes: length === null ? null : Number(length),
    }),
  );
}
