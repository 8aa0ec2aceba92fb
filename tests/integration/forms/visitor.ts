import { GET, POST } from "@/app/f/[slug]/route";
import type { FormBody, FormField } from "@/lib/engine/forms";
import { createForm, saveForm } from "@/lib/forms/commands";
import { getForm } from "@/lib/forms/queries";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { mara } from "../leads/world";

export const question = (target: string, change: Partial<FormField> = {}): FormField => ({
  target,
  label: target,
  help: "",
  isRequired: false,
  options: [],
  isLong: false,
  ...change,
});

export async function formOf(id: string) {
  return unwrap(await ask(getForm, mara, { id })).form;
}

let made = 0;
/** A form as a marketer makes it; gives its id and address. */
export async function make(change: Partial<FormBody> = {}, title = `Form ${++made}`) {
  const { id } = unwrap(await execute(createForm, mara, { title }));
  const form = await formOf(id);
  const { slug, version } = form;
  const body: FormBody = { ...form.body, ...change };
  unwrap(await execute(saveForm, mara, { id, version, title, slug, body }));
  return { id, slug, title };
}

const BROWSER =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
let visitors = 0;

export interface Shown {
  status: number;
  headers: Headers;
  text: string;
  /** The values of its fields, the unseen ones too. */
  fields: Record<string, string>;
}

async function read(response: Response): Promise<Shown> {
  const text = await response.text();
  const fields: Record<string, string> = {};
  for (const [, attributes = ""] of text.matchAll(/<input ([^>]*)>/g)) {
    const name = /name="([^"]*)"/.exec(attributes)?.[1];
    const isOff = attributes.includes('type="checkbox"') && !attributes.includes(" checked");
    if (name && !isOff) fields[name] = /value="([^"]*)"/.exec(attributes)?.[1] ?? "";
  }
  return { status: response.status, headers: response.headers, text, fields };
}

/** Somebody with a browser of their own, at an address of their own. */
export function visitor() {
  const address = `198.51.${Math.floor(++visitors / 250)}.${(visitors % 250) + 1}`;
  const headers = { "user-agent": BROWSER, "x-forwarded-for": address, host: "localhost:3000" };
  const params = (slug: string) => ({ params: Promise.resolve({ slug }) });
  const at = (slug: string, search = "") => `http://localhost:3000/f/${slug}${search}`;
  return {
    async open(slug: string, search = "", more: Record<string, string> = {}): Promise<Shown> {
      const request = new Request(at(slug, search), { headers: { ...headers, ...more } });
      return read(await GET(request, params(slug)));
    },
    /** Asks what there is, without looking at it. */
    async head(slug: string): Promise<number> {
      return (await GET(new Request(at(slug), { method: "HEAD", headers }), params(slug))).status;
    },
    async send(slug: string, fields: Record<string, string>): Promise<Shown> {
      const body = new URLSearchParams(fields);
      return read(
        await POST(new Request(at(slug), { method: "POST", headers, body }), params(slug)),
      );
    },
  };
}
