import { hashToken } from "@/lib/auth/tokens";
import { wilson } from "@/lib/engine/statistics";
import { appUrl, mailSettings } from "@/lib/env";
import { t } from "@/lib/language";
import { refuse } from "@/lib/operations/outcome";
import { defineQuery } from "@/lib/operations/query";
import { readTrackingRow } from "@/lib/tracking/store";
import {
  type FormConversion,
  type FormFigures,
  type FormSummary,
  type FormView,
  formIdInput,
  listSubmissionsInput,
  noInput,
  type OpenForm,
  openFormInput,
  type SubmissionList,
  tokenInput,
} from "./schema";
import { readTargets } from "./steps/targets";
import { findForm, findFormBySlug, listFormRows, readConsent, readConsents } from "./store";
import { findWaiting, listSubmissionRows, readFigures, readRunOut } from "./store/submissions";

const NOT_THERE = "This form does not exist any more.";

const NOTHING: FormFigures = { views: 0, submissions: 0, waiting: 0, leads: 0, mqls: 0, sqls: 0 };

function conversionOf(figures: FormFigures = NOTHING): FormConversion {
  const { views, submissions, leads, mqls, sqls } = figures;
  return {
    ...figures,
    filledIn: submissions > views ? null : wilson(submissions, views),
    mqlRate: wilson(mqls, leads),
    sqlRate: wilson(sqls, leads),
  };
}

/** All forms and how they do. */
export const listForms = defineQuery({
  name: "form.list",
  permission: "form:read",
  input: noInput,
  async run({ db }): Promise<FormSummary[]> {
    const rows = await listFormRows(db);
    const figures = await readFigures(db);
    return rows.map(({ body, ...form }) => ({
      ...form,
      isConfirmed: body.isConfirmed,
      conversion: conversionOf(figures.get(form.id)),
    }));
  },
});

export const getForm = defineQuery({
  name: "form.get",
  permission: "form:read",
  input: formIdInput,
  async run({ db, input: { id } }): Promise<FormView> {
    const form = await findForm(db, id);
    if (!form) refuse("not_found", t(NOT_THERE));
    const [consent, figures, targets, { tracking }] = [
      await readConsent(db, id),
      await readFigures(db, id),
      await readTargets(db),
      await readTrackingRow(db),
    ];
    return {
      form,
      consentNumber: consent?.number ?? null,
      conversion: conversionOf(figures.get(id)),
      targets,
      address: `${appUrl()}/f/${form.slug}`,
      sites: tracking.sites,
      hasMail: mailSettings() !== null,
    };
  },
});

/** What was sent by a form, newest first. */
export const listSubmissions = defineQuery({
  name: "form.submissions",
  permission: "form:read",
  input: listSubmissionsInput,
  async run({ db, input: { formId, limit, ...wanted } }): Promise<SubmissionList> {
    const form = await findForm(db, formId);
    if (!form) refuse("not_found", t(NOT_THERE));
    const rows = await listSubmissionRows(db, formId, { ...wanted, limit: limit + 1 });
    const targets = await readTargets(db);
    const asked = form.body.fields.map(({ target, label }) => [target, label]);
    return {
      form: { id: form.id, title: form.title },
      // What was asked before and is no longer has the name of what it was kept as.
      labels: Object.fromEntries([...targets.map(({ id, label }) => [id, label]), ...asked]),
      consents: await readConsents(db, formId),
      submissions: rows.slice(0, limit).map(({ leadId, leadName, leadStage, ...row }) => ({
        ...row,
        lead:
          leadId !== null && leadName !== null && leadStage !== null
            ? { id: leadId, name: leadName, stage: leadStage }
            : null,
      })),
      next: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null,
    };
  },
});

/** A form as it is shown to visitors. */
export const openForm = defineQuery({
  name: "form.open",
  permission: "system:run",
  input: openFormInput,
  async run({ db, input: { slug } }): Promise<OpenForm> {
    const form = await findFormBySlug(db, slug);
    if (!form) refuse("not_found", t(NOT_THERE));
    const { id, title, body, archivedAt } = form;
    const types = new Map((await readTargets(db)).map((target) => [target.id, target.type]));
    const consent = body.consent ? await readConsent(db, id) : null;
    const { tracking } = await readTrackingRow(db);
    return {
      id,
      slug,
      title,
      body,
      fields: body.fields.map((field) => ({ ...field, type: types.get(field.target) ?? "text" })),
      consentNumber: consent?.number ?? null,
      isArchived: archivedAt !== null,
      sites: tracking.sites,
    };
  },
});

/** What the link in a mail would confirm. */
export const getConfirmation = defineQuery({
  name: "form.confirmation",
  permission: "system:run",
  input: tokenInput,
  async run({ db, input: { token }, now }): Promise<{ title: string }> {
    const row = await findWaiting(db, hashToken(token), now);
    const form = row && (await findForm(db, row.formId));
    if (!form) refuse("not_found", "This link was used already, or has run out.");
    return { title: form.title };
  },
});

/** Whether anything that was sent has run out without being confirmed. */
export const anyUnconfirmed = defineQuery({
  name: "form.runOut",
  permission: "system:run",
  input: noInput,
  run: async ({ db, now }) => (await readRunOut(db, now, 1)).length > 0,
});
