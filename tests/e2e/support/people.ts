import { type Browser, type BrowserContext, expect, type Page } from "@playwright/test";
import type { Role } from "@/lib/engine/roles";

export type Cookies = Awaited<ReturnType<BrowserContext["storageState"]>>;

/**
 * Signs in as the sample workspace offers it, by the request that its button sends; gives the cookies
 * to go on with.
 */
export async function enterDemo(browser: Browser, url: string, role: Role): Promise<Cookies> {
  const context = await browser.newContext();
  const { request } = context;
  const offered = await (await request.get(`${url}/sign-in`)).text();
  // As the page tells the browser who may be chosen.
  const person = new RegExp(String.raw`\\"id\\":\\"([^"\\]+)\\",[^{}]*\\"role\\":\\"${role}\\"`);
  const userId = person.exec(offered)?.[1] ?? "";
  const { csrfToken } = (await (await request.get(`${url}/api/auth/csrf`)).json()) as {
    csrfToken: string;
  };
  const entered = await request.post(`${url}/api/auth/callback/demo`, {
    form: { userId, csrfToken, json: "true" },
  });
  expect(entered.ok(), `${role} signs in`).toBe(true);
  const cookies = await context.storageState();
  await context.close();
  return cookies;
}

/** React has taken over what the server drew; a click before that goes unheard. */
async function listens(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const has = (owner: object, prefix: string) =>
      Object.keys(owner).some((key) => key.startsWith(prefix));
    const buttons = [...document.querySelectorAll("button")];
    return (
      has(document, "_reactListening") && buttons.every((button) => has(button, "__reactProps"))
    );
  });
}

/** Waits until the page of a signed-in user is there and usable. */
export async function arrived(page: Page): Promise<void> {
  await expect(page.getByRole("button", { name: /^Account:/ })).toBeVisible();
  await listens(page);
}

/** Opens a page, and waits until it is usable. */
export async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await listens(page);
}

/**
 * Leaves a page for an answer that asks for nothing: a page behind would go on asking for what it shows.
 * The process that drew it draws the next one of the same server; after about:blank the browser would
 * begin another.
 */
export async function leave(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/api/health`);
}

export async function reload(page: Page): Promise<void> {
  await page.reload();
  await listens(page);
}

/** The page's live connection stands: what others do from here on is told. */
export async function isLive(page: Page): Promise<void> {
  await expect(page.getByRole("status").filter({ hasText: "Live" })).toBeVisible();
}
