import type { Tx } from "@/db/handles";
import { ACTIVITY_TYPES } from "@/lib/engine/activities";
import type { FormBody } from "@/lib/engine/forms";
import { inLanguage, t } from "@/lib/language";
import { defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import { readWorkspace } from "@/lib/settings/store";
import {
  archiveFormInput,
  createFormInput,
  type FormRow,
  newBody,
  saveFormInput,
  slugOf,
} from "./schema";
import { targetTypes } from "./steps/targets";
import {
  findForm,
  findFormBySlug,
  insertConsent,
  insertForm,
  readConsent,
  updateForm,
} from "./store";

const NOT_THERE = "This form does not exist any more.";
const OUTDATED =
  "Somebody else changed this form meanwhile. Reload the page to see theirs, then change yours.";
const TRIES = 50;

/**
 * Starts a form with the usual questions; its address is made from its name. Visitors read it: it speaks the
 * workspace's language, not that of whoever makes it.
 */
export const createForm = defineCommand({
  name: "form.create",
  permission: "form:write",
  input: createFormInput,
  async run({ tx, actor, input: { title }, now }) {
    const { language } = await readWorkspace(tx);
    const row: FormRow = {
      id: newId(),
      slug: slugOf(title),
      title,
      body: inLanguage(language ?? "en", newBody),
      archivedAt: null,
      createdByName: actor.name,
      createdAt: now,
      updatedAt: now,
      version: 1,
    };
    for (let i = 2; !(await insertForm(tx, row)); i++) {
      if (i > TRIES) refuse("conflict", t("Too many forms have this name. Choose another one."));
      row.slug = `${slugOf(title)}-${i}`;
    }
    return {
      result: { id: row.id },
      audit: [
        {
          action: "form.create",
          entity: "form",
          entityId: row.id,
          after: { title, address: `/f/${row.slug}` },
        },
      ],
    };
  },
});

/** Changes what a form asks and says. Another wording of the consent is another version of it. */
export const saveForm = defineCommand({
  name: "form.save",
  permission: "form:write",
  input: saveFormInput,
  async run({ tx, input: { id, version, title, slug, body }, now }) {
    const before = await findForm(tx, id);
    if (!before) refuse("not_found", t(NOT_THERE));
    await refuseUnknownTargets(tx, body);
    if (slug !== before.slug && (await findFormBySlug(tx, slug))) {
      refuse("conflict", t("Another form has this address."), {
        slug: t("Another form has this address."),
      });
    }
    if (!(await updateForm(tx, id, version, { title, slug, body, updatedAt: now }))) {
      refuse("conflict", t(OUTDATED));
    }
    await keepConsent(tx, id, body, now);
    return {
      result: { version: version + 1 },
      audit: [
        {
          action: "form.change",
          entity: "form",
          entityId: id,
          before: factsOf(before),
          after: factsOf({ title, slug, body }),
        },
      ],
    };
  },
});

/** Takes a form out of use, or back into it. What was sent by it stays. */
export const archiveForm = defineCommand({
  name: "form.archive",
  permission: "form:write",
  input: archiveFormInput,
  async run({ tx, input: { id, version, isArchived }, now }) {
    const form = await findForm(tx, id);
    if (!form) refuse("not_found", t(NOT_THERE));
    const set = { archivedAt: isArchived ? now : null, updatedAt: now };
    if (!(await updateForm(tx, id, version, set))) refuse("conflict", t(OUTDATED));
    const action = isArchived ? "form.archive" : "form.revive";
    return {
      result: { version: version + 1 },
      audit: [{ action, entity: "form", entityId: id, after: { title: form.title } }],
    };
  },
});

async function refuseUnknownTargets(tx: Tx, { fields }: FormBody): Promise<void> {
  const types = await targetTypes(tx);
  const place = fields.findIndex(({ target }) => !types.has(target));
  if (place < 0) return;
  const message = t("There is no such attribute any more. Choose another one.");
  refuse("invalid", message, { [`body.fields.${place}.target`]: message });
}

async function keepConsent(tx: Tx, formId: string, body: FormBody, now: number): Promise<void> {
  if (!body.consent) return;
  const last = await readConsent(tx, formId);
  if (last?.text === body.consent.text) return;
  await insertConsent(tx, formId, (last?.number ?? 0) + 1, body.consent.text, now);
}

/** What a form asks and says, as the log writes it. */
function factsOf({ title, slug, body }: Pick<FormRow, "title" | "slug" | "body">) {
  const { fields, consent, activity, isConfirmed, redirect, ...texts } = body;
  return {
    title,
    address: `/f/${slug}`,
    questions: fields.map(({ label, isRequired }) => (isRequired ? `${label} (required)` : label)),
    activity: ACTIVITY_TYPES[activity].label,
    consent: consent && (consent.isRequired ? `${consent.text} (required)` : consent.text),
    isConfirmed,
    ...texts,
    ...(redirect === null ? {} : { redirect }),
  };
}
