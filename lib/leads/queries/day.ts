import { z } from "zod";
import { periodOf } from "@/lib/engine/calendar";
import { t } from "@/lib/language";
import { refuse } from "@/lib/operations/outcome";
import { defineQuery } from "@/lib/operations/query";
import { readWorkspace } from "@/lib/settings/store";
import { DAY_KINDS, type DayLead, type WorkDay } from "../schema/day";
import { readCallsOf, readLateOf, readMovesBy, readTouchesBy } from "../store/day";

/** What one did today, and what is left for today. */
export const getWorkDay = defineQuery({
  name: "lead.day",
  permission: "lead:work",
  input: z.object({}),
  async run({ db, actor, now }): Promise<WorkDay> {
    const me = actor.kind === "user" ? actor.id : refuse("forbidden", t("Only people work leads."));
    const { timeZone } = await readWorkspace(db);
    const { from, to: until } = periodOf(now, "day", timeZone);
    const moves = await readMovesBy(db, me, from, ["sal", "sql", "nurture", "disqualified"]);
    const touches = await readTouchesBy(db, me, from);
    const events: (DayLead & { kind: string })[] = [...moves, ...touches];
    return {
      from,
      done: DAY_KINDS.map((kind) => {
        const found = events.filter((one) => one.kind === kind);
        const leads = new Map(found.map(({ kind: _, ...lead }) => [lead.id, lead]));
        return { kind, count: found.length, leads: [...leads.values()] };
      }),
      calls: (await readCallsOf(db, me, until)).flatMap(({ callbackAt, ...lead }) =>
        callbackAt === null ? [] : [{ ...lead, callbackAt }],
      ),
      late: (await readLateOf(db, me, now)).flatMap(({ slaDueAt, ...lead }) =>
        slaDueAt === null ? [] : [{ ...lead, slaDueAt }],
      ),
    };
  },
});
