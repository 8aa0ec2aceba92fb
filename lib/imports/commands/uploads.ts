import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { z } from "zod";
import { t } from "@/lib/language";
import { type Actor, SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { inputSentence } from "@/lib/operations/input-words";
import { log } from "@/lib/operations/log";
import {
  failureOf,
  invalidInput,
  type Outcome,
  Refusal,
  refuse,
  unwrap,
} from "@/lib/operations/outcome";
import { can } from "@/lib/operations/policy";
import { ask } from "@/lib/operations/query";
import { getImportProgress, listInterrupted } from "../queries/imports";
import type { ImportKind, undoImportInput } from "../schema";
import { type Mapping, mappingSchema } from "../schema/mapping";
import { sizeOf } from "../steps/file";
import { maxUploadBytes, readyUploadFolder, removeUpload, uploadPath } from "../steps/files";
import { enqueue, isAtHand } from "../steps/queue";
import { createImport, endInterruptedImports } from "./imports";
import { runImport } from "./run";
import { beginUndo, runUndo } from "./undo";

function tooLarge(): Refusal {
  const most = Math.floor(maxUploadBytes() / 1024 / 1024);
  return new Refusal(
    "invalid",
    t`The file is larger than ${most} MB. Split it, or import it from the command line.`,
  );
}

/** Lets bytes through until they are too many. */
function limited(most: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      done(seen > most ? tooLarge() : null, chunk);
    },
  });
}

export interface Upload {
  actor: Actor;
  kind: string;
  fileName: string;
  body: ReadableStream<Uint8Array> | null;
  /** What the sender says of its size; null when nothing. */
  declaredBytes: number | null;
}

/** Keeps an uploaded file, without ever holding it in memory, and makes an import of it. */
export async function receiveUpload(upload: Upload): Promise<Outcome<{ id: string }>> {
  const { actor, kind, body, declaredBytes } = upload;
  if (!can(actor, "import:run")) {
    const message = t("Your role does not allow imports. Ask an admin if you need them.");
    return { ok: false, code: "forbidden", message };
  }
  const id = newId();
  const file = uploadPath(id);
  try {
    if (!body || declaredBytes === 0) refuse("invalid", t("The file is empty."));
    if (declaredBytes !== null && declaredBytes > maxUploadBytes()) throw tooLarge();
    await readyUploadFolder(Date.now());
    await pipeline(
      Readable.fromWeb(body as NodeReadableStream<Uint8Array>),
      limited(maxUploadBytes()),
      createWriteStream(file, { mode: 0o600, flags: "wx" }),
    );
    const fileBytes = await sizeOf(file);
    const fileName = upload.fileName.slice(0, 300) || "import.csv";
    const created = await execute(createImport, actor, {
      id,
      kind: kind as ImportKind,
      fileName,
      fileBytes,
    });
    if (!created.ok) await rm(file, { force: true });
    return created;
  } catch (error) {
    await rm(file, { force: true });
    if (error instanceof Refusal) return failureOf(error);
    log.warn({ err: error }, "upload broke off");
    const message = t("The upload broke off. Check your connection and try again.");
    return { ok: false, code: "invalid", message };
  }
}

const mappingBody = z.object({ mapping: mappingSchema });

/** The mapping in a request's body. */
export function mappingIn(body: unknown): Outcome<Mapping> {
  const parsed = mappingBody.safeParse(body ?? {}, { error: inputSentence });
  return parsed.success ? { ok: true, value: parsed.data.mapping } : invalidInput(parsed.error);
}

/**
 * Imports an uploaded file after those that wait already, and removes the file then. Returns at
 * once; the import's own row says how it goes.
 */
export async function startUploadedImport(
  id: string,
  mapping: Mapping,
  actor: Actor,
): Promise<Outcome<null>> {
  const found = await ask(getImportProgress, actor, { id });
  if (!found.ok) return found;
  const { state, kind } = found.value;
  if (state !== "uploaded" || kind !== mapping.kind || !can(actor, "import:run")) {
    const message = t("This import was started already. Upload the file again to repeat it.");
    return { ok: false, code: "conflict", message };
  }
  return enqueueImport(id, mapping, actor);
}

/** Goes on with an uploaded import that was stopped or interrupted, after those that wait. */
export async function continueUploadedImport(id: string, actor: Actor): Promise<Outcome<null>> {
  const found = await ask(getImportProgress, actor, { id });
  if (!found.ok) return found;
  const { state } = found.value;
  if (!can(actor, "import:run") || (state !== "failed" && state !== "cancelled")) {
    const message = t("This import is going on, or has nothing left to bring in.");
    return { ok: false, code: "conflict", message };
  }
  return enqueueImport(id, null, actor);
}

/** `mapping`: null to go on as it was begun. */
async function enqueueImport(
  id: string,
  mapping: Mapping | null,
  actor: Actor,
): Promise<Outcome<null>> {
  const file = uploadPath(id);
  const size = await sizeOf(file).catch((error: unknown) => error);
  if (size instanceof Refusal) return failureOf(size);
  inTurn(id, async () => {
    const { view } = await runImport({ id, file, mapping, actor });
    // What is left to bring in can still be gone on with.
    if (view.state === "done") await removeUpload(id);
  });
  return { ok: true, value: null };
}

function inTurn(id: string, work: () => Promise<void>): void {
  enqueue(id, work).catch((error) => log.error({ import: id, err: error }, "import failed"));
}

/** Takes an import back; refused at once where that would lose something, else done in turn. */
export async function undoImport(
  input: z.input<typeof undoImportInput>,
  actor: Actor,
): Promise<Outcome<null>> {
  const begun = await execute(beginUndo, actor, input);
  if (begun.ok) inTurn(input.id, () => runUndo(input.id, actor));
  return begun;
}

/** Where the uploaded file of an import lies; null for what is no id. */
export function uploadedFile(id: string): string | null {
  return /^[0-9a-f-]{36}$/.test(id) ? uploadPath(id) : null;
}

/**
 * Goes on with what was interrupted because its process ended: imports whose file is here, and undos.
 * Of the others it is written down how far they came.
 */
export async function continueInterrupted(now: number): Promise<void> {
  const lost: string[] = [];
  for (const { id, state, by } of unwrap(await ask(listInterrupted, SWEEP, {}, now))) {
    if (isAtHand(id)) continue;
    const actor: Actor = { ...SWEEP, name: by };
    if (state === "undoing") inTurn(id, () => runUndo(id, actor));
    else if (!(await enqueueImport(id, null, actor)).ok) lost.push(id);
  }
  if (lost.length > 0) unwrap(await execute(endInterruptedImports, SWEEP, { ids: lost }, now));
}
