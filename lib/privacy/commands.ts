import { forgetWaitingOf } from "@/lib/forms/store/submissions";
import { t } from "@/lib/language";
import { emailKeyOf } from "@/lib/leads/steps/attributes";
import { defineCommand } from "@/lib/operations/command";
import { forgetInAnswers } from "@/lib/operations/once";
import { refuse } from "@/lib/operations/outcome";
import { addressInput } from "./schema";
import { forgetImportedRows } from "./store/imported";
import { deleteSuppression, insertSuppressions, readSuppressed } from "./store/suppressions";

/** What the log says: never whose address it was. */
const entryOf = (action: string) => ({ action, entity: "workspace", entityId: "privacy" });

/** Keeps an address out: no door brings its person in any more. */
export const suppressAddress = defineCommand({
  name: "privacy.suppress",
  permission: "privacy:manage",
  input: addressInput,
  async run({ tx, actor, input: { email }, now }) {
    const key = emailKeyOf(email);
    if ((await readSuppressed(tx, [key])).size > 0) {
      refuse("conflict", t("This address is kept out already."));
    }
    await insertSuppressions(tx, [key], { at: now, byName: actor.name });
    await forgetWaitingOf(tx, [key]);
    await forgetInAnswers(tx, [key]);
    await forgetImportedRows(tx, [key]);
    return { result: null, audit: [entryOf("privacy.suppress")] };
  },
});

/** Lets an address in again. */
export const liftSuppression = defineCommand({
  name: "privacy.lift",
  permission: "privacy:manage",
  input: addressInput,
  async run({ tx, input: { email } }) {
    if (!(await deleteSuppression(tx, emailKeyOf(email)))) {
      refuse("conflict", t("This address is not kept out."));
    }
    return { result: null, audit: [entryOf("privacy.lift")] };
  },
});
