import { randomBytes } from "node:crypto";
import { locale } from "@/lib/engine/locale";
import { type Html, html } from "./html";

/** Not React: these pages are small, work without a script, and stand on other people's sites. */
const STYLE = `
:root{color-scheme:light dark;--ink:light-dark(#16191f,#eceef2);--muted:light-dark(#525866,#aab0bc);
--canvas:light-dark(#f7f8f9,#0f1114);--surface:light-dark(#fff,#16181c);--line:light-dark(#e4e6ea,#282c33);
--control:light-dark(#7f8693,#6b7381);--accent:light-dark(#4050d2,#5566e8);--bad:light-dark(#a81f2c,#ff9ba2);
--bad-soft:light-dark(#fdebec,#3c171b)}
*{box-sizing:border-box}
body{margin:0;padding:2rem 1rem;background:var(--canvas);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
main{max-width:32rem;margin:0 auto;padding:1.5rem;background:var(--surface);border:1px solid var(--line);border-radius:.75rem}
.embed{color-scheme:light}.embed.dark{color-scheme:dark}.embed body{padding:0;background:var(--surface)}.embed main{max-width:none;border:0;padding:.25rem;background:transparent}.embed.dark main{padding:1rem}
h1{margin:0 0 .25rem;font-size:1.375rem;line-height:1.25;overflow-wrap:anywhere}
p{margin:.25rem 0;overflow-wrap:anywhere}.text{white-space:pre-line}.muted,.help{color:var(--muted)}.help{font-size:.875rem}
form{display:grid;gap:1rem;margin-top:1.25rem}
label{display:block;font-weight:600;font-size:.9375rem;overflow-wrap:anywhere}
.tick{display:flex;gap:.625rem;align-items:flex-start;font-weight:400}.tick input{flex:none;width:1.25rem;height:1.25rem;margin:.125rem 0 0;accent-color:var(--accent)}
input:not([type=checkbox]),select,textarea{display:block;width:100%;min-height:2.75rem;margin-top:.25rem;padding:.5rem .75rem;font:inherit;color:inherit;background:var(--surface);border:1px solid var(--control);border-radius:.5rem}
textarea{min-height:7rem}
[aria-invalid=true]{border-color:var(--bad)!important}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
button,.button{display:inline-block;min-height:2.75rem;padding:.625rem 1.25rem;font:inherit;font-weight:600;color:#fff;background:var(--accent);border:0;border-radius:.5rem;cursor:pointer;text-decoration:none;justify-self:start}
button:disabled{opacity:.6;cursor:default}
.bad{color:var(--bad);font-size:.875rem;font-weight:600}.alert{margin-top:1rem;padding:.625rem .875rem;color:var(--bad);background:var(--bad-soft);border-radius:.5rem}
.trap{position:absolute;left:-999rem;width:1px;height:1px;overflow:hidden}
`;

/** Tells the page around it how high the form is, and takes its visitor's id from it. */
const SCRIPT = `
if (parent !== window) {
  const tell = () => parent.postMessage({ handoff: "height", height: document.documentElement.offsetHeight }, "*");
  new ResizeObserver(tell).observe(document.documentElement);
  addEventListener("message", ({ source, data }) => {
    const field = document.querySelector("[name=_visitor]");
    if (source === parent && data?.handoff === "visitor" && field) field.value = String(data.id);
  });
  const next = document.querySelector("[data-next]");
  if (next) parent.postMessage({ handoff: "next", url: next.href }, "*");
}
document.querySelector("form")?.addEventListener("submit", (event) => {
  const button = event.target.querySelector("button");
  // Sent first, then shut: a second click sends nothing.
  setTimeout(() => { button.disabled = true; });
});
addEventListener("pageshow", () => {
  const button = document.querySelector("button:not([data-shut])");
  if (button) button.disabled = false;
});
`;

export interface PageOptions {
  title: string;
  status?: number;
  /** Origins that may show the page in a frame, besides our own. */
  sites?: readonly string[];
  /** Where browsers go on to by themselves, with and without a script. */
  next?: string | null;
  /** How the website around it looks; on a page of its own the form follows the device. */
  embed?: "light" | "dark" | null;
  headers?: Record<string, string>;
}

/** One public page with its own policy: no cookie, no other source, framed by our sites only. */
export function page(body: Html, options: PageOptions): Response {
  const { title, status = 200, sites = [], next = null, embed = null, headers = {} } = options;
  const nonce = randomBytes(16).toString("base64");
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors 'self'${sites.map((site) => ` ${site}`).join("")}`,
  ].join("; ");
  const scriptOf = (text: string) => text.trim();
  const refresh = next === null ? null : html`<meta http-equiv="refresh" content="0;url=${next}">`;
  // Style and script are ours and hold no "<": they need no escaping, which would change them.
  const document = `<!doctype html>${html`<html lang="${locale()}"${embed ? html` class="embed ${embed}"` : null}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">${refresh}<title>${title}</title>`}<style nonce="${nonce}">${STYLE.trim()}</style></head><body>${html`<main aria-label="${title}">${body}</main>`}<script nonce="${nonce}">${scriptOf(SCRIPT)}</script></body></html>`;
  return new Response(document, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy,
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      ...headers,
    },
  });
}

/** A page that says one thing. */
export function said(
  title: string,
  text: string,
  options: Omit<PageOptions, "title"> = {},
): Response {
  return page(html`<h1>${title}</h1><p class="text">${text}</p>`, { title, ...options });
}

/**
 * What is seen after sending; where there is somewhere to go on to, with the way there. No redirect:
 * browsers hold that, and those that follow it elsewhere, against the form's `form-action`. A frame
 * cannot lead its page away: it asks the page around it.
 */
export function thanked(
  { title, thanks, redirect }: { title: string; thanks: string; redirect: string | null },
  options: Omit<PageOptions, "title">,
): Response {
  const on = redirect
    ? html`<p><a class="button" data-next href="${redirect}" target="_top">Continue</a></p>`
    : null;
  return page(html`<h1>${title}</h1><p class="text" role="status">${thanks}</p>${on}`, {
    title,
    next: options.embed ? null : redirect,
    ...options,
  });
}
