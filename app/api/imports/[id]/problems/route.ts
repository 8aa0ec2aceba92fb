import { errorFileOf } from "@/lib/imports/queries/error-file";
import { getImportProgress } from "@/lib/imports/queries/imports";
import { ask } from "@/lib/operations/query";
import { actorOf, problem, problemOfUnknown } from "@/lib/operations/route";

interface Props {
  params: Promise<{ id: string }>;
}

const FILE_NAMES = { error: "refused", warning: "remarks", kept: "kept" } as const;

/**
 * The refused rows with what is wrong; with `?severity=warning` those taken with a remark, with
 * `?severity=kept` what an undo left as it is.
 */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { id } = await params;
  const actor = await actorOf(request);
  if (!actor) return problemOfUnknown(request);
  const found = await ask(getImportProgress, actor, { id });
  if (!found.ok) return problem(found);
  const wanted = new URL(request.url).searchParams.get("severity");
  const severity = wanted === "warning" || wanted === "kept" ? wanted : "error";
  const pieces = errorFileOf(id, actor, severity);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      // The mark tells spreadsheets that the text is UTF-8.
      controller.enqueue(encoder.encode("\uFEFF"));
    },
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  const base = found.value.fileName.replace(/\.\w+$/, "").replace(/[^\w.-]+/g, "-") || "import";
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${base}-${FILE_NAMES[severity]}.csv"`,
      "cache-control": "no-store",
    },
  });
}
