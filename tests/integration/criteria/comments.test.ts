import { and, asc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { store } from "@/db/client";
import { audit } from "@/db/schema";
import {
  agreeVersion,
  createDraft,
  deleteDraft,
  proposeVersion,
  saveDraft,
} from "@/lib/criteria/commands";
import { commentOnCriteria, resolveComments } from "@/lib/criteria/commands/comments";
import { getVersion } from "@/lib/criteria/queries";
import { type Thread, threadsOf } from "@/lib/engine/comments";
import type { Role } from "@/lib/engine/roles";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { bySize, NOW, person, refusalOf } from "./people";

const marketer = person("marketer");
const manager = person("manager");
const SIZE = { part: "fit", ruleId: "size" } as const;
const WHOLE = { part: "version" } as const;

const view = async (id: string, role: Role = "marketer") =>
  unwrap(await ask(getVersion, person(role), { id }));

async function draft(name: string) {
  const { id } = unwrap(await execute(createDraft, marketer, { name }, NOW));
  const input = { id, version: 1, name, body: bySize(100) };
  const { version } = unwrap(await execute(saveDraft, marketer, input, NOW));
  return { id, version };
}

const said = (threads: Thread[]) =>
  threads.map(({ comments }) => comments.map(({ userName, kind, text }) => [userName, kind, text]));

describe("comments", () => {
  let id = "";
  let version = 0;
  beforeAll(async () => {
    ({ id, version } = await draft("Spring"));
  });

  it("are written by all who work by criteria, and read by everybody", async () => {
    for (const role of ["marketer", "manager", "admin", "sdr"] as const) {
      const input = { id, ...SIZE, text: `  ${role} asks why.  ` };
      unwrap(await execute(commentOnCriteria, person(role), input, NOW));
      expect((await view(id, role)).may.comment).toBe(true);
    }
    const seen = await view(id, "viewer");
    expect(seen.may.comment).toBe(false);
    expect(seen.comments.map(({ text }) => text)).toEqual([
      "marketer asks why.",
      "manager asks why.",
      "admin asks why.",
      "sdr asks why.",
    ]);
    expect(seen.comments[0]).toMatchObject({ ...SIZE, ruleLabel: "Large enough", at: NOW });
    const input = { id, ...SIZE, text: "Me too." };
    expect(refusalOf(await execute(commentOnCriteria, person("viewer"), input)).code).toBe(
      "forbidden",
    );
    const key = { kind: "key", id: "k", name: "Key", role: "admin" } as const;
    expect(refusalOf(await execute(commentOnCriteria, key, input)).code).toBe("forbidden");
    expect((await view(id)).comments).toHaveLength(4);
  });

  it("need a text and a subject that is there", async () => {
    const refused = async (input: Parameters<typeof commentOnCriteria.input.parse>[0]) =>
      refusalOf(await execute(commentOnCriteria, marketer, input as never)).code;
    expect(await refused({ id, ...SIZE, text: "  " })).toBe("invalid");
    expect(await refused({ id, ...SIZE, text: "x".repeat(2001) })).toBe("invalid");
    expect(await refused({ id, part: "fit", text: "Which?" })).toBe("invalid");
    expect(await refused({ id, part: "promises", ruleId: "size", text: "Which?" })).toBe("invalid");
    expect(await refused({ id, part: "gates", ruleId: "size", text: "A gate?" })).toBe("not_found");
    expect(await refused({ id: "none", ...SIZE, text: "Where?" })).toBe("not_found");
  });

  it("are resolved and reopened as a thread, once each", async () => {
    const settle = (isResolved: boolean, actor = manager) =>
      execute(resolveComments, actor, { id, ...WHOLE, isResolved }, NOW);
    expect(refusalOf(await settle(true)).code).toBe("not_found");
    unwrap(await execute(commentOnCriteria, marketer, { id, ...WHOLE, text: "Ready?" }, NOW));
    expect(refusalOf(await settle(false)).code).toBe("conflict");
    const both = await Promise.all([settle(true), settle(true, person("sdr"))]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    unwrap(await settle(false));
    unwrap(await settle(true));
    expect(refusalOf(await settle(true)).message).toContain("The manager resolved this already");
    const [, thread] = threadsOf((await view(id)).comments);
    expect(thread).toMatchObject({ ...WHOLE, isOpen: false });
    expect(thread?.comments.map(({ kind }) => kind)).toEqual([
      "said",
      "resolved",
      "reopened",
      "resolved",
    ]);
  });

  it("change nothing that somebody edits, and name nobody as the editor", async () => {
    expect((await view(id)).version).toBe(version);
    const edit = { id, name: "Spring", body: bySize(200) };
    version = unwrap(await execute(saveDraft, person("admin"), { ...edit, version }, NOW)).version;
    unwrap(await execute(commentOnCriteria, manager, { id, ...WHOLE, text: "Better." }, NOW));
    const late = refusalOf(await execute(saveDraft, marketer, { ...edit, version: version - 1 }));
    expect(late.message).toContain("The admin changed");
  });

  it("stay when their rule is gone, and may go on", async () => {
    const body = { ...bySize(200), fit: [], thresholds: { fit: 0, engagement: 0 } };
    const saved = await execute(saveDraft, marketer, { id, version, name: "Spring", body }, NOW);
    version = unwrap(saved).version;
    const input = { id, ...SIZE, text: "Why did it go?" };
    unwrap(await execute(commentOnCriteria, person("sdr"), input, NOW));
    const [thread] = threadsOf((await view(id)).comments);
    expect(thread).toMatchObject({ ...SIZE, ruleLabel: "Large enough" });
    expect(thread?.comments).toHaveLength(5);
  });

  it("are each in the audit log", async () => {
    const { read } = await store();
    const rows = await read
      .select({ action: audit.action, after: audit.after })
      .from(audit)
      .where(and(eq(audit.entityId, id), eq(audit.command, "criteria.comment")))
      .orderBy(asc(audit.seq));
    expect(rows).toHaveLength((await view(id)).comments.filter(({ text }) => text).length);
    expect(rows[0]).toMatchObject({
      action: "criteria.commented",
      after: { about: "Large enough", comment: "marketer asks why." },
    });
  });

  it("belong to their version, are open with a proposal, and close when it is agreed", async () => {
    const other = await draft("Summer");
    const input = { id: other.id, ...SIZE, text: "Of Summer." };
    const proposed = unwrap(await execute(proposeVersion, marketer, other, NOW));
    unwrap(await execute(commentOnCriteria, manager, input, NOW));
    const signing = { id: other.id, version: proposed.version };
    unwrap(await execute(agreeVersion, manager, signing, NOW));
    const late = refusalOf(await execute(commentOnCriteria, manager, input, NOW));
    expect(late).toMatchObject({ code: "conflict" });
    expect(late.message).toContain("was agreed");
    const seen = await view(other.id, "manager");
    expect(seen.may.comment).toBe(false);
    expect(said(threadsOf(seen.comments))).toEqual([[["The manager", "said", "Of Summer."]]]);
  });

  it("go with a draft that is deleted, into the log", async () => {
    unwrap(await execute(deleteDraft, marketer, { id, version }, NOW));
    const { read } = await store();
    const [row] = await read
      .select({ before: audit.before })
      .from(audit)
      .where(and(eq(audit.entityId, id), eq(audit.action, "criteria.deleted")));
    expect(row?.before).toHaveProperty("comments.length", 10);
  });
});
