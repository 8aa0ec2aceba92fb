import { defineQuery } from "@/lib/operations/query";
import { type MailTemplate, noInput } from "./schema";
import { readTemplates } from "./store";

/** Mails that are written once, by name. */
export const listTemplates = defineQuery({
  name: "template.list",
  permission: "lead:read",
  input: noInput,
  run: ({ db }): Promise<MailTemplate[]> => readTemplates(db),
});
