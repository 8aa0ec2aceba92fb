import { MAIL_FIELDS } from "@/lib/engine/mail-fields";
import { t, translated } from "@/lib/language";

/** The words of the page of mail templates. */
export const templateTexts = translated({
  title: "Mail templates",
  about:
    "Mail that is written once: choose one when you log an email, and your mail program opens with it.",
  fields: () => t`Filled in for each lead: ${MAIL_FIELDS.map((field) => `{${field}}`).join(", ")}.`,
  none: "No template so far",
  noneHint:
    "Write the mail that you send again and again, such as the first answer to a demo request. Names and companies are filled in for each lead.",
  new: "New template",
  change: "Change",
  changeNamed: (name: string) => t`Change “${name}”`,
  changeTitle: "Change the template",
  delete: "Delete",
  deleteNamed: (name: string) => t`Delete “${name}”`,
  deleteText: "Nobody can choose it any more. Emails that were sent with it keep its name.",
  deleted: (name: string) => t`“${name}” is deleted`,
  save: "Save",
  name: "Name",
  nameHint: "For colleagues: leads do not see it.",
  subject: "Subject",
  body: "Mail",
  columns: { template: "Template", by: "Written by", actions: "Actions" },
} as const);
