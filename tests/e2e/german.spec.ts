import { expect, type Page, test } from "@playwright/test";
import { enterDemo, visit } from "./support/people";
import { watch } from "./support/watch";
import { openSampleWorkspace, type Workspace } from "./support/workspace";

let workspace: Workspace;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  workspace = await openSampleWorkspace();
});

test.afterAll(async () => {
  await workspace?.close();
});

const languageOf = (page: Page) => page.locator("html").getAttribute("lang");

test("before signing in a page speaks as the browser asks, or as was chosen", async ({
  browser,
}) => {
  const context = await browser.newContext({ locale: "de-DE" });
  const page = await context.newPage();
  const { take } = watch(page);
  await visit(page, `${workspace.server.url}/sign-in`);
  expect(await languageOf(page)).toBe("de-DE");
  await expect(page.getByLabel("Passwort")).toBeVisible();
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByLabel("Password")).toBeVisible();
  expect(await languageOf(page)).toBe("en-GB");
  expect(take()).toEqual([]);
  await context.close();
});

test("somebody turns to German, works in it, finds it in another browser, and turns back", async ({
  browser,
}) => {
  const { url } = workspace.server;
  const storageState = await enterDemo(browser, url, "sdr");
  const context = await browser.newContext({ storageState, reducedMotion: "reduce" });
  const page = await context.newPage();
  const { take } = watch(page);
  await visit(page, `${url}/settings/account`);
  await page.locator("#language").getByRole("button").click();
  await page.getByRole("option", { name: "Deutsch" }).click();
  await expect(page.getByRole("heading", { name: "Sprache" })).toBeVisible();
  expect(await languageOf(page)).toBe("de-DE");

  await visit(page, `${url}/queue`);
  await expect(page.getByRole("button", { name: "Annehmen" }).first()).toBeVisible();
  await visit(page, `${url}/board`);
  await expect(page.getByText("Anfrage", { exact: true }).first()).toBeVisible();
  await visit(page, `${url}/reports/funnel`);
  await expect(page.getByText("Wie weit kamen die Leads eines Zeitraums?").first()).toBeVisible();
  await visit(page, `${url}/leads`);
  await expect(
    page
      .getByRole("link", { name: "Lead hinzufügen" })
      .or(page.getByRole("button", { name: "Lead hinzufügen" })),
  ).toBeVisible();
  expect(take()).toEqual([]);

  // The choice is the person's, not the browser's.
  await context.clearCookies({ name: "language" });
  await visit(page, `${url}/queue`);
  expect(await languageOf(page)).toBe("de-DE");

  await visit(page, `${url}/settings/account`);
  await page.locator("#language").getByRole("button").click();
  await page.getByRole("option", { name: "English" }).click();
  await expect(page.getByRole("heading", { name: "Language" })).toBeVisible();
  await page.locator("#language").getByRole("button").click();
  await page.getByRole("option", { name: /^As the workspace/ }).click();
  await expect(page.getByRole("heading", { name: "Language" })).toBeVisible();
  expect(take()).toEqual([]);
  await context.close();
});

test("numbers are typed as German writes them: amounts of cells, thresholds, shares", async ({
  browser,
}) => {
  const { url } = workspace.server;
  const own = { reducedMotion: "reduce", locale: "de-DE" } as const;
  const marketer = await enterDemo(browser, url, "marketer");
  const context = await browser.newContext({ storageState: marketer, ...own });
  const page = await context.newPage();
  const { take } = watch(page);
  await page.goto(`${url}/spend/budgets`);
  const cell = page.getByRole("gridcell").first();
  await expect(async () => {
    await cell.focus();
    await page.keyboard.type("1.234,5");
    await page.keyboard.press("Enter");
    await expect(cell).toHaveText(/1\.234,50/, { timeout: 2000 });
  }).toPass();
  await page.reload();
  await expect(cell).toHaveText(/1\.234,50/);

  await page.goto(`${url}/criteria`);
  const draft = page.getByRole("row").filter({ hasText: "Entwurf" }).getByRole("link").first();
  await visit(page, url + (await draft.getAttribute("href")));
  const threshold = page.getByRole("textbox", { name: "Schwellenwert Engagement" });
  await threshold.fill("1.000");
  await threshold.blur();
  await expect(threshold).toHaveValue("1.000");
  await page.getByRole("button", { name: "Rückgängig" }).first().click();
  expect(take()).toEqual([]);
  await context.close();

  const admin = await browser.newContext({
    storageState: await enterDemo(browser, url, "admin"),
    ...own,
  });
  const settings = await admin.newPage();
  await visit(settings, `${url}/settings/workspace`);
  const margin = settings.getByRole("textbox", { name: "Bruttomarge" });
  await margin.fill("71.5");
  await margin.blur();
  await expect(margin).toHaveValue("71,5");
  await margin.fill("7.1.5");
  await margin.blur();
  await expect(margin).toHaveValue("71,5");
  await expect(settings.getByText("„7.1.5“ lässt sich verschieden lesen.")).toBeVisible();
  await margin.fill("72,5");
  await settings.getByRole("button", { name: "Einstellungen speichern" }).click();
  await expect(settings.getByText("Einstellungen gespeichert")).toBeVisible();
  await settings.reload();
  await expect(margin).toHaveValue("72,5");
  await admin.close();
});
