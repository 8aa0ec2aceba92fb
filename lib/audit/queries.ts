import { z } from "zod";
import { periodOfKey } from "@/lib/engine/calendar";
import { refuse } from "@/lib/operations/outcome";
import { defineQuery } from "@/lib/operations/query";
import { readWorkspace } from "@/lib/settings/store";
import { listAuditInput } from "./schema";
import { type AuditQuestion, newestSeq, readAudit } from "./store";

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
    const seq = await newestSeq(db);
    return { workspaceName: (await readWorkspace(db)).name, seq };
  },
});
