import type { OpenForm } from "@/lib/forms/schema";
import { consentOf, fieldOf, type Typed } from "./fields";
import { page } from "./frame";
import { html } from "./html";

/** What goes along with the answers, unseen. */
export const HIDDEN = [
  "_stamp",
  "_consent",
  "_page",
  "_visitor",
  "_embed",
  "_source",
  "_medium",
  "_campaign",
  "_term",
  "_content",
  "_referrer",
] as const;
export type Hidden = Record<(typeof HIDDEN)[number], string>;

/** Whether the form stands on another page, and how that looks. */
export function embedOf({ _embed }: Hidden): "light" | "dark" | null {
  if (_embed === "") return null;
  return _embed === "dark" ? "dark" : "light";
}

/** People do not see it and leave it empty; robots fill in all they find. */
export const TRAP = "_company_fax";

export interface FilledIn extends Typed {
  hidden: Hidden;
  hasConsented: boolean;
  /** Why it was not taken. */
  message?: string;
  status?: number;
  headers?: Record<string, string>;
}

/** The form, as it was first asked or with what was typed and what is wrong with it. */
export function formPage(form: OpenForm, filledIn: FilledIn, isPreview = false): Response {
  const { title, slug, body, fields, sites } = form;
  const { hidden, hasConsented, message, status, headers } = filledIn;
  const problems = Object.keys(filledIn.problems).length;
  const alert = message ? html`<p class="alert" role="alert">${message}</p>` : null;
  const unseen = HIDDEN.map(
    (name) => html`<input type="hidden" name="${name}" value="${hidden[name]}">`,
  );
  const marked = fields.some(({ isRequired }) => isRequired)
    ? html`<p class="help">What is marked with * is needed.</p>`
    : null;
  return page(
    html`<h1>${title}</h1>
${body.intro ? html`<p class="text muted">${body.intro}</p>` : null}${alert}
<form method="post" action="/f/${slug}" novalidate>
${unseen}
<div class="trap" aria-hidden="true"><label for="trap">Leave this empty</label><input id="trap" name="${TRAP}" tabindex="-1" autocomplete="off"></div>
${fields.map((field, i) => fieldOf(field, i, filledIn))}
${consentOf(form, hasConsented, filledIn)}
${marked}
<button type="submit"${isPreview ? html` disabled data-shut` : null}>${body.button}</button>
</form>`,
    {
      title: problems > 0 ? `Please look again: ${title}` : title,
      sites,
      embed: embedOf(hidden),
      ...(status === undefined ? {} : { status }),
      ...(headers === undefined ? {} : { headers }),
    },
  );
}
