import { type Browser, expect, type Page, test } from "@playwright/test";
import { arrived, type Cookies, enterDemo, visit } from "./support/people";
import { violations } from "./support/violations";
import { watch } from "./support/watch";
import { openSampleWorkspace, type Workspace } from "./support/workspace";

let workspace: Workspace;
let cookies: Cookies;
let draftPath = "";

test.use({ actionTimeout: 20_000 });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000);
  workspace = await openSampleWorkspace();
  cookies = await enterDemo(browser, workspace.server.url, "marketer");
  const page = await open(browser, "/criteria", 1440);
  const row = page.getByRole("row").filter({ has: page.getByText("Draft", { exact: true }) });
  draftPath = (await row.getByRole("link").first().getAttribute("href")) ?? "";
  await page.context().close();
});

test.afterAll(async () => {
  await workspace?.close();
});

async function open(browser: Browser, path: string, width: number): Promise<Page> {
  const context = await browser.newContext({
    storageState: cookies,
    viewport: { width, height: 900 },
  });
  const page = await context.newPage();
  await visit(page, workspace.server.url + path);
  await arrived(page);
  return page;
}

const dialog = (page: Page) => page.getByRole("dialog");
const replay = (page: Page) => page.locator("#replay");
const numberIn = (text: string) => Number(/[\d,]+/.exec(text)?.[0].replaceAll(",", ""));

/** Presses a figure and gives the number that it shows and that of its dialog's title. */
async function opened(page: Page, figure: ReturnType<Page["getByRole"]>, words: RegExp) {
  const shown = numberIn(await figure.innerText());
  await figure.press("Enter");
  const title = dialog(page).getByRole("heading", { name: words });
  await expect(title).toHaveText(/^[\d,]+ /);
  return { shown, told: numberIn(await title.innerText()) };
}

/** Closes the dialog once it has the focus, and waits until that is back for what comes next. */
async function closed(page: Page, figure: ReturnType<Page["getByRole"]>) {
  await expect(page.locator("[role=dialog]:focus-within")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toHaveCount(0);
  await expect(figure).toBeFocused();
}

test("every figure of the studio opens the leads behind it", async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await open(browser, draftPath, 1440);
  const { problems } = watch(page);
  const part = replay(page);
  await expect(part.getByRole("tab", { name: /^Gained/ })).toBeVisible({ timeout: 30_000 });
  const mqls = part.getByText("MQLs", { exact: true }).first().locator("..").getByRole("button");

  await test.step("MQLs, to the last lead, and back to where one was", async () => {
    const { shown, told } = await opened(page, mqls.first(), /MQLs? of this draft$/);
    expect(told).toBe(shown);
    const leads = dialog(page).getByRole("listitem");
    await expect(leads).toHaveCount(Math.min(50, shown));
    for (let count = 50; count < shown; count += 50) {
      await dialog(page).getByRole("button", { name: "Show more" }).click();
      await expect(leads).toHaveCount(Math.min(count + 50, shown));
    }
    await expect(leads.first().getByRole("link")).toHaveAttribute("href", /^\/leads\//);
    expect(await violations(page)).toEqual([]);
    await closed(page, mqls.first());
  });

  await test.step("leads that meet it today, those gained, and those that meet a rule", async () => {
    const today = part
      .getByText(/whatever their stage/)
      .getByRole("button")
      .first();
    const found = await opened(page, today, /meeting this draft today$/);
    expect(found.told).toBe(found.shown);
    await closed(page, today);
    const rule = page
      .locator("main")
      .getByRole("button", { name: /^[\d,]+ leads$/ })
      .first();
    const meeting = await opened(page, rule, /^[\d,]+ leads meeting “.+”$/);
    expect(meeting.told).toBe(meeting.shown);
    await closed(page, rule);
  });

  await test.step("a week of the chart, by keyboard", async () => {
    const chart = part.getByRole("application", { name: /^MQLs per week/ });
    const told = chart.locator("xpath=..").getByRole("status");
    await chart.hover();
    await chart.focus();
    await chart.press("End");
    const last = await told.innerText();
    await chart.evaluate((drawing) => drawing.closest("aside")?.scrollBy(0, 400));
    // The browser tells of a pointer that something else came under within a tenth of a second.
    await page.waitForTimeout(300);
    await expect(told).toHaveText(last, { useInnerText: true });
    await chart.press("Enter");
    const title = dialog(page).getByRole("heading", { name: /in the week of/ });
    await expect(title).toHaveText(/^[\d,]+ MQLs? of this draft in the week of /);
    await closed(page, chart);
  });

  await test.step("the leads that sales never worked, held out", async () => {
    await part.getByRole("switch", { name: "Judge it on months it did not see" }).focus();
    await page.keyboard.press("Space");
    const table = part.getByRole("table", { name: /^Before the hold-out/ });
    const cells = table.getByRole("row", { name: /^MQLs/ }).getByRole("button");
    for (const [place, words] of [
      /draft before the hold-out$/,
      /draft in the hold-out$/,
    ].entries()) {
      const { shown, told } = await opened(page, cells.nth(place), words);
      expect(told).toBe(shown);
      await closed(page, cells.nth(place));
    }
  });
  expect(problems).toEqual([]);
  await page.context().close();
});

test("on a phone the leads fill the screen", async ({ browser }) => {
  const page = await open(browser, draftPath, 390);
  const part = replay(page);
  await expect(part.getByRole("tab", { name: /^Gained/ })).toBeVisible({ timeout: 30_000 });
  await part
    .getByText(/whatever their stage/)
    .getByRole("button")
    .first()
    .click();
  await expect(dialog(page).getByRole("heading")).toHaveText(/^[\d,]+ leads? meeting/);
  await expect(dialog(page).getByRole("listitem").first()).toBeVisible();
  await expect
    .poll(async () => await dialog(page).boundingBox())
    .toMatchObject({ x: 0, y: 0, width: 390, height: 900 });
  expect(await violations(page)).toEqual([]);
  await dialog(page).getByRole("button", { name: "Close" }).click();
  await expect(dialog(page)).toHaveCount(0);
  await page.context().close();
});
