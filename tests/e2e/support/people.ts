import { type Browser, type BrowserContext, expect, type Page } from "@playwright/test";
import { ROLE_INFO, type Role } from "@/lib/engine/roles";

export type Cookies = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** Signs in with one click, as the sample workspace offers it; gives the cookies to go on with. */
export async function enterDemo(browser: Browser, url: string, role: Role): Promise<Cookies> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await visit(page, `${url}/sign-in`);
  await page
    .getByRole("button", { name: new RegExp(`^${ROLE_INFO[role].name} ·`) })
    .first()
    .click();
  await arrived(page);
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

export async function reload(page: Page): Promise<void> {
  await page.reload();
  await listens(page);
}

/** The page's live connection stands: what others do from here on is told. */
export async function isLive(page: Page): Promise<void> {
  await expect(page.getByRole("status").filter({ hasText: "Live" })).toBeVisible();
}
