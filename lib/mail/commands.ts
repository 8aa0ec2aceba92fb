import { appUrl, mailSettings } from "@/lib/env";
import { t } from "@/lib/language";
import { type AuditEntry, type AuditTrail, defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import { waitAfter } from "@/lib/operations/retries";
import { readWorkspace } from "@/lib/settings/store";
import { readUser } from "@/lib/users/store/users";
import { type MailRow, mailIdInput, noInput, settleMailInput, takeMailInput } from "./schema";
import { findMail, insertMail, type MailChange, takeDue, updateMail } from "./store";

/** Longer than a try may take. */
const LEASE_MS = 10 * 60_000;

function entryOf(action: AuditEntry["action"], mail: MailRow, after: object = {}): AuditEntry {
  const { id, toAddress, subject } = mail;
  return { action, entity: "mail", entityId: id, after: { subject, to: toAddress, ...after } };
}

/** Takes mail that is due, so that no other process sends it. */
export const takeMail = defineCommand({
  name: "mail.take",
  permission: "system:run",
  input: takeMailInput,
  async run({ tx, input, now }) {
    const taken = await takeDue(tx, now, now + LEASE_MS, input.limit);
    const [first, ...rest] = taken.map((mail) => entryOf("mail.try", mail));
    if (!first) refuse("conflict", t("No mail is due."));
    const audit: AuditTrail = [first, ...rest];
    return { result: taken, audit };
  },
});

const ENDS = {
  sent: "mail.sent",
  failed: "mail.failed",
  waiting: "mail.delayed",
  kept: "mail.delayed",
} as const;

/** Writes down how a try ended: sent, to be tried again later, or given up. */
export const settleMail = defineCommand({
  name: "mail.settle",
  permission: "system:run",
  input: settleMailInput,
  async run({ tx, input, now }) {
    const { id, tries, problem, isFinal } = input;
    const mail = await findMail(tx, id);
    if (!mail) refuse("not_found", t("This mail does not exist any more."));
    const wait = isFinal ? null : waitAfter(tries);
    const change: MailChange =
      problem === null
        ? { state: "sent", endedAt: now, problem }
        : wait === null
          ? { state: "failed", endedAt: now, problem }
          : { nextAt: now + wait, problem };
    if (!(await updateMail(tx, { id, tries, state: "waiting" }, change))) {
      refuse("conflict", t("This mail was tried again meanwhile."));
    }
    const { state = "waiting" } = change;
    const said = problem === null ? {} : { problem };
    return { result: { state }, audit: [entryOf(ENDS[state], mail, said)] };
  },
});

/** Sends mail again that was given up, or kept while there was no mail server. */
export const retryMail = defineCommand({
  name: "mail.retry",
  permission: "mail:manage",
  input: mailIdInput,
  async run({ tx, input, now }) {
    const mail = await findMail(tx, input.id);
    if (!mail) refuse("not_found", t("This mail does not exist any more."));
    if (!mailSettings()) refuse("conflict", t("Mail is not set up, so nothing can be sent."));
    if (mail.state === "sent" || mail.state === "waiting") {
      refuse("conflict", t("This mail was sent already, or is about to be."));
    }
    const change = { state: "waiting" as const, tries: 0, nextAt: now, endedAt: null };
    if (!(await updateMail(tx, mail, change))) {
      refuse("conflict", t("This mail was tried again meanwhile."));
    }
    return { result: null, audit: [entryOf("mail.retry", mail)] };
  },
});

/** Writes a mail to oneself, to see whether mail arrives. */
export const testMail = defineCommand({
  name: "mail.test",
  permission: "mail:manage",
  input: noInput,
  async run({ tx, actor, now }) {
    const user = actor.kind === "user" ? await readUser(tx, actor.id) : null;
    if (!user) refuse("forbidden", t("Only people get mail."));
    const { name } = await readWorkspace(tx);
    const mail = {
      id: newId(),
      toName: user.name,
      toAddress: user.email,
      subject: t`${name.replace(/\s+/g, " ")}: mail works`,
      body: t`Handoff can send mail to you.\n\n${appUrl()}/settings/mail`,
    };
    await insertMail(tx, mail, mailSettings() !== null, now);
    const after = { subject: mail.subject, to: mail.toAddress };
    return {
      result: { id: mail.id },
      audit: [{ action: "mail.test", entity: "mail", entityId: mail.id, after }],
    };
  },
});
