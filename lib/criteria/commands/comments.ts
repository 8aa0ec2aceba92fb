import type { Tx } from "@/db/handles";
import {
  COMMENT_PART_NAMES,
  type CommentKind,
  isSameSubject,
  ruleOf,
  type Subject,
  type Thread,
  threadsOf,
} from "@/lib/engine/comments";
import { t } from "@/lib/language";
import type { Actor } from "@/lib/operations/actor";
import { type AuditTrail, defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import { commentInput, resolveCommentsInput } from "../schema/comments";
import { findVersion, lockVersions, type VersionRow } from "../store";
import { insertComment, listComments } from "../store/comments";

/** A version that may be talked about, with what was said on the subject so far. */
async function takeThread(
  tx: Tx,
  { id, part, ruleId }: Subject & { id: string },
): Promise<{ row: VersionRow; thread: Thread | null }> {
  await lockVersions(tx);
  const row = await findVersion(tx, id);
  if (!row) refuse("not_found", t("This version of the criteria does not exist any more."));
  if (row.state !== "draft" && row.state !== "proposed") {
    refuse(
      "conflict",
      t`Version ${row.number} was agreed, so comments on it are closed. Comment on a draft instead.`,
    );
  }
  const threads = threadsOf(await listComments(tx, id));
  return { row, thread: threads.find((one) => isSameSubject(one, { part, ruleId })) ?? null };
}

interface Entry {
  row: VersionRow;
  subject: Subject;
  ruleLabel: string | null;
  kind: CommentKind;
  text: string | null;
  actor: Actor;
  now: number;
}

const ACTIONS = {
  said: "criteria.commented",
  resolved: "criteria.resolved",
  reopened: "criteria.reopened",
} as const satisfies Record<CommentKind, string>;

/** Appends to a thread: what the command ends with. */
async function append(tx: Tx, entry: Entry): Promise<{ result: object; audit: AuditTrail }> {
  const { row, subject, ruleLabel, kind, text, actor, now } = entry;
  if (actor.kind !== "user")
    refuse("forbidden", t("Comments are written by people, not by a key."));
  const { part, ruleId } = subject;
  await insertComment(tx, {
    id: newId(),
    versionId: row.id,
    part,
    ruleId,
    ruleLabel,
    kind,
    text,
    userId: actor.id,
    userName: actor.name,
    at: now,
  });
  const { number, name } = row;
  const after = {
    number,
    name,
    about: ruleLabel ?? COMMENT_PART_NAMES[part],
    ...(text === null ? {} : { comment: text }),
  };
  return {
    result: {},
    audit: [{ action: ACTIONS[kind], entity: "criteria", entityId: row.id, after }],
  };
}

export const commentOnCriteria = defineCommand({
  name: "criteria.comment",
  permission: "criteria:comment",
  input: commentInput,
  async run({ tx, actor, input, now }) {
    const { row, thread } = await takeThread(tx, input);
    const rule = ruleOf(row.body, input);
    if (input.ruleId !== null && !rule && !thread) {
      refuse("not_found", t("This rule is not in the saved draft. Save the draft first."));
    }
    return append(tx, {
      row,
      subject: input,
      ruleLabel: rule?.label ?? thread?.ruleLabel ?? null,
      kind: "said",
      text: input.text,
      actor,
      now,
    });
  },
});

export const resolveComments = defineCommand({
  name: "criteria.resolveComments",
  permission: "criteria:comment",
  input: resolveCommentsInput,
  async run({ tx, actor, input, now }) {
    const { row, thread } = await takeThread(tx, input);
    if (!thread) refuse("not_found", t("Nobody commented on this yet."));
    if (thread.isOpen !== input.isResolved) {
      const who = thread.comments.at(-1)?.userName ?? t("Somebody");
      const how = input.isResolved ? t("resolved") : t("reopened");
      refuse("conflict", t`${who} ${how} this already. Reload the page to see it as it is now.`);
    }
    return append(tx, {
      row,
      subject: input,
      ruleLabel: thread.ruleLabel,
      kind: input.isResolved ? "resolved" : "reopened",
      text: null,
      actor,
      now,
    });
  },
});
