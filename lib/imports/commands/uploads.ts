import type { Actor } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { log } from "@/lib/operations/log";
import type { Mapping } from "../schema/mapping";
import { removeUpload, uploadPath } from "../steps/files";
import { enqueue } from "../steps/queue";
import { endInterruptedImports } from "./imports";
import { runImport } from "./run";

/** Imports an uploaded file after those that wait already, and removes it then. Returns at once. */
export function startUploadedImport(id: string, mapping: Mapping, actor: Actor): void {
  const done = enqueue(id, async () => {
    await runImport({ id, file: uploadPath(id), mapping, actor });
    await removeUpload(id);
  });
  done.catch((error) => log.error({ import: id, err: error }, "import failed"));
}

/** At the start of the server: what was running when its process ended did not finish. */
export async function noteInterruptedImports(system: Actor): Promise<void> {
  await execute(endInterruptedImports, system, {});
}
