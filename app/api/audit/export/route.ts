import { auditCsv, listAudit } from "@/lib/audit/queries";
import { auditFromParams } from "@/lib/audit/schema";
import { ask } from "@/lib/operations/query";
import { actorOf, problem, problemOfUnknown, searchOf } from "@/lib/operations/route";

/** The audit log as a CSV file, with the filters of the page. */
export async function GET(request: Request): Promise<Response> {
  const actor = await actorOf(request);
  if (!actor) return problemOfUnknown(request);
  const filter = auditFromParams(searchOf(request));
  // Asked once before the answer begins, so that a refusal still has its own status.
  const first = await ask(listAudit, actor, { ...filter, limit: 1 });
  if (!first.ok) return problem(first);
  const pieces = auditCsv(actor, filter);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="audit.csv"',
      "cache-control": "no-store",
    },
  });
}
