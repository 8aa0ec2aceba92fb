import { periodKey } from "@/lib/engine/calendar";
import { t } from "@/lib/language";
import { erasePerson } from "@/lib/leads/steps/erasure";
import { forgetMails } from "@/lib/mail/store";
import { type AuditEntry, defineCommand } from "@/lib/operations/command";
import { forgetOldAnswers } from "@/lib/operations/once";
import { refuse } from "@/lib/operations/outcome";
import { readWorkspace } from "@/lib/settings/store";
import { changeInput, eraseInput, finishInput, noInput } from "./schema";
import {
  IMPORT_ROWS_AT_ONCE,
  importsBefore,
  MAILS_AT_ONCE,
  mailsBefore,
  quietBefore,
} from "./steps";
import {
  clearDoneDay,
  holdQuiet,
  readDoneDay,
  readOldMails,
  readRetention,
  readRetentionRow,
  writeDoneDay,
  writeRetention,
} from "./store";
import { findOldImport, forgetImport } from "./store/imports";

/** Who is answerable for what a rule does. */
const RULE = "Retention rule";

/** Changes how long things are kept: from now on, also where today's round is over. */
export const changeRetention = defineCommand({
  name: "retention.change",
  permission: "privacy:manage",
  input: changeInput,
  async run({ tx, input: { version, ...retention }, now }) {
    const before = await readRetentionRow(tx);
    if (!(await writeRetention(tx, retention, version, now))) {
      refuse("conflict", t("Somebody else changed this meanwhile. Reload the page to see it."));
    }
    await clearDoneDay(tx);
    const entry = { entity: "settings", entityId: "retention" };
    return {
      result: { version: version + 1 },
      audit: [{ action: "retention.change", ...entry, before: before.retention, after: retention }],
    };
  },
});

/** Erases those of these leads to which nothing happened for as long as the rule says. */
export const eraseQuiet = defineCommand({
  name: "retention.erase",
  permission: "system:run",
  input: eraseInput,
  async run({ tx, input: { ids }, now }) {
    const { retention, before } = await quietBefore(tx, now);
    const { erasesLeads, stages } = retention;
    const held = erasesLeads ? await holdQuiet(tx, ids, stages, before) : [];
    const entries: AuditEntry[] = [];
    for (const { id, stage } of held) {
      await erasePerson(tx, id);
      entries.push({
        action: "lead.delete",
        entity: "lead",
        entityId: id,
        after: { id, from: stage, reason: "kept" },
        actorName: RULE,
      });
    }
    const [first, ...more] = entries;
    if (!first) refuse("conflict", "None of these leads is to be erased any more.");
    return { result: { leads: entries.length }, audit: [first, ...more] };
  },
});

/** Forgets some of the mail that is kept no longer. */
export const forgetOldMail = defineCommand({
  name: "retention.forgetMail",
  permission: "system:run",
  input: noInput,
  async run({ tx, now }) {
    const before = mailsBefore(await readRetention(tx), now);
    const old = before === null ? [] : await readOldMails(tx, before, MAILS_AT_ONCE);
    if (old.length === 0) refuse("conflict", "No mail is old enough.");
    await forgetMails(tx, old);
    const entry = { entity: "workspace", entityId: "retention", after: { mails: old.length } };
    return {
      result: { mails: old.length },
      audit: [{ action: "retention.forgetMail", ...entry, actorName: RULE }],
    };
  },
});

/** Forgets some of the refused rows and replaced values of an import that are kept no longer. */
export const forgetOldImport = defineCommand({
  name: "retention.forgetImport",
  permission: "system:run",
  input: noInput,
  async run({ tx, now }) {
    const id = await findOldImport(tx, importsBefore(await readRetention(tx), now));
    if (id === null) refuse("conflict", "No import is old enough.");
    const gone = await forgetImport(tx, id, IMPORT_ROWS_AT_ONCE, now);
    return {
      result: gone,
      audit: [
        {
          action: "retention.forgetImport",
          entity: "import",
          entityId: id,
          after: gone,
          actorName: RULE,
        },
      ],
    };
  },
});

/** Writes down that the rules were gone through on this local day. */
export const finishRetention = defineCommand({
  name: "retention.finish",
  permission: "system:run",
  input: finishInput,
  async run({ tx, input: { leads }, now }) {
    const { timeZone } = await readWorkspace(tx);
    const day = periodKey(now, "day", timeZone);
    if ((await readDoneDay(tx)) === day) refuse("conflict", "This day was gone through already.");
    await writeDoneDay(tx, day, now);
    // Those who send requests forget them, too; where nobody does any more they would stay.
    await forgetOldAnswers(tx, now);
    const entry = { entity: "workspace", entityId: "retention", after: { erased: leads } };
    return {
      result: { day },
      audit: [{ action: "retention.finish", ...entry, actorName: RULE }],
    };
  },
});
