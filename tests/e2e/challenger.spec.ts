import { type Browser, expect, type Page, test } from "@playwright/test";
import type { Role } from "@/lib/engine/roles";
import { enterDemo, isLive, visit } from "./support/people";
import { violations } from "./support/violations";
import { openSampleWorkspace, type Workspace } from "./support/workspace";

test.use({ actionTimeout: 15_000 });
test.describe.configure({ timeout: 120_000 });

let workspace: Workspace;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  workspace = await openSampleWorkspace();
});
test.afterAll(() => workspace?.close());

async function enter(browser: Browser, role: Role): Promise<Page> {
  const { url } = workspace.server;
  const storageState = await enterDemo(browser, url, role);
  return (await browser.newContext({ storageState })).newPage();
}

test("marketing runs a version in shadow, and both sides see what it would have done", async ({
  browser,
}) => {
  const { url } = workspace.server;
  const marketer = await enter(browser, "marketer");
  const manager = await enter(browser, "manager");
  await visit(manager, `${url}/criteria`);
  await isLive(manager);
  const challengers = manager.getByRole("table", { name: "Challengers" });
  await expect(challengers.getByRole("row")).toHaveCount(2);

  await visit(marketer, `${url}/criteria`);
  await marketer.getByRole("link", { name: "1: First agreement" }).click();
  await marketer.getByRole("button", { name: "Run as challenger" }).press("Enter");
  const asked = marketer.getByRole("alertdialog", { name: "Run version 1 as a challenger?" });
  await asked.getByRole("button", { name: "Run as challenger" }).press("Enter");
  await expect(marketer.getByRole("heading", { level: 1 })).toContainText(
    "Challenger: version 1, First agreement",
  );
  const both = marketer.getByRole("row", { name: /^Both/ });
  await expect(both.getByRole("cell").first()).toHaveText("0");

  // The manager's page shows it by itself; a manager only looks.
  await expect(challengers.getByRole("row")).toHaveCount(3);
  await visit(manager, marketer.url());
  await expect(manager.getByText(/Of .* that could have become MQL/)).toBeVisible();
  await expect(manager.getByRole("button", { name: "Stop" })).toHaveCount(0);

  await marketer.getByRole("button", { name: "Stop" }).click();
  await marketer.getByRole("button", { name: "Stop challenger" }).click();
  await expect(marketer.getByText("Stopped", { exact: true })).toBeVisible();
  await expect(manager.getByText("Stopped", { exact: true })).toBeVisible();
});

test("a challenger that has run for months tells who differs, and why", async ({ browser }) => {
  const { url } = workspace.server;
  const page = await enter(browser, "sdr");
  await visit(page, `${url}/criteria`);
  const list = page.getByRole("table", { name: "Challengers" });
  await list.getByRole("link", { name: "2: Company size counts" }).click();
  const count = async (name: RegExp) => {
    const cell = page.getByRole("row", { name }).getByRole("cell").first();
    return Number((await cell.textContent())?.replaceAll(",", ""));
  };
  // The first question after a start waits for all of history to be read.
  await expect(page.getByRole("row", { name: /^Both/ })).toBeVisible({ timeout: 30_000 });
  const [both, only, left] = [
    await count(/^Both/),
    await count(/^Only the challenger/),
    await count(/^Only in force/),
  ];
  expect(both).toBeGreaterThan(0);
  expect(only + left).toBeGreaterThan(0);
  expect(await count(/^Challenger, all/)).toBe(both + only);
  expect(await count(/^In force, all/)).toBe(both + left);

  await page.getByRole("tab", { name: new RegExp(`^Only in force ${left}`) }).click();
  const lead = page.getByRole("tabpanel").getByRole("listitem").first();
  await lead.getByRole("button", { name: /^Why/ }).click();
  await expect(lead.getByText(/^The challenger would not: at its best, on /)).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page), colorScheme).toEqual([]);
  }

  // Every number opens its leads.
  await page.getByRole("row", { name: /^Both/ }).getByRole("button").first().click();
  const sheet = page.getByRole("dialog", { name: new RegExp(`^MQLs, Both: ${both} lead`) });
  await expect(sheet.getByRole("listitem")).toHaveCount(Math.min(both, 50));
});
