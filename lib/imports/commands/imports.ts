import { z } from "zod";
import { t } from "@/lib/language";
import { type AuditTrail, defineCommand } from "@/lib/operations/command";
import { refuse } from "@/lib/operations/outcome";
import { createImportInput, importIdInput, NO_COUNTS } from "../schema";
import { ATTRIBUTE_TYPES, mappingSchema } from "../schema/mapping";
import { leaveQueue } from "../steps/queue";
import { interruptedMessage, mayContinue, SILENT_MS, storedMapping } from "../steps/stored";
import {
  changeImport,
  findImport,
  type ImportRow,
  insertImport,
  lockImport,
  readSilentImports,
} from "../store/imports";
import { addAttributes } from "../store/mappings";

const GONE = "This import does not exist any more.";

/** Writes down that a file is there to be imported. */
export const createImport = defineCommand({
  name: "import.create",
  permission: "import:run",
  input: createImportInput,
  async run({ tx, actor, input, now }) {
    const { id, kind, fileName, fileBytes } = input;
    if (await findImport(tx, id)) refuse("conflict", t("This file was uploaded already."));
    await insertImport(tx, {
      id,
      kind,
      fileName,
      fileBytes,
      readBytes: 0,
      mapping: null,
      state: "uploaded",
      counts: NO_COUNTS,
      message: null,
      createdBy: actor.id,
      createdByName: actor.name,
      createdAt: now,
      progressAt: null,
      finishedAt: null,
      keepsChanges: true,
      forgottenAt: null,
      undo: null,
      version: 1,
    });
    return {
      result: { id },
      audit: [
        { action: "import.create", entity: "import", entityId: id, after: { kind, fileName } },
      ],
    };
  },
});

/** Starts it: the mapping is settled, and the attributes that it needs are there. */
export const beginImport = defineCommand({
  name: "import.begin",
  permission: "import:run",
  input: z.object({
    id: z.string().max(64),
    mapping: mappingSchema,
    header: z.array(z.string()),
    attributes: z.array(
      z.object({ id: z.string().max(60), label: z.string(), type: z.enum(ATTRIBUTE_TYPES) }),
    ),
  }),
  async run({ tx, input, now }) {
    const { id, mapping, header, attributes } = input;
    const found = await lockImport(tx, id);
    if (!found || found.kind !== mapping.kind) refuse("not_found", t(GONE));
    if (found.state !== "uploaded") {
      refuse("conflict", t("This import was started already. Upload the file again to repeat it."));
    }
    await addAttributes(tx, attributes, now);
    await changeImport(tx, id, { mapping: { mapping, header }, state: "running", progressAt: now });
    return {
      result: null,
      audit: [
        {
          action: "import.begin",
          entity: "import",
          entityId: id,
          after: { kind: found.kind, fileName: found.fileName, attributes },
        },
      ],
    };
  },
});

/** Ends it, well or not. */
export const finishImport = defineCommand({
  name: "import.finish",
  permission: "import:run",
  input: z.object({
    id: z.string().max(64),
    /** What went wrong; absent when nothing did. */
    message: z.string().max(2000).optional(),
  }),
  async run({ tx, input: { id, message }, now }) {
    const found = await lockImport(tx, id);
    if (!found) refuse("not_found", t(GONE));
    if (found.state !== "running" && found.state !== "uploaded") {
      refuse("conflict", t("This import has ended already."));
    }
    const state = message === undefined ? ("done" as const) : ("failed" as const);
    await changeImport(tx, id, {
      state,
      message: message ?? null,
      finishedAt: now,
      ...(state === "done" ? { readBytes: found.fileBytes } : {}),
    });
    return {
      result: { state },
      audit: [
        {
          action: "import.finish",
          entity: "import",
          entityId: id,
          after: { state, counts: found.counts, ...(message ? { message } : {}) },
        },
      ],
    };
  },
});

/** Goes on with one that was stopped or interrupted, after the last row that came in. */
export const resumeImport = defineCommand({
  name: "import.resume",
  permission: "import:run",
  input: importIdInput,
  async run({ tx, input: { id }, now }) {
    const found = await lockImport(tx, id);
    const stored = found && storedMapping(found);
    if (!found || !stored) refuse("not_found", t(GONE));
    if (!mayContinue(found, now)) {
      refuse("conflict", t("This import is going on, or has nothing left to bring in."));
    }
    await changeImport(tx, id, {
      state: "running",
      message: null,
      progressAt: now,
      finishedAt: null,
    });
    return {
      result: { ...stored, rows: found.counts.rows },
      audit: [
        {
          action: "import.resume",
          entity: "import",
          entityId: id,
          after: { fileName: found.fileName, rows: found.counts.rows },
        },
      ],
    };
  },
});

/** Stops it after the batch that it is at. What was brought in stays. */
export const cancelImport = defineCommand({
  name: "import.cancel",
  permission: "import:run",
  input: importIdInput,
  async run({ tx, input: { id }, now }) {
    const found = await lockImport(tx, id);
    if (!found) refuse("not_found", t(GONE));
    if (found.state !== "running" && found.state !== "uploaded") {
      refuse("conflict", t("This import has ended already."));
    }
    leaveQueue(id);
    const message =
      found.counts.rows > 0
        ? `Stopped after row ${found.counts.rows}. What was brought in until then stays.`
        : "Stopped before anything was brought in.";
    await changeImport(tx, id, { state: "cancelled", message, finishedAt: now });
    return {
      result: null,
      audit: [
        { action: "import.cancel", entity: "import", entityId: id, before: { state: found.state } },
      ],
    };
  },
});

function failedEntry({ id, counts }: ImportRow) {
  return {
    action: "import.finish",
    entity: "import",
    entityId: id,
    after: { state: "failed", counts },
  };
}

/** Writes down which of these imports were interrupted: their process ended without a word. */
export const endInterruptedImports = defineCommand({
  name: "import.endInterrupted",
  permission: "system:run",
  input: z.object({ ids: z.array(z.string().max(64)) }),
  async run({ tx, input: { ids }, now }) {
    const silent = (await readSilentImports(tx, now - SILENT_MS)).filter(
      ({ id, state }) => ids.includes(id) && state === "running",
    );
    for (const row of silent) {
      await changeImport(tx, row.id, {
        state: "failed",
        message: interruptedMessage(row),
        finishedAt: row.progressAt ?? now,
      });
    }
    const [first, ...more] = silent.map(failedEntry);
    if (!first) refuse("not_found", t("No import was interrupted."));
    const audit: AuditTrail = [first, ...more];
    return { result: { ended: silent.length }, audit };
  },
});
