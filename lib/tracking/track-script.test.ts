import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { identifyInput, sentVisits } from "./schema/visits";

const source = readFileSync("public/track.js", "utf8");

type Listener = (event?: unknown) => void;
interface Options {
  storage?: Map<string, string>;
  navigator?: object;
  early?: (string | string[])[];
  /** How often the page has the script. */
  times?: number;
  href?: string;
  isStorageShut?: boolean;
}

/** A page of a website with the script in it. */
function open({
  storage = new Map(),
  navigator = {},
  early,
  isStorageShut,
  ...page
}: Options = {}) {
  const sent: unknown[] = [];
  const listeners = new Map<string, Listener>();
  const listen = (name: string, listener: Listener) => void listeners.set(name, listener);
  const { times = 1, href = "https://www.us.test/pricing?utm_source=x" } = page;
  const { pathname, search, origin } = new URL(href);
  const location = { href, pathname, search, origin };
  const window: {
    dispatchEvent(): boolean;
    handoff?:
      | { push(command: string | string[]): void; visitor(): string | null }
      | Options["early"];
  } = { dispatchEvent: () => true };
  if (early) window.handoff = early;
  const context = createContext({
    window,
    location,
    addEventListener: listen,
    document: {
      currentScript: { src: "https://handoff.test/track.js" },
      referrer: "https://search.test/find?me",
      addEventListener: listen,
      hidden: false,
    },
    navigator: Object.assign(navigator, {
      sendBeacon: (to: string, body: string) => sent.push({ to, ...JSON.parse(body) }),
    }),
    localStorage: isStorageShut
      ? undefined
      : {
          getItem: (key: string) => storage.get(key) ?? null,
          setItem: (key: string, value: string) => storage.set(key, value),
          removeItem: (key: string) => storage.delete(key),
        },
    history: {
      pushState(_: unknown, __: string, path: string) {
        location.pathname = path;
        location.href = `https://www.us.test${path}`;
      },
    },
    crypto: globalThis.crypto,
    setTimeout: () => 1,
    clearTimeout: () => {},
    URL,
    Event,
  });
  for (let i = 0; i < times; i++) runInContext(source, context);
  const { handoff } = window;
  if (!handoff || Array.isArray(handoff)) throw new Error("The script did not start");
  return {
    handoff,
    storage,
    location,
    listeners,
    /** What was sent up to the end of the visit. */
    leave: () => {
      listeners.get("pagehide")?.();
      return sent as { to: string; visitor: string; visits: { kind: string; url: string }[] }[];
    },
  };
}

test("is small", () => {
  expect(gzipSync(source, { level: 9 }).length).toBeLessThanOrEqual(2048);
});

test("stores and sends nothing before a visitor agrees", () => {
  const { storage, leave, handoff } = open();
  expect([storage.size, leave(), handoff.visitor()]).toEqual([0, [], null]);
});

test("sends the page that consent was given on, as the endpoint takes it, and what follows", () => {
  const page = open({ early: ["consent"] });
  const target = { closest: () => ({ dataset: { handoffClick: "Price list" } }) };
  page.listeners.get("click")?.({ target });
  page.listeners.get("click")?.({ target: { closest: () => null } });
  const [batch] = page.leave();
  expect(batch?.to).toBe("https://handoff.test/api/t");
  const { visitor, visits } = sentVisits.parse(batch);
  expect(visitor).toBe(page.storage.get("handoff_visitor"));
  expect(visits).toMatchObject([
    {
      kind: "view",
      url: "https://www.us.test/pricing?utm_source=x",
      referrer: "https://search.test",
    },
    { kind: "click", name: "Price list" },
  ]);
});

test("goes on for somebody who agreed before, until they withdraw", () => {
  const storage = new Map([["handoff_visitor", "0123456789abcdef"]]);
  const page = open({ storage });
  expect(page.handoff.visitor()).toBe("0123456789abcdef");
  page.handoff.push("withdraw");
  expect([storage.size, page.leave(), page.handoff.visitor()]).toEqual([0, [], null]);
});

test.each([{ doNotTrack: "1" }, { globalPrivacyControl: true }])(
  "follows nobody whose browser says %o, whatever was agreed to",
  (navigator) => {
    const storage = new Map([["handoff_visitor", "0123456789abcdef"]]);
    const page = open({ storage, navigator, early: ["consent"] });
    page.handoff.push("consent");
    expect([storage.size, page.leave(), page.handoff.visitor()]).toEqual([0, [], null]);
  },
);

test("ends for somebody whose browser comes to ask for it while the page is open", () => {
  const navigator = { globalPrivacyControl: false };
  const page = open({ navigator, early: ["consent"] });
  navigator.globalPrivacyControl = true;
  expect([page.leave(), page.storage.size, page.handoff.visitor()]).toEqual([[], 0, null]);
});

test("counts once what happens on a page that has the script twice", () => {
  const page = open({ times: 2, early: ["consent"] });
  expect(page.leave().map(({ visits }) => visits.length)).toEqual([1]);
});

test("sends of an address no more than is kept, and all of it together is taken", () => {
  const tags = `utm_source=${"ö".repeat(500)}&utm_campaign=Spring`;
  const page = open({
    href: `https://www.us.test/${"a".repeat(3000)}?token=secret&email=me@us.test&${tags}#top`,
    early: ["consent"],
  });
  const target = { closest: () => ({ dataset: { handoffClick: "Price".repeat(100) } }) };
  for (let i = 0; i < 19; i++) page.listeners.get("click")?.({ target });
  const [batch] = page.leave();
  const [first] = sentVisits.parse(batch).visits;
  expect(first?.url).toMatch(/^https:\/\/www\.us\.test\/a{299}\?utm_source=/);
  for (const dropped of ["secret", "me@us.test", "top"]) expect(first?.url).not.toContain(dropped);
  expect(batch?.visits).toHaveLength(20);
  expect(JSON.stringify(batch).length).toBeLessThan(64 * 1024);
});

test("says who is signed in of a visitor who agreed, and of nobody else", () => {
  const page = open({ early: [["identify", "too early"], "consent"] });
  page.handoff.push(["identify", "payload.signature"]);
  const [first] = page.leave();
  expect(identifyInput.parse(first)).toEqual({
    visitor: page.handoff.visitor(),
    token: "payload.signature",
  });
  page.handoff.push("withdraw");
  page.handoff.push(["identify", "too late"]);
  expect(JSON.stringify(page.leave())).not.toContain("too");
});

test("an unknown command, and storage that is shut off, break nothing", () => {
  const page = open({ isStorageShut: true, early: ["dance", "consent"] });
  expect(page.leave()).toHaveLength(1);
});
