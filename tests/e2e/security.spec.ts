import { request as httpRequest } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import Database from "better-sqlite3";
import type { BoardData } from "@/components/board/board-data";
import { nextAction, type SentAction, sendAction } from "./support/action";
import { handoff } from "./support/command-line";
import { arrived, visit } from "./support/people";
import { openEmptyWorkspace, openSampleWorkspace, type Workspace } from "./support/workspace";

const EVIL = "https://evil.example";
const UPLOAD_LIMIT_MB = 1;

let workspace: Workspace;
let context: BrowserContext;
let page: Page;
let url: string;
let leadId: string;
/** Adds a note to the lead, as the manager. */
let addNote: SentAction;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  workspace = await openSampleWorkspace({ HANDOFF_MAX_UPLOAD_MB: String(UPLOAD_LIMIT_MB) });
  url = workspace.server.url;
  context = await browser.newContext();
  page = await context.newPage();
  await visit(page, `${url}/sign-in`);
  await page
    .getByRole("button", { name: /^Manager ·/ })
    .first()
    .click();
  await arrived(page);
  const board = (await (
    await context.request.get(`${url}/api/board?perColumn=1`)
  ).json()) as BoardData["board"];
  leadId = board.columns.find(({ cards }) => cards.length > 0)?.cards[0]?.id ?? "";
  await visit(page, `${url}/leads/${leadId}`);
  await page.getByRole("button", { name: "Note", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Note" }).fill("the first note");
  addNote = await nextAction(page, () => dialog.getByRole("button", { name: "Add note" }).click());
  await expect(page.getByText("Note added")).toBeVisible();
});

test.afterAll(async () => {
  await context?.close();
  await workspace?.close();
});

function noteSaying(text: string): SentAction {
  return { ...addNote, body: JSON.stringify([{ leadId, text }]) };
}

/** What the database itself has. */
function notesStored(): string[] {
  const database = new Database(workspace.databaseUrl.slice("file:".length), { readonly: true });
  try {
    const rows = database
      .prepare<[], { props: string }>("select props from activities where type = 'note'")
      .all();
    return rows.map(({ props }) => String((JSON.parse(props) as { text?: string }).text));
  } finally {
    database.close();
  }
}

/** The page as the server gives it to a browser that came by this host name. */
function pageFor(host: string, path: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const { port } = workspace.server;
    httpRequest({ host: "127.0.0.1", port, path, headers: { host } }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (part: string) => {
        text += part;
      });
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text }));
    })
      .on("error", reject)
      .end();
  });
}

test("every answer carries the security headers, every page a policy with a fresh nonce", async () => {
  const nonces = new Set<string>();
  for (const path of ["/sign-in", "/board", "/board", "/criteria"]) {
    const answer = await context.request.get(url + path, { maxRedirects: 0 });
    const headers = answer.headers();
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["x-frame-options"]).toBe("DENY");
    expect(headers["referrer-policy"]).toBe("strict-origin-when-cross-origin");
    expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
    expect(headers["strict-transport-security"]).toContain("max-age=");
    expect(headers["x-powered-by"]).toBeUndefined();
    if (answer.status() !== 200) continue;
    const policy = headers["content-security-policy"] ?? "";
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("object-src 'none'");
    expect(policy.match(/script-src[^;]*/)?.[0]).not.toContain("unsafe");
    const nonce = /script-src[^;]*'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
    expect(nonce.length).toBeGreaterThan(20);
    nonces.add(nonce);
    const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
  }
  expect(nonces.size, "no nonce is used twice").toBe(3);
  const health = await context.request.get(`${url}/api/health`);
  expect(health.headers()["x-content-type-options"]).toBe("nosniff");
});

