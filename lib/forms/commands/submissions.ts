import type { Tx } from "@/db/handles";
import { hashToken, newToken } from "@/lib/auth/tokens";
import { periodKey } from "@/lib/engine/calendar";
import { readAnswers } from "@/lib/engine/forms";
import { appUrl, mailSettings } from "@/lib/env";
import { emailKeyOf } from "@/lib/leads/steps/attributes";
import { forgetMails, insertMail } from "@/lib/mail/store";
import { type AuditTrail, defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import { readSuppressed } from "@/lib/privacy/store/suppressions";
import { readWorkspace } from "@/lib/settings/store";
import { visitorKey } from "@/lib/tracking/steps";
import {
  countViewsInput,
  type FormRow,
  noInput,
  submitFormInput,
  tokenInput,
  WAITING_DAYS,
} from "../schema";
import { confirmationMail } from "../schema/mail";
import { countSubmission, formActor } from "../steps/count";
import { targetTypes } from "../steps/targets";
import { addViews, findForm, findFormBySlug, readConsent } from "../store";
import {
  countAsked,
  forgetRunOut,
  insertSubmission,
  lockWaiting,
  readRunOut,
  type SubmissionRow,
  updateSubmission,
} from "../store/submissions";

const DAY_MS = 24 * 60 * 60_000;
/** Nobody can have one mailbox filled by writing its address into a form again and again. */
const MOST_MAILS_A_DAY = 3;
const RUN_OUT_AT_ONCE = 200;

/** The person of an archived form's address is told so. */
const CLOSED = "This form takes no more answers.";

export interface Received {
  /** counted: it is a lead's; waiting: once its address is confirmed by mail. */
  state: "counted" | "waiting";
}

/** Takes what a visitor sent: it counts at once, or when its address has been confirmed. */
export const submitForm = defineCommand({
  name: "form.submit",
  permission: "system:run",
  input: submitFormInput,
  takesAnyText: true,
  async run({ tx, input, now }) {
    const form = await findFormBySlug(tx, input.slug);
    if (!form || form.archivedAt !== null) refuse("not_found", CLOSED);
    const { body } = form;
    const { values, problems } = readAnswers(body.fields, await targetTypes(tx), input.given);
    const consent = body.consent ? await readConsent(tx, form.id) : null;
    if (body.consent && input.consentNumber !== (consent?.number ?? null)) {
      problems.consent = "This text has changed meanwhile. Please read it again.";
    } else if (body.consent?.isRequired && !input.hasConsented) {
      problems.consent = "Please agree to go on.";
    }
    if (Object.keys(problems).length > 0) {
      refuse("invalid", "Please look at the marked answers.", problems);
    }
    const emailKey = emailKeyOf(String(values.email));
    const row: SubmissionRow = {
      id: newId(),
      formId: form.id,
      leadId: null,
      nonce: input.nonce,
      state: "waiting",
      emailKey,
      answers: values,
      differing: [],
      tags: Object.fromEntries(Object.entries(input.tags).filter(([, value]) => value)),
      page: input.page,
      visitor: visitorKey(input.visitor),
      consentNumber: consent?.number ?? null,
      hasConsented: consent !== null && input.hasConsented,
      createdAt: now,
      countedAt: null,
      tokenHash: null,
      mailId: null,
      expiresAt: null,
    };
    if ((await readSuppressed(tx, [emailKey])).size > 0) return keepOut(form);
    return body.isConfirmed ? ask(tx, form, row, now) : count(tx, form, row, now);
  },
});

/** Nothing is kept of who asked not to be; the answer is that of everybody else. */
function keepOut(form: FormRow) {
  const result: Received = { state: form.body.isConfirmed ? "waiting" : "counted" };
  return { result, audit: named(form, [submitted(form, "form.keptOut")]) };
}

async function count(tx: Tx, form: FormRow, row: SubmissionRow, now: number) {
  await insertOnce(tx, row);
  const counted = await countSubmission(tx, form, { ...row, emailKey: row.emailKey ?? "" }, now);
  const { leadId, differing } = counted;
  await updateSubmission(tx, row.id, { leadId, differing, state: "counted", countedAt: now });
  const audit = named(form, [submitted(form, "form.submit"), ...counted.entries]);
  return { result: { state: "counted" } as Received, audit };
}

/** Keeps a submission until its address is confirmed, and asks for that by mail. */
async function ask(tx: Tx, form: FormRow, row: SubmissionRow, now: number) {
  const result: Received = { state: "waiting" };
  const { emailKey } = row;
  if (emailKey === null) throw new Error("A submission has an address");
  // The answer is the same: whether an address was used here is nobody else's business.
  if ((await countAsked(tx, emailKey, now - DAY_MS)) >= MOST_MAILS_A_DAY) {
    return { result, audit: named(form, [submitted(form, "form.askedOften")]) };
  }
  const { token, hash } = newToken();
  const mailId = newId();
  const expiresAt = now + WAITING_DAYS * DAY_MS;
  await insertOnce(tx, { ...row, tokenHash: hash, mailId, expiresAt });
  const { name } = await readWorkspace(tx);
  const link = `${appUrl()}/f/confirm/${token}`;
  const mail = confirmationMail(form, name, link, WAITING_DAYS);
  const to = { id: mailId, toName: emailKey, toAddress: emailKey };
  await insertMail(tx, { ...to, ...mail }, mailSettings() !== null, now);
  return { result, audit: named(form, [submitted(form, "form.ask")]) };
}

/** One page that is sent twice, by a double click or by a robot, is one submission. */
async function insertOnce(tx: Tx, row: SubmissionRow): Promise<void> {
  if (!(await insertSubmission(tx, row))) refuse("conflict", "This was received already.");
}

/** Confirms an address by the link in the mail: from then on what was sent counts. */
export const confirmSubmission = defineCommand({
  name: "form.confirm",
  permission: "system:run",
  input: tokenInput,
  async run({ tx, input: { token }, now }) {
    const row = await lockWaiting(tx, hashToken(token), now);
    const form = row && (await findForm(tx, row.formId));
    if (!row || row.emailKey === null || !form) {
      refuse("not_found", "This link was used already, or has run out.");
    }
    const counted = await countSubmission(tx, form, { ...row, emailKey: row.emailKey }, now);
    const { leadId, differing } = counted;
    const done = { leadId, differing, state: "counted", countedAt: now } as const;
    await updateSubmission(tx, row.id, { ...done, tokenHash: null, expiresAt: null });
    return {
      result: { thanks: form.body.thanks, redirect: form.body.redirect, title: form.title },
      audit: named(form, [submitted(form, "form.confirm"), ...counted.entries]),
    };
  },
});

/** Forgets what was sent and never confirmed. */
export const forgetUnconfirmed = defineCommand({
  name: "form.forget",
  permission: "system:run",
  input: noInput,
  async run({ tx, now }) {
    const rows = await readRunOut(tx, now, RUN_OUT_AT_ONCE);
    if (rows.length === 0) refuse("conflict", "Nothing has run out.");
    await forgetRunOut(
      tx,
      rows.map(({ id }) => id),
    );
    await forgetMails(
      tx,
      rows.flatMap(({ mailId }) => mailId ?? []),
    );
    const after = { submissions: rows.length };
    return {
      result: after,
      audit: [{ action: "form.forget", entity: "workspace", entityId: "workspace", after }],
    };
  },
});

/** Adds to how often forms were shown today. */
export const countFormViews = defineCommand({
  name: "form.countViews",
  permission: "system:run",
  input: countViewsInput,
  async run({ tx, input: { views }, now }) {
    const { timeZone } = await readWorkspace(tx);
    const day = periodKey(now, "day", timeZone);
    let counted = 0;
    for (const { formId, count } of views) {
      await addViews(tx, formId, day, count);
      counted += count;
    }
    return {
      result: null,
      audit: [
        {
          action: "form.views",
          entity: "workspace",
          entityId: "workspace",
          after: { views: counted },
        },
      ],
    };
  },
});

/** Says that a form was sent; by whom is in the lead's own entries, which go when it is erased. */
function submitted(form: FormRow, action: string): AuditTrail[number] {
  return { action, entity: "form", entityId: form.id, after: { title: form.title } };
}

/** The visitor is nobody we know: the form answers for what it wrote. Moves by criteria say so. */
function named(form: FormRow, [first, ...more]: AuditTrail): AuditTrail {
  const { name } = formActor(form);
  const by = (entry: AuditTrail[number]) => ({ ...entry, actorName: entry.actorName ?? name });
  return [by(first), ...more.map(by)];
}
