import type { Tx } from "@/db/handles";
import { t } from "@/lib/language";
import { defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import {
  changeTemplateInput,
  createTemplateInput,
  deleteTemplateInput,
  type MailTemplate,
} from "./schema";
import {
  countTemplates,
  findNamed,
  findTemplate,
  insertTemplate,
  removeTemplate,
  updateTemplate,
} from "./store";

const MOST_TEMPLATES = 100;
const CHANGED =
  "Somebody else changed this template meanwhile. Reload the page to see it as it is now.";

const factsOf = ({ name, subject, body }: Pick<MailTemplate, "name" | "subject" | "body">) => ({
  name,
  subject,
  body,
});

async function requireNewName(tx: Tx, name: string, ownId: string | null): Promise<void> {
  const twin = await findNamed(tx, name);
  if (twin === null || twin === ownId) return;
  const message = t`There is a template “${name}” already. Choose another name.`;
  refuse("conflict", message, { name: message });
}

async function requireTemplate(tx: Tx, id: string): Promise<MailTemplate> {
  const found = await findTemplate(tx, id);
  return found ?? refuse("not_found", t("This template does not exist any more."));
}

/** Writes a mail once, for everybody to send. */
export const createTemplate = defineCommand({
  name: "template.create",
  permission: "template:write",
  input: createTemplateInput,
  async run({ tx, actor, input, now }) {
    if ((await countTemplates(tx)) >= MOST_TEMPLATES) {
      refuse("conflict", t`There are ${MOST_TEMPLATES} templates already. Delete some first.`);
    }
    await requireNewName(tx, input.name, null);
    const template = { id: newId(), ...input, createdByName: actor.name, version: 1 };
    await insertTemplate(tx, template, now);
    const { id } = template;
    const after = factsOf(template);
    return {
      result: { id },
      audit: [{ action: "template.create", entity: "template", entityId: id, after }],
    };
  },
});

export const changeTemplate = defineCommand({
  name: "template.change",
  permission: "template:write",
  input: changeTemplateInput,
  async run({ tx, input }) {
    const { id } = input;
    const before = factsOf(await requireTemplate(tx, id));
    await requireNewName(tx, input.name, id);
    if (!(await updateTemplate(tx, input))) refuse("conflict", t(CHANGED));
    const after = factsOf(input);
    return {
      result: { version: input.version + 1 },
      audit: [{ action: "template.change", entity: "template", entityId: id, before, after }],
    };
  },
});

export const deleteTemplate = defineCommand({
  name: "template.delete",
  permission: "template:write",
  input: deleteTemplateInput,
  async run({ tx, input: { id, version } }) {
    const before = factsOf(await requireTemplate(tx, id));
    if (!(await removeTemplate(tx, id, version))) refuse("conflict", t(CHANGED));
    return {
      result: null,
      audit: [{ action: "template.delete", entity: "template", entityId: id, before }],
    };
  },
});