test("other sites cannot write with a visitor's cookie", async () => {
  expect((await sendAction(noteSaying("from here"))).status).toBe(200);
  expect(notesStored()).toContain("from here");

  const foreign = noteSaying("from elsewhere");
  const refused = await sendAction({ ...foreign, headers: { ...foreign.headers, origin: EVIL } });
  expect(refused.status).toBe(403);
  expect(notesStored()).not.toContain("from elsewhere");

  const posts = ["/api/criteria/try", "/api/imports/upload?kind=leads&name=x.csv"];
  for (const path of posts) {
    const answer = await context.request.post(url + path, {
      headers: { origin: EVIL, "content-type": "application/json" },
      data: "{}",
    });
    expect(answer.status(), path).toBe(401);
    expect(answer.headers()["content-type"]).toContain("application/problem+json");
  }
});

test("addresses that cannot be decoded are not found", async () => {
  for (const path of ["/leads/%E0%A4%A", "/api/leads/%zz/allowed", "/api/v1/reports/%"]) {
    expect((await context.request.get(url + path)).status(), path).toBe(404);
  }
});

test("where a request came from is not what it claims", async ({ browser }) => {
  const claims = { "x-forwarded-for": "203.0.113.9", "x-forwarded-host": "evil.example" };
  const liar = await browser.newContext({ extraHTTPHeaders: claims });
  const tab = await liar.newPage();
  await visit(tab, `${url}/sign-in`);
  await tab
    .getByRole("button", { name: /^SDR ·/ })
    .first()
    .click();
  await arrived(tab);
  const database = new Database(workspace.databaseUrl.slice("file:".length), { readonly: true });
  const addresses = database.prepare("select distinct ip from sessions").pluck().all();
  database.close();
  await liar.close();
  expect(addresses).not.toContain("203.0.113.9");
});

test("bodies that are too large are refused in words, and change nothing", async ({
  playwright,
}) => {
  const tooLong = "x".repeat(2 * 1024 * 1024);
  const action = await sendAction(noteSaying(tooLong));
  expect(action.status).toBeGreaterThanOrEqual(400);
  expect(action.text, "nothing internal comes out").not.toMatch(/node_modules|nextjs\.org|\.js:\d/);

  const long = await sendAction(noteSaying("y".repeat(5000)));
  expect(long.text, "a note has its limit, in words").toMatch(/"ok":false.*4,000 characters/);
  await visit(page, `${url}/leads/${leadId}`);
  await page.getByRole("button", { name: "Note", exact: true }).click();
  const field = page.getByRole("dialog").getByRole("textbox", { name: "Note" });
  await field.fill("z".repeat(5000));
  expect((await field.inputValue()).length, "which the field keeps").toBe(4000);

  const upload = await context.request.post(`${url}/api/imports/upload?kind=leads&name=big.csv`, {
    headers: { origin: url, "content-type": "text/csv" },
    data: Buffer.alloc((UPLOAD_LIMIT_MB + 1) * 1024 * 1024, "a"),
  });
  expect(upload.status()).toBe(400);
  expect(await upload.json()).toMatchObject({
    title: `The file is larger than ${UPLOAD_LIMIT_MB} MB. Split it, or import it from the command line.`,
  });
  const draft = {
    headers: { origin: url, "content-type": "application/json" },
    data: `"${tooLong}"`,
  };
  const known = await context.request.post(`${url}/api/criteria/replay`, draft);
  expect(known.status()).toBe(400);
  expect(await known.json()).toMatchObject({ title: expect.stringMatching(/1 MB/) });
  const stranger = await playwright.request.newContext();
  const unknown = await stranger.post(`${url}/api/criteria/replay`, draft);
  await stranger.dispose();
  expect(unknown.status(), "whoever is not signed in is not read").toBe(401);
  expect(notesStored().some((text) => text.length > 4000)).toBe(false);
});

