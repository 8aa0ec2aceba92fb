import type { ActivityProps } from "./activities";
import { plainText } from "./plain-text";

/** Gives pages a name that criteria can ask for; in `pattern` a `*` stands for any characters. */
export interface PageRule {
  pattern: string;
  page: string;
}

/** Something that a visitor did, as their browser told it. */
export interface SentVisit {
  kind: "view" | "click";
  /** The whole address of the page. */
  url: string;
  /** The page before. */
  referrer: string;
  /** What was clicked. */
  name: string;
}

export interface Visit {
  type: "page_view" | "custom";
  props: ActivityProps;
}

const LONGEST = 300;
const UTM = ["utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content"] as const;

/** The name of the first rule that matches the whole path, whatever its case. */
export function pageNameOf(path: string, rules: readonly PageRule[]): string | null {
  return (
    rules.find(({ pattern }) => matches(path.toLowerCase(), pattern.toLowerCase()))?.page ?? null
  );
}

/** Takes each part as early as it comes: no pattern takes long, whatever the path. */
function matches(path: string, pattern: string): boolean {
  const parts = pattern.split("*");
  const first = parts[0] ?? "";
  const last = parts.at(-1) ?? "";
  if (parts.length === 1) return path === pattern;
  if (!path.startsWith(first) || path.length < first.length + last.length) return false;
  if (!path.endsWith(last)) return false;
  let from = first.length;
  for (const part of parts.slice(1, -1)) {
    const at = path.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return from <= path.length - last.length;
}

const HOST = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])$/;

/**
 * "https://example.com" of an http address; null of anything else. Also of hosts with other signs than
 * names have, which an address may have: origins are written into policies, where ";" and "*" mean
 * something.
 */
export function siteOf(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url && /^https?:$/.test(url.protocol) && HOST.test(url.hostname) ? url.origin : null;
}

/** A path without its query, as criteria ask for it. */
export function pathOf(address: string): string {
  return URL.canParse(address) ? new URL(address).pathname.slice(0, LONGEST) : "";
}

/** The UTM tags of an address, and of the page before no more than its site, if it is another. */
export function tagsOf(address: string, referrer: string): Record<string, string> {
  const tags: Record<string, string> = {};
  if (!URL.canParse(address)) return tags;
  const { searchParams, origin } = new URL(address);
  for (const name of UTM) {
    const value = plainText(searchParams.get(name) ?? "")
      .trim()
      .slice(0, LONGEST);
    if (value) tags[name] = value;
  }
  const from = siteOf(referrer);
  if (from !== null && from !== origin) tags.referrer = from;
  return tags;
}

/**
 * What is kept of a visit to one of our sites: the path, the UTM tags and the site before. What else
 * an address holds may be personal and is dropped. Null when it is not a page of that site.
 */
export function readVisit(sent: SentVisit, site: string, rules: readonly PageRule[]): Visit | null {
  if (siteOf(sent.url) !== site) return null;
  const path = pathOf(sent.url);
  if (sent.kind === "click") {
    const name = plainText(sent.name).trim().slice(0, LONGEST);
    return name === "" ? null : { type: "custom", props: { name, path } };
  }
  const page = pageNameOf(path, rules);
  const props = { ...(page === null ? {} : { page }), path, ...tagsOf(sent.url, sent.referrer) };
  return { type: "page_view", props };
}
