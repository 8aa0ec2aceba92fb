import { saidAgain } from "@/lib/engine/said-again";
import { mappingIn, uploadedFile } from "@/lib/imports/commands/uploads";
import { checkFile } from "@/lib/imports/queries/check";
import { getImportProgress } from "@/lib/imports/queries/imports";
import type { CheckLine } from "@/lib/imports/schema/views";
import { t } from "@/lib/language";
import { log } from "@/lib/operations/log";
import { Refusal } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { actorOf, bodyOf, problem, problemOfUnknown } from "@/lib/operations/route";

interface Props {
  params: Promise<{ id: string }>;
}

const OUR_FAULT = "Something went wrong on our side. Nothing was changed; please try again.";

/** What importing an uploaded file would do, line by line as JSON while it is read. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const { id } = await params;
  const actor = await actorOf(request);
  if (!actor) return problemOfUnknown(request);
  const found = await ask(getImportProgress, actor, { id });
  if (!found.ok) return problem(found);
  const file = uploadedFile(id);
  const said = await bodyOf(request);
  if (!said.ok) return problem(said);
  const mapping = mappingIn(said.value);
  if (!mapping.ok) return problem(mapping);
  if (!file)
    return problem({ ok: false, code: "not_found", message: t("There is no such import.") });

  const gone = new AbortController();
  const signal = AbortSignal.any([request.signal, gone.signal]);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (line: CheckLine) => {
        if (!signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      };
      try {
        const result = await checkFile({
          file,
          mapping: mapping.value,
          actor,
          signal,
          onProgress: (progress) => send({ kind: "progress", ...progress }),
        });
        const problems = result.problems.map((row) => ({
          ...row,
          problem: saidAgain(row.problem),
        }));
        const notes = result.notes.map((note) => saidAgain(note));
        send({ kind: "done", result: { ...result, problems, notes } });
      } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof Refusal)) log.error({ import: id, err: error }, "check failed");
        send({
          kind: "refused",
          message: error instanceof Refusal ? saidAgain(error.message) : t(OUR_FAULT),
        });
      }
      if (!signal.aborted) controller.close();
    },
    cancel: () => gone.abort(),
  });
  return new Response(body, {
    headers: {
      "content-type": "application/x-ndjson; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