test("the interface for programs wants a key, and explains itself as problem+json", async ({
  playwright,
}) => {
  const stranger = await playwright.request.newContext();
  for (const key of [undefined, "nonsense", "handoff_0000"]) {
    const answer = await stranger.get(`${url}/api/v1/reports`, {
      headers: key ? { authorization: `Bearer ${key}` } : {},
    });
    expect(answer.status()).toBe(401);
    expect(answer.headers()["content-type"]).toBe("application/problem+json");
    expect(await answer.json()).toMatchObject({ status: 401, code: "unauthenticated" });
  }
  const made = await handoff(
    workspace.databaseUrl,
    "key",
    "create",
    "e2e",
    "--role",
    "viewer",
    "--json",
  );
  const { token } = JSON.parse(made.slice(made.indexOf("{"))) as { token: string };
  const authorization = `Bearer ${token}`;
  const list = await stranger.get(`${url}/api/v1/reports`, { headers: { authorization } });
  expect(list.status()).toBe(200);
  const unknown = await stranger.get(`${url}/api/v1/reports/luck`, { headers: { authorization } });
  expect(unknown.status()).toBe(404);
  expect(unknown.headers()["content-type"]).toBe("application/problem+json");
  expect((await unknown.text()).toLowerCase()).not.toContain("stack");
  const signedOut = await stranger.get(`${url}/api/board`);
  expect(signedOut.status()).toBe(401);
  await stranger.dispose();
});

test("one-click sign-in is for demos on this machine only", async ({ browser }) => {
  expect((await pageFor(`localhost:${workspace.server.port}`, "/sign-in")).text).toContain(
    "Look around as",
  );
  const elsewhere = await pageFor("handoff.example.com", "/sign-in");
  expect(elsewhere.status).toBe(200);
  expect(elsewhere.text).not.toContain("Look around as");

  const own = await openEmptyWorkspace();
  try {
    const tab = await (await browser.newContext()).newPage();
    await visit(tab, `${own.server.url}/sign-in`);
    await expect(tab, "an empty workspace begins with its setup").toHaveURL(/\/setup$/);
    const providers = await tab.request.get(`${own.server.url}/api/auth/providers`);
    expect(Object.keys((await providers.json()) as object)).toEqual(["password"]);
    await tab.context().close();
  } finally {
    await own.close();
  }
});

test("health says whether the server can serve", async () => {
  const answer = await context.request.get(`${url}/api/health`);
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toMatchObject({ ok: true });
});

test("a server with open streams stops when asked", async () => {
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const stream = await fetch(`${url}/api/stream`, { headers: { cookie } });
  expect(stream.status).toBe(200);
  const reader = stream.body?.getReader();
  const first = await reader?.read();
  expect(new TextDecoder().decode(first?.value)).toContain("event: ready");

  const asked = Date.now();
  // 128 + SIGTERM: it ended by itself, as asked. The launcher makes 0 of it.
  expect(await workspace.server.stop(), "the exit code").toBe(143);
  expect(Date.now() - asked, "milliseconds until it was gone").toBeLessThan(5000);
  await reader?.cancel().catch(() => {});
  await workspace.restart();
});

test("what was acknowledged survives a power cut", async () => {
  test.setTimeout(60_000);
  const acknowledged: string[] = [];
  let isRunning = true;
  const writers = [0, 1, 2, 3].map(async (writer) => {
    for (let i = 0; isRunning; i++) {
      const text = `note ${writer}-${i}`;
      const answer = await sendAction(noteSaying(text)).catch(() => null);
      if (answer?.status === 200 && answer.text.includes('"ok":true')) acknowledged.push(text);
    }
  });
  while (acknowledged.length < 40) await sleep(20);
  await workspace.server.kill();
  isRunning = false;
  await Promise.all(writers);

  await workspace.restart();
  const stored = new Set(notesStored());
  expect(acknowledged.filter((text) => !stored.has(text))).toEqual([]);
  const database = new Database(workspace.databaseUrl.slice("file:".length), { readonly: true });
  expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(database.pragma("foreign_key_check")).toEqual([]);
  database.close();
  expect((await sendAction(noteSaying("and on it goes"))).status).toBe(200);
});
