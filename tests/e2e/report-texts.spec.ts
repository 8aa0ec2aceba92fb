import { expect, type Page, test } from "@playwright/test";
import { viewTexts } from "@/components/views/view-texts";
import { enterDemo, visit } from "./support/people";
import { watch } from "./support/watch";
import { openSampleWorkspace, type Workspace } from "./support/workspace";

const TEXTS = /<script type="application\/json">.*?<\/script>/g;

let workspace: Workspace;
let page: Page;
let take: () => string[];

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000);
  workspace = await openSampleWorkspace();
  const storageState = await enterDemo(browser, workspace.server.url, "manager");
  const context = await browser.newContext({ storageState });
  page = await context.newPage();
  take = watch(page).take;
});

test.afterAll(async () => {
  await page?.goto("about:blank");
  await page?.context().close();
  await workspace?.close();
});

const drawing = () => page.locator("figure svg.recharts-surface").first();

test("a report that was opened by its address is there again after another page", async () => {
  await visit(page, `${workspace.server.url}/reports/conversion`);
  await expect(drawing()).toBeVisible();
  const figures = await page.locator("main table").first().textContent();
  await page.evaluate(() => Object.assign(window, { isKept: true }));
  await page.getByRole("link", { name: "Reports" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Reports" })).toBeVisible();
  await page.goBack();
  await expect(drawing()).toBeVisible();
  expect(await page.locator("main table").first().textContent()).toBe(figures);
  await page.goForward();
  await expect(page.getByRole("heading", { level: 1, name: "Reports" })).toBeVisible();
  expect(await page.evaluate(() => "isKept" in window)).toBe(true);
  expect(take()).toEqual([]);
});

test("the page has the texts of a report once", async () => {
  const answer = await page.request.get(`${workspace.server.url}/reports/conversion`, {
    headers: { accept: "text/html" },
  });
  const html = await answer.text();
  expect(html.match(TEXTS)).toHaveLength(2);
  expect(html.split("cohortFrom").length).toBeGreaterThan(10);
  expect(html.replaceAll(TEXTS, "")).not.toContain("cohortFrom");
});

test("a report whose texts did not arrive is asked for again", async () => {
  const address = `${workspace.server.url}/reports/sources`;
  await page.route(
    address,
    async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replaceAll(TEXTS, "") });
    },
    { times: 1 },
  );
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("main table a").first()).toBeVisible();
  take();
});

test("what somebody saved is on the page that they open next, and not on that of others", async ({
  browser,
}) => {
  const context = await browser.newContext({
    storageState: await enterDemo(browser, workspace.server.url, "viewer"),
  });
  const other = await context.newPage();
  await visit(other, `${workspace.server.url}/reports/funnel`);
  await expect(other.getByRole("heading", { level: 1 })).toBeVisible();
  await visit(page, `${workspace.server.url}/reports/funnel?by=source`);
  await page.getByRole("button", { name: viewTexts.menu }).click();
  await page.getByRole("menuitem", { name: viewTexts.save }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: viewTexts.name }).fill("Only for me");
  await dialog.getByRole("button", { name: viewTexts.confirm }).click();
  await expect(dialog).toBeHidden();
  const named = async (asked: Page) =>
    (await asked.request.get(`${workspace.server.url}/reports/funnel`)).text();
  expect(await named(page)).toContain("Only for me");
  expect(await named(other)).not.toContain("Only for me");
  await context.close();
  expect(take()).toEqual([]);
});
