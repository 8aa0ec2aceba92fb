import { stringify } from "csv-stringify/sync";
import { z } from "zod";
import type { ReadDb } from "@/db/handles";
import { readNames } from "@/lib/criteria/store";
import { periodOfKey } from "@/lib/engine/calendar";
import { t } from "@/lib/language";
import type { Actor } from "@/lib/operations/actor";
import { refuse, unwrap } from "@/lib/operations/outcome";
import { can } from "@/lib/operations/policy";
import { ask, defineQuery } from "@/lib/operations/query";
import { rememberedNow } from "@/lib/operations/remembered";
import { readSample } from "@/lib/sample-workspace/store";
import { readWorkspace } from "@/lib/settings/store";
import { isStartOpen } from "@/lib/start/store";
import { readDensity } from "@/lib/users/store/users";
import { type AuditFilter, type AuditRow, listAuditInput } from "./schema";
import { actionText } from "./schema/actions";
import { aboutText, changesText } from "./schema/changes";
import type { AuditWords } from "./schema/shows";
import { type AuditQuestion, readAudit, readNewestSeq } from "./store";
import { type NamedEntity, readNamesOf } from "./store/names";

/** Who changed what, newest first. Days are days of the workspace. */
export const listAudit = defineQuery({
  name: "audit.list",
  permission: "audit:read",
  input: listAuditInput,
  async run({ db, input }) {
    const { from, to, before, limit, ...rest } = input;
    const { timeZone } = await readWorkspace(db);
    const question: AuditQuestion = rest;
    if (from) question.from = dayOf(from, timeZone).from;
    if (to) question.until = dayOf(to, timeZone).to;
    const page = await readAudit(db, question, before, limit);
    return { ...page, words: await wordsFor(db, page.rows) };
  },
});

/** Facts that name something else by its id. */
const REFERENCES = {
  ownerId: "user",
  claimedBy: "user",
  leadId: "lead",
  reasonId: "reason",
} as const satisfies Record<string, NamedEntity>;

/** What the entries' values are written with, the names that they mention among it. */
async function wordsFor(db: ReadDb, rows: readonly AuditRow[]): Promise<AuditWords> {
  const ids: Record<string, Set<string>> = {};
  for (const side of rows.flatMap(({ before, after }) => [before, after])) {
    if (typeof side !== "object" || side === null) continue;
    const facts: Record<string, unknown> = { ...side };
    for (const [field, entity] of Object.entries(REFERENCES)) {
      const id = facts[field];
      if (typeof id !== "string") continue;
      ids[entity] ??= new Set();
      ids[entity].add(id);
    }
  }
  const names: Record<string, string> = {};
  for (const entity of new Set(Object.values(REFERENCES))) {
    const found = await readNamesOf(db, entity, [...(ids[entity] ?? [])]);
    for (const [id, name] of found) names[id] = name;
  }
  const { timeZone, currency } = await readWorkspace(db);
  const definitions = Object.values((await readNames(db)).attributes);
  const attributes = Object.fromEntries(definitions.map(({ id, label }) => [id, label]));
  return { timeZone, currency, names, attributes };
}

function dayOf(day: string, timeZone: string) {
  return (
    periodOfKey(day, timeZone) ??
    refuse("invalid", t`“${day}” is not a day. Write it as year-month-day, like 2026-11-22.`)
  );
}

/** What the frame of every signed-in page shows, and where its live connection begins. */
export const getDesk = defineQuery({
  name: "desk.get",
  permission: "self:manage",
  input: z.object({}),
  run({ db, actor, now }) {
    const name = JSON.stringify([actor.id, can(actor, "settings:write")]);
    return rememberedNow(db, now, name, () => deskOf(db, actor), { kind: "frame" });
  },
});

async function deskOf(db: ReadDb, actor: Actor) {
  const seq = await readNewestSeq(db);
  const isStarting = can(actor, "settings:write") && (await isStartOpen(db));
  const density = actor.kind === "user" ? await readDensity(db, actor.id) : "comfortable";
  const isSample = (await readSample(db)) !== null;
  const { name: workspaceName } = await readWorkspace(db);
  return { workspaceName, seq, isStarting, isSample, density };
}

const ROWS_PER_READ = 1000;
const HEAD = [
  "seq",
  "at",
  "actor_id",
  "actor",
  "action",
  "what",
  "entity",
  "entity_id",
  "about",
  "changed",
  "before",
  "after",
];

/**
 * The log as CSV, newest first: what the page says in words, and beside it the exact record. Piece
 * by piece, so that a long one never stands in memory.
 */
export async function* auditCsv(actor: Actor | null, filter: AuditFilter): AsyncGenerator<string> {
  yield stringify([HEAD]);
  let before: number | undefined;
  for (;;) {
    const page = unwrap(await ask(listAudit, actor, { ...filter, before, limit: ROWS_PER_READ }));
    if (page.rows.length > 0) {
      const rows = page.rows.map((row) => cells(row, page.words));
      yield stringify(rows, { escape_formulas: true });
    }
    if (page.next === null) return;
    before = page.next;
  }
}

function cells(row: AuditRow, words: AuditWords): (string | number)[] {
  const json = (value: unknown) =>
    value === null || value === undefined ? "" : JSON.stringify(value);
  return [
    row.seq,
    new Date(row.at).toISOString(),
    row.actorId ?? "",
    row.actorName,
    row.action,
    actionText(row.action),
    row.entity,
    row.entityId,
    aboutText(row, words),
    changesText(row, words),
    json(row.before),
    json(row.after),
  ];
}
