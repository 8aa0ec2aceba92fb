import type { ReadDb, Tx } from "@/db/handles";
import type { CriteriaState, Parts, SignatureDecision } from "@/lib/engine/agreement";
import { validateCriteria } from "@/lib/engine/validate";
import { t } from "@/lib/language";
import type { Actor } from "@/lib/operations/actor";
import type { AuditEntry } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import {
  findVersion,
  insertSignature,
  lastChangedBy,
  listSignatures,
  listWriters,
  lockVersions,
  readNames,
  updateVersion,
  type VersionRow,
} from "../store";

/** What the states are called where people read them. */
const STATE_WORDS: Record<CriteriaState, string> = {
  get draft() {
    return t("a draft");
  },
  get proposed() {
    return t("proposed and waiting for sales");
  },
  agreed: "agreed",
  get active() {
    return t("in force");
  },
  retired: "retired",
};

/** How a version is named in sentences: "version 3 (Spring)". */
export function versionTitle({ number, name }: { number: number; name: string }): string {
  return t`version ${number} (${name})`;
}

/** A signature is a person's: keys and the program itself cannot give one. */
export function signerOf(actor: Actor): Extract<Actor, { kind: "user" }> {
  if (actor.kind === "user") return actor;
  return refuse("forbidden", t("A version is signed by a person who is signed in, not by a key."));
}

/** The version as the user saw it, locked; refuses when it is gone, changed, or in another state. */
export async function takeVersion(
  tx: Tx,
  input: { id: string; version: number },
  allowed: readonly CriteriaState[],
  verb: string,
): Promise<VersionRow> {
  await lockVersions(tx);
  const row = await findVersion(tx, input.id);
  if (!row) refuse("not_found", t("This version of the criteria does not exist any more."));
  if (!allowed.includes(row.state)) {
    refuse(
      "conflict",
      t`Version ${row.number} is ${STATE_WORDS[row.state]}, so it cannot be ${verb}. Reload the page to see it as it is now.`,
    );
  }
  if (row.version !== input.version) return refuseStale(tx, row);
  return row;
}

async function refuseStale(tx: Tx, row: VersionRow): Promise<never> {
  const who = (await lastChangedBy(tx, row.id)) ?? t("Somebody");
  return refuse(
    "conflict",
    t`${who} changed version ${row.number} since you opened it. Nothing of yours was saved: compare with the newer one before you go on.`,
  );
}

/** Refuses a draft that cannot be agreed on yet, with every reason at its field. */
export async function refuseUnready(db: ReadDb, row: VersionRow): Promise<void> {
  const problems = validateCriteria(row.body, await readNames(db));
  if (problems.length === 0) return;
  const fields: Record<string, string> = {};
  for (const { path, message } of problems) fields[["body", ...path].join(".")] ??= message;
  const what = problems.length === 1 ? t("One thing needs") : t`${problems.length} things need`;
  refuse("invalid", t`${what} attention before this draft can be proposed.`, fields);
}

/** Who had a part in a version, for telling who may agree to it. */
export async function partsIn(db: ReadDb, id: string): Promise<Parts> {
  return { signatures: await listSignatures(db, id), writers: await listWriters(db, id) };
}

/** Changes a version that was taken in this transaction. */
export async function changeVersion(
  tx: Tx,
  row: VersionRow,
  set: Parameters<typeof updateVersion>[3],
): Promise<void> {
  if (!(await updateVersion(tx, row.id, row.version, set))) await refuseStale(tx, row);
}

/** Appends what somebody decided about a version; tells the signature's id. */
export async function signVersion(
  tx: Tx,
  row: VersionRow,
  actor: Actor,
  decision: SignatureDecision,
  comment: string | undefined,
  now: number,
): Promise<string> {
  const signer = signerOf(actor);
  const id = newId();
  await insertSignature(tx, {
    id,
    versionId: row.id,
    side: decision === "proposed" || decision === "withdrawn" ? "marketing" : "sales",
    decision,
    comment: comment || null,
    userId: signer.id,
    userName: signer.name,
    at: now,
  });
  return id;
}

/** The audit entry of a version that went from one state to another. */
export function stateEntry(row: VersionRow, to: CriteriaState, comment?: string): AuditEntry {
  return {
    action: `criteria.${to}`,
    entity: "criteria",
    entityId: row.id,
    before: { state: row.state },
    after: { state: to, number: row.number, name: row.name, ...(comment ? { comment } : {}) },
  };
}
