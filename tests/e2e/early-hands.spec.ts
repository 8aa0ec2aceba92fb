import { type Browser, expect, type Page, test } from "@playwright/test";
import { type Cookies, enterDemo, visit } from "./support/people";
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

/** Here the browser is never idle: what is there is what a page begins with, until somebody reaches for more. */
async function board(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ storageState: cookies });
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  await visit(page, `${workspace.server.url}/board`);
  await expect(firstCard(page)).toBeVisible();
  expect(await column(page).getByRole("grid").count(), "the list waits").toBe(0);
  return page;
}

const column = (page: Page) => page.locator("section[data-stage=inquiry]");
const firstCard = (page: Page) => column(page).locator("[data-lead]").first();
const focusedLead = (page: Page) =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.lead ?? null);

test("a card's menu opens at the first press, also before the list is there", async ({
  browser,
}) => {
  const page = await board(browser);
  await firstCard(page).locator("[data-card-menu]").dispatchEvent("click");
  await expect(page.getByRole("menu")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(column(page).getByRole("grid")).toBeVisible();
  await page.context().close();
});

test("keys go on in the list where they began in its sketch", async ({ browser }) => {
  const page = await board(browser);
  const id = await firstCard(page).getAttribute("data-lead");
  await firstCard(page).focus();
  expect(await focusedLead(page)).toBe(id);
  await expect(column(page).getByRole("grid")).toBeVisible();
  await expect.poll(() => focusedLead(page)).toBe(id);
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => focusedLead(page)).not.toBe(id);
  expect(await focusedLead(page)).not.toBeNull();
  await page.keyboard.press("m");
  await expect(page.getByRole("menu")).toBeVisible();
  await page.context().close();
});

test("cards stand in the sketch where they stand in the list", async ({ browser }) => {
  const page = await board(browser);
  const places = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("section[data-stage]")].map((section) =>
        [...section.querySelectorAll<HTMLElement>("[data-lead]")].slice(0, 4).map((card) => {
          const { x, y, width, height } = card.getBoundingClientRect();
          return [card.dataset.lead, x, y, width, height];
        }),
      ),
    );
  const before = await places();
  await column(page).hover();
  await expect(column(page).getByRole("grid")).toBeVisible();
  await expect.poll(places).toEqual(before);
  await page.context().close();
});

test("a card of the sketch is a link", async ({ browser }) => {
  const page = await board(browser);
  const id = await firstCard(page).getAttribute("data-lead");
  await firstCard(page).dispatchEvent("click");
  await page.waitForURL(`**/leads/${id}`);
  await page.context().close();
});

test("a lead's page says whose it is before any script, and the rest once there is time", async ({
  browser,
}) => {
  const page = await board(browser);
  const name = (await firstCard(page).innerText()).split("\n")[0] ?? "";
  const id = await firstCard(page).getAttribute("data-lead");
  const path = `${workspace.server.url}/leads/${id}`;
  const sent = await (await page.context().request.get(path)).text();
  expect(/<h1[^>]*>([^<]*)</.exec(sent)?.[1]).toBe(name);
  await page.context().close();

  const context = await browser.newContext({ storageState: cookies });
  const lead = await context.newPage();
  const warnings: string[] = [];
  lead.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") warnings.push(message.text());
  });
  await visit(lead, path);
  await lead.getByRole("button", { name: "Note" }).click();
  await expect(lead.getByRole("dialog")).toBeVisible();
  expect(warnings).toEqual([]);
  await context.close();
});

test("a page that fails says so, and is there again after another try", async ({ browser }) => {
  const context = await browser.newContext({ storageState: cookies });
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
    const { parse } = JSON;
    // The text of the board's data.
    JSON.parse = (text, revive) => {
      if (text.includes("windowDays") && !("isWhole" in document.body.dataset))
        throw new Error("Broken");
      return parse(text, revive);
    };
  });
  await page.goto(`${workspace.server.url}/board`);
  await expect(page.getByRole("heading", { name: "Something went wrong" })).toBeVisible();
  await page.evaluate(() => {
    document.body.dataset.isWhole = "";
  });
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(firstCard(page)).toBeVisible();
  await context.close();
});
