import { and, eq, or, sql } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { importProblems } from "@/db/schema";
import { containsText } from "@/db/sql";

/** What may stand within an address or id: next to one of these it is another one's. */
const WORD = /[\p{L}\p{N}._%+-]/u;

function namesWhole(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const [before, after] = [text[at - 1] ?? "", text[at + word.length] ?? ""];
    if (!WORD.test(before) && !WORD.test(after)) return true;
  }
  return false;
}

/**
 * Rows of files that were refused, taken with a remark or kept by an undo, that name one of these:
 * normalised addresses, or ids of leads.
 */
export async function readImportedRows(db: ReadDb, words: readonly string[]) {
  if (words.length === 0) return [];
  const cells = sql`cast(${importProblems.cells} as text)`;
  const found = await db
    .select()
    .from(importProblems)
    .where(
      or(
        ...words.flatMap((word) => [
          containsText(cells, word),
          containsText(importProblems.problem, word),
        ]),
      ),
    );
  return found.filter((row) => {
    const text = [row.problem, ...row.cells].join("\n").toLowerCase();
    return words.some((word) => namesWhole(text, word));
  });
}

/** Forgets those rows: what an erased person’s files still held of them. */
export async function forgetImportedRows(tx: Tx, words: readonly string[]): Promise<void> {
  for (const { importId, row, severity } of await readImportedRows(tx, words)) {
    await tx
      .delete(importProblems)
      .where(
        and(
          eq(importProblems.importId, importId),
          eq(importProblems.row, row),
          eq(importProblems.severity, severity),
        ),
      );
  }
}
