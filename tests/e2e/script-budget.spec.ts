import { gzipSync } from "node:zlib";
import { type Browser, expect, test } from "@playwright/test";
import { type Cookies, enterDemo, visit } from "./support/people";
import { SCRIPT_BUDGET } from "./support/script-budget";
import { openSampleWorkspace, type Workspace } from "./support/workspace";

let workspace: Workspace;
let cookies: Cookies;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000);
  workspace = await openSampleWorkspace();
  cookies = await enterDemo(browser, workspace.server.url, "sdr");
});

test.afterAll(async () => {
  await workspace?.close();
});

/**
 * kB of the scripts that a page loads before anybody touches it, gzipped; and its first card's lead. What
 * it fetches once the browser is idle does not count: here it never is.
 */
async function scriptsOf(browser: Browser, path: string, isThere: string) {
  const context = await browser.newContext({ storageState: cookies });
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await visit(page, workspace.server.url + path);
  const shown = page.locator(isThere).first();
  await expect(shown).toBeVisible();
  await page.waitForLoadState("load");
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_000)));
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  const lead = await shown.getAttribute("data-lead");
  await context.close();
  return { kB: Math.round(total / 1000), lead };
}

test("board, lead page and queue load no more scripts than was agreed", async ({ browser }) => {
  const board = await scriptsOf(browser, "/board", "[data-lead]");
  const lead = await scriptsOf(browser, `/leads/${board.lead}`, "h1");
  const queue = await scriptsOf(browser, "/queue", "#main h2");
  for (const [name, kB] of Object.entries({ board: board.kB, lead: lead.kB, queue: queue.kB })) {
    const { most, wanted } = SCRIPT_BUDGET[name as keyof typeof SCRIPT_BUDGET];
    test.info().annotations.push({ type: name, description: `${kB} kB, wanted ${wanted} kB` });
    expect(kB, `kB of scripts of ${name}`).toBeLessThanOrEqual(most);
  }
});
