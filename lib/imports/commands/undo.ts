import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import type { ReadDb } from "@/db/handles";
import { t } from "@/lib/language";
import type { Actor } from "@/lib/operations/actor";
import { defineCommand, execute } from "@/lib/operations/command";
import { log } from "@/lib/operations/log";
import { refuse, unwrap } from "@/lib/operations/outcome";
import { type ImportKind, KIND_INFO, undoImportInput } from "../schema";
import { type Kept, keptOf } from "../steps/kept";
import { mayUndo } from "../steps/stored";
import { undoItems } from "../steps/undo";
import { nextItems, type UndoItem } from "../steps/undo-items";
import { changeImport, findImport, lockImport } from "../store/imports";
import { insertProblems } from "../store/problems";
import { deleteKept } from "../store/undo";

const GONE = "This import does not exist any more.";
/** Read at once, to see whether somebody changed them. */
const READ = 500;
/** Taken back at once, for some ten milliseconds. */
const ITEMS = 100;
const NAMED = 3;

interface Found {
  count: number;
  /** The first of them. */
  first: Kept[];
}

/** What of an import somebody changed since. */
async function findKept(db: ReadDb, id: string, kind: ImportKind): Promise<Found> {
  const found: Found = { count: 0, first: [] };
  for (let after: string | null = null; ; ) {
    // Of a long file there is much to read: others want to be answered meanwhile.
    await setImmediate();
    const next = await nextItems(db, { id, kind }, after, READ);
    if (!next) return found;
    const [first] = next.items;
    const kept = first ? await keptOf(db, first.entity, next.items) : new Map<string, Kept>();
    found.count += kept.size;
    found.first.push(...[...kept.values()].slice(0, NAMED - found.first.length));
    after = next.after;
  }
}

function lossOf(kind: ImportKind, { count, first }: Found): string {
  const one = kind === "activities" ? "lead" : KIND_INFO[kind].one;
  const many = one === "opportunity" ? "opportunities" : `${one}s`;
  const what = count === 1 ? t`1 ${one} was` : t`${count} ${many} were`;
  const names = first.map(({ name, reason }) => `${name}: ${reason}`).join(" ");
  const more = count > first.length ? t` And ${count - first.length} more.` : "";
  return t`${what} changed since, and undoing the import would lose that. ${names}${more}`;
}

/**
 * Begins to take an import back. Refused, by name, where what somebody did since would be lost;
 * with `leavesChanged` that stays as it is, and the rest is undone.
 */
export const beginUndo = defineCommand({
  name: "import.undo",
  permission: "import:run",
  input: undoImportInput,
  // The rows are many: each is looked at again when its turn comes.
  async prepare({ db, input: { id, leavesChanged } }): Promise<Found> {
    const row = leavesChanged ? null : await findImport(db, id);
    return row && mayUndo(row) ? findKept(db, id, row.kind) : { count: 0, first: [] };
  },
  async run({ tx, input: { id }, now, prepared }) {
    const found = await lockImport(tx, id);
    if (!found) refuse("not_found", t(GONE));
    if (!mayUndo(found)) {
      refuse("conflict", t("There is nothing to undo: it goes on, is undone, or changed nothing."));
    }
    if (prepared.count > 0) {
      const loss = lossOf(found.kind, prepared);
      refuse("conflict", loss, { leavesChanged: loss });
    }
    await deleteKept(tx, id);
    const { removed = 0, restored = 0 } = found.undo ?? {};
    await changeImport(tx, id, {
      state: "undoing",
      message: null,
      progressAt: now,
      undo: { after: null, removed, restored, kept: 0 },
    });
    return {
      result: null,
      audit: [
        {
          action: "import.undo",
          entity: "import",
          entityId: id,
          after: { fileName: found.fileName },
        },
      ],
    };
  },
});

const OUR_FAULT = "Something went wrong on our side with it.";

/** Takes the next things of an import back, in one step with how far that is. */
export const undoRows = defineCommand({
  name: "import.undoRows",
  permission: "import:run",
  input: z.object({
    id: z.string().max(64),
    limit: z.number().int().min(1).max(ITEMS),
    /** Leaves them as they are: they could not be taken back. */
    isPassedOver: z.boolean().default(false),
  }),
  async run({ tx, actor, input: { id, limit, isPassedOver }, now }) {
    const found = await lockImport(tx, id);
    if (found?.state !== "undoing" || !found.undo) {
      refuse("conflict", t("This import is not being undone."));
    }
    const { undo } = found;
    const next = await nextItems(tx, found, undo.after, limit);
    if (!next) {
      await changeImport(tx, id, { state: "undone", finishedAt: now });
      const { after: _, ...counts } = undo;
      return {
        result: { isDone: true },
        audit: [{ action: "import.undone", entity: "import", entityId: id, after: counts }],
      };
    }
    const undone = isPassedOver
      ? { removed: 0, restored: 0, kept: next.items.map(passedOver), entries: [], leads: [] }
      : await undoItems(tx, next.items, { actor, now, importId: id, since: found.createdAt });
    const { removed, restored, kept, entries, leads } = undone;
    await insertProblems(
      tx,
      id,
      kept.map(({ id: keptId, name, reason }, i) => ({
        row: undo.kept + i + 1,
        severity: "kept" as const,
        problem: reason,
        cells: [name, keptId],
      })),
    );
    await changeImport(tx, id, {
      progressAt: now,
      undo: {
        after: next.after,
        removed: undo.removed + removed,
        restored: undo.restored + restored,
        kept: undo.kept + kept.length,
      },
    });
    return {
      result: { isDone: false },
      audit: [
        {
          action: "import.undoRows",
          entity: "import",
          entityId: id,
          after: { removed, restored, kept: kept.length, leads },
        },
        ...entries,
      ],
    };
  },
});

function passedOver({ id }: UndoItem): Kept {
  return { id, name: id, reason: OUR_FAULT };
}

/**
 * Takes an import back to its end, a transaction per batch so that people's writes come in between.
 * What breaks a batch is passed over.
 */
export async function runUndo(id: string, actor: Actor): Promise<void> {
  for (let isDone = false; !isDone; ) {
    const many = await execute(undoRows, actor, { id, limit: ITEMS });
    if (many.ok || many.code !== "failed") {
      isDone = unwrap(many).isDone;
      continue;
    }
    log.error({ import: id }, "undoing a batch failed");
    for (let i = 0; i < ITEMS && !isDone; i += 1) {
      const one = await execute(undoRows, actor, { id, limit: 1 });
      const passed =
        one.ok || one.code !== "failed"
          ? one
          : await execute(undoRows, actor, { id, limit: 1, isPassedOver: true });
      isDone = unwrap(passed).isDone;
    }
  }
}
