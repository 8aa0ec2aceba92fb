import { stringify } from "csv-stringify/sync";
import { z } from "zod";
import { periodOfKey } from "@/lib/engine/calendar";
import type { Actor } from "@/lib/operations/actor";
import { refuse, unwrap } from "@/lib/operations/outcome";
import { ask, defineQuery } from "@/lib/operations/query";
import { readWorkspace } from "@/lib/settings/store";
import { type AuditFilter, type AuditRow, listAuditInput } from "./schema";
import { type AuditQuestion, readAudit, readNewestSeq } from "./store";

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
    return { ...(await readAudit(db, question, before, limit)), timeZone };
  },
});

function dayOf(day: string, timeZone: string) {
  return (
    periodOfKey(day, timeZone) ??
    refuse("invalid", `“${day}” is not a day. Write it as year-month-day, like 2026-11-22.`)
  );
}

/** What the frame of every signed-in page shows, and where its live connection begins. */
export const getDesk = defineQuery({
  name: "desk.get",
  permission: "self:manage",
  input: z.object({}),
  async run({ db }) {
    const seq = await readNewestSeq(db);
    return { workspaceName: (await readWorkspace(db)).name, seq };
  },
});

const ROWS_PER_READ = 1000;
const HEAD = [
  "seq",
  "at",
  "actor_id",
  "actor",
  "action",
  "entity",
  "entity_id",
  "name",
  "before",
  "after",
];

/** The log as CSV, newest first, piece by piece so that a long one never stands in memory. */
export async function* auditCsv(actor: Actor | null, filter: AuditFilter): AsyncGenerator<string> {
  yield stringify([HEAD]);
  let before: number | undefined;
  for (;;) {
    const page = unwrap(await ask(listAudit, actor, { ...filter, before, limit: ROWS_PER_READ }));
    if (page.rows.length > 0) yield stringify(page.rows.map(cells), { escape_formulas: true });
    if (page.next === null) return;
    before = page.next;
  }
}

function cells(row: AuditRow): (string | number)[] {
  const json = (value: unknown) =>
    value === null || value === undefined ? "" : JSON.stringify(value);
  return [
    row.seq,
    new Date(row.at).toISOString(),
    row.actorId ?? "",
    row.actorName,
    row.action,
    row.entity,
    row.entityId,
    row.entityName ?? "",
    json(row.before),
    json(row.after),
  ];
}
