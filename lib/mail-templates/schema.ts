import { z } from "zod";
import { MAIL_FIELDS, unknownFields } from "@/lib/engine/mail-fields";
import { t } from "@/lib/language";

const id = z.string().min(1).max(64);

/** More, and mail programs cut off what an address hands them. */
const MOST_BODY = 1500;

const withFields = (text: z.ZodString) =>
  text.superRefine((written, context) => {
    const [unknown] = unknownFields(written);
    if (unknown === undefined) return;
    const fields = MAIL_FIELDS.map((field) => `{${field}}`).join(", ");
    context.addIssue({
      code: "custom",
      message: t`{${unknown}} is no field. There are ${fields}.`,
    });
  });

const facts = {
  name: z
    .string()
    .trim()
    .min(1, { error: () => t("Give the template a name.") })
    .max(60, { error: () => t("Use at most 60 characters.") }),
  subject: withFields(
    z
      .string()
      .trim()
      .min(1, { error: () => t("Write a subject.") })
      .max(150, { error: () => t("Use at most 150 characters.") })
      .regex(/^[^\r\n]*$/, { error: () => t("Write the subject in one line.") }),
  ),
  body: withFields(
    z
      .string()
      .trim()
      .min(1, { error: () => t("Write the mail.") })
      .max(MOST_BODY, { error: () => t`Use at most ${MOST_BODY} characters.` }),
  ),
};

export const noInput = z.object({});
export const createTemplateInput = z.object(facts);
export const changeTemplateInput = z.object({
  id,
  /** Of the template as it was seen. */
  version: z.number().int(),
  ...facts,
});
export const deleteTemplateInput = z.object({ id, version: z.number().int() });

/** A mail that is written once. */
export interface MailTemplate {
  id: string;
  name: string;
  subject: string;
  body: string;
  createdByName: string;
  version: number;
}
