import { createForm, saveForm } from "@/lib/forms/commands";
import { submitForm } from "@/lib/forms/commands/submissions";
import { getForm } from "@/lib/forms/queries";
import { SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { type Outcome, unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { mara } from "../leads/world";
import { question } from "./visitor";

/** Sends a form that is made for it; only the address is needed. */
export async function sendForm(
  answers: Record<string, string>,
  source: string,
  at: number,
): Promise<Outcome<unknown>> {
  const { id } = unwrap(await execute(createForm, mara, { title: "Any form" }, at));
  const { form } = unwrap(await ask(getForm, mara, { id }));
  const { title, version, body } = form;
  const slug = id;
  const fields = Object.keys(answers).map((target) =>
    question(target, { isRequired: target === "email" }),
  );
  const saved = { id, version, title, slug, body: { ...body, fields } };
  unwrap(await execute(saveForm, mara, saved, at));
  return execute(
    submitForm,
    SWEEP,
    {
      slug,
      given: answers,
      hasConsented: false,
      consentNumber: null,
      nonce: newId(),
      tags: { source },
      page: null,
      visitor: null,
    },
    at,
  );
}
