import type { Tx } from "@/db/handles";
import { diffCriteria } from "@/lib/engine/diff";
import { inEnglish } from "@/lib/language";
import type { Actor } from "@/lib/operations/actor";
import type { AuditEntry } from "@/lib/operations/command";
import type { SaveDraftInput } from "../schema";
import { lastEntryBut, readNames, type VersionRow } from "../store";

/** A draft saves itself after every pause: what one person goes on editing is one piece of news. */
const GOES_ON_MS = 10 * 60_000;
/** A draft that was turned round says so, and not in a hundred sentences. */
const MOST_SENTENCES = 20;

const BEGUN = "criteria.saved";
const GONE_ON = "criteria.edited";

/**
 * The audit entry of an edit: what changed, in words. The first one of a person is told to all who
 * read the log; those within ten minutes after it are kept beside, and shown when asked for.
 */
export async function editEntry(
  tx: Tx,
  row: VersionRow,
  { name, body }: Pick<SaveDraftInput, "name" | "body">,
  actor: Actor,
  now: number,
): Promise<AuditEntry> {
  const last = await lastEntryBut(tx, row.id, GONE_ON);
  const goesOn = last?.action === BEGUN && last.actorId === actor.id && now - last.at < GOES_ON_MS;
  const names = await readNames(tx);
  // The log is kept, and read by everybody.
  const sentences = inEnglish(() => diffCriteria(row.body, body, names)).map(
    ({ sentence }) => sentence,
  );
  const more = sentences.length - MOST_SENTENCES;
  const changes = sentences.slice(0, MOST_SENTENCES);
  if (more > 0) changes.push(`And ${more} more ${more === 1 ? "change" : "changes"}.`);
  return {
    action: goesOn ? GONE_ON : BEGUN,
    entity: "criteria",
    entityId: row.id,
    before: { name: row.name },
    after: { number: row.number, name, changes },
  };
}
