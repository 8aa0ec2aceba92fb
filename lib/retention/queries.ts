import type { ReadDb } from "@/db/handles";
import { periodKey } from "@/lib/engine/calendar";
import { monthsBefore } from "@/lib/engine/retention";
import { defineQuery } from "@/lib/operations/query";
import { readWorkspace } from "@/lib/settings/store";
import { countInput, LOOKED_AT_ONCE, lookInput, noInput, type Place } from "./schema";
import { importsBefore, MAILS_AT_ONCE, mailsBefore, quietBefore } from "./steps";
import {
  countQuiet,
  readCandidates,
  readDoneDay,
  readOldMails,
  readRetention,
  readRetentionRow,
} from "./store";
import { findOldImport } from "./store/imports";

export const getRetention = defineQuery({
  name: "retention.get",
  permission: "privacy:manage",
  input: noInput,
  run: ({ db }) => readRetentionRow(db),
});

/** How many leads a rule would erase now, and before which instant (epoch ms) nothing counts. */
export const countRetiring = defineQuery({
  name: "retention.count",
  permission: "privacy:manage",
  input: countInput,
  async run({ db, input: { months, stages }, now }): Promise<{ leads: number; before: number }> {
    const { timeZone } = await readWorkspace(db);
    const before = monthsBefore(now, months, timeZone);
    return { leads: await countQuiet(db, stages, before), before };
  },
});

async function isDayDone(db: ReadDb, now: number): Promise<boolean> {
  const { timeZone } = await readWorkspace(db);
  return (await readDoneDay(db)) === periodKey(now, "day", timeZone);
}

/** Whether the rules are yet to be gone through on this local day. */
export const isRetentionDue = defineQuery({
  name: "retention.due",
  permission: "system:run",
  input: noInput,
  async run({ db, now }) {
    if (await isDayDone(db, now)) return false;
    const retention = await readRetention(db);
    if (retention.erasesLeads || retention.mailDays !== null) return true;
    return (await findOldImport(db, importsBefore(retention, now))) !== null;
  },
});

/**
 * One step through the leads that may be old enough: those that are to be erased, and where the
 * next step begins; null at the end.
 */
export const lookForQuiet = defineQuery({
  name: "retention.look",
  permission: "system:run",
  input: lookInput,
  async run({ db, input: { after }, now }): Promise<{ ids: string[]; next: Place | null }> {
    const { retention, before } = await quietBefore(db, now);
    const { stages, erasesLeads } = retention;
    const [first = null] = stages;
    const stage = after?.stage ?? first;
    if (!erasesLeads || stage === null) return { ids: [], next: null };
    const found = await readCandidates(db, stage, before, after, LOOKED_AT_ONCE);
    const ids = found.filter(({ isQuiet }) => isQuiet === 1).map(({ id }) => id);
    const last = found.at(-1);
    if (last && found.length === LOOKED_AT_ONCE) {
      return { ids, next: { stage, at: last.at, id: last.id } };
    }
    const following = stages[stages.indexOf(stage) + 1];
    // Before all leads of the next stage.
    return { ids, next: following ? { stage: following, at: -1, id: "0" } : null };
  },
});

/** Whether mail is there that is kept no longer. */
export const anyOldMail = defineQuery({
  name: "retention.oldMail",
  permission: "system:run",
  input: noInput,
  async run({ db, now }) {
    const before = mailsBefore(await readRetention(db), now);
    return before !== null && (await readOldMails(db, before, MAILS_AT_ONCE)).length > 0;
  },
});

/** Whether more is kept of an import than may be. */
export const anyOldImport = defineQuery({
  name: "retention.oldImport",
  permission: "system:run",
  input: noInput,
  async run({ db, now }) {
    return (await findOldImport(db, importsBefore(await readRetention(db), now))) !== null;
  },
});
