import type { OpenForm } from "@/lib/forms/schema";
import { type Html, html } from "./html";

/** What was typed before, and what is wrong with it, by target. */
export interface Typed {
  values: Readonly<Record<string, string>>;
  problems: Readonly<Record<string, string>>;
}

type Field = OpenForm["fields"][number];

/** Browsers fill these in for people. */
const AUTOCOMPLETE: Record<string, string> = {
  email: "email",
  name: "name",
  phone: "tel",
  company: "organization",
  title: "organization-title",
  country: "country-name",
  city: "address-level2",
};

/** One question. Checks are the server's: they are the same with and without a script. */
export function fieldOf(field: Field, place: number, { values, problems }: Typed): Html {
  const { target, label, help, isRequired, type } = field;
  const id = `f${place}`;
  const problem = problems[target];
  const value = values[target] ?? "";
  const described = [help ? `${id}-help` : "", problem ? `${id}-bad` : ""]
    .filter(Boolean)
    .join(" ");
  const common = html`id="${id}" name="a.${target}"${isRequired ? html` aria-required="true"` : null}${described ? html` aria-describedby="${described}"` : null}${problem ? html` aria-invalid="true"` : null}${firstOf(problems) === target ? html` autofocus` : null}`;
  const below = html`${help ? html`<p class="help" id="${id}-help">${help}</p>` : null}${problem ? html`<p class="bad" id="${id}-bad">${problem}</p>` : null}`;
  if (type === "boolean") {
    return html`<div><label class="tick"><input type="checkbox" value="yes"${value ? html` checked` : null} ${common}><span>${label}${markOf(isRequired)}</span></label>${below}</div>`;
  }
  return html`<div><label for="${id}">${label}${markOf(isRequired)}</label>${controlOf(field, value, common)}${below}</div>`;
}

function controlOf({ target, options, isLong, type }: Field, value: string, common: Html): Html {
  if (options.length > 0) {
    const choices = options.map(
      (one) => html`<option${one === value ? html` selected` : null}>${one}</option>`,
    );
    return html`<select ${common}><option value=""></option>${choices}</select>`;
  }
  // A line break right after the tag is not part of the text.
  if (isLong)
    return html`<textarea rows="4" ${common}>
${value}</textarea>`;
  const kind =
    type === "number"
      ? html`type="number" step="any"`
      : html`type="${type === "date" ? "date" : (KINDS[target] ?? "text")}"`;
  const complete = AUTOCOMPLETE[target];
  return html`<input ${kind} value="${value}"${complete ? html` autocomplete="${complete}"` : null} ${common}>`;
}

const KINDS: Record<string, string> = { email: "email", phone: "tel" };

/** What the text of consent, and its tick, look like. */
export function consentOf(form: OpenForm, hasConsented: boolean, { problems }: Typed): Html | null {
  const { consent } = form.body;
  if (!consent) return null;
  const problem = problems.consent;
  return html`<div><label class="tick"><input type="checkbox" name="_agree" value="yes"${hasConsented ? html` checked` : null}${problem ? html` aria-invalid="true" aria-describedby="agree-bad"` : null}${consent.isRequired ? html` aria-required="true"` : null}><span>${consent.text}${markOf(consent.isRequired)}</span></label>${problem ? html`<p class="bad" id="agree-bad">${problem}</p>` : null}</div>`;
}

function markOf(isRequired: boolean): Html | null {
  return isRequired ? html`<span class="bad" aria-hidden="true"> *</span>` : null;
}

function firstOf(problems: Typed["problems"]): string | undefined {
  return Object.keys(problems)[0];
}
