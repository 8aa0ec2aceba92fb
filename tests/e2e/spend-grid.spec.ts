import { expect, test } from "@playwright/test";
import { enterDemo } from "./support/people";
import { openSampleWorkspace } from "./support/workspace";

test("costs are written like a spreadsheet, and nobody writes over somebody else", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const workspace = await openSampleWorkspace(150);
  try {
    const { url } = workspace.server;
    const storageState = await enterDemo(browser, url, "marketer");
    const context = await browser.newContext({ storageState });
    await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: url });
    const page = await context.newPage();
    await page.goto(`${url}/spend?span=2019`);
    await page.getByRole("button", { name: "Add a row" }).click();
    const source = page.getByRole("combobox", { name: "Source" });
    await source.fill("Fairs");
    await source.press("Tab");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    const cell = (column: number) => page.locator(`[data-spot="0:${column}"]`);
    const saved = page.getByText("All changes saved");

    await cell(0).click();
    await page.keyboard.type("1,200.5");
    await page.keyboard.press("Tab");
    await expect(cell(0)).toHaveText("1,200.50");
    await expect(cell(1)).toBeFocused();
    await page.keyboard.type("7");
    await page.keyboard.press("Escape");
    await expect(cell(1)).toHaveText("");

    await page.evaluate(() => navigator.clipboard.writeText("1\t2\t3\r\n"));
    await page.keyboard.press("Control+v");
    await expect(cell(3)).toHaveText("3.00");
    await expect(page.getByRole("row", { name: /^Fairs/ })).toContainText("1,206.50");
    await expect(saved).toBeVisible();

    const manager = await enterDemo(browser, url, "manager");
    const other = await (await browser.newContext({ storageState: manager })).newPage();
    await other.goto(`${url}/spend?span=2019`);
    await other.locator('[data-spot="0:3"]').click();
    await other.keyboard.type("30");
    await other.keyboard.press("Enter");
    await expect(other.getByText("All changes saved")).toBeVisible();
    // The colleague's change shows by itself.
    await expect(cell(3)).toHaveText("30.00");

    await cell(1).click();
    await page.keyboard.press("Control+z");
    await expect(
      page.getByRole("alert").filter({ hasText: "changed a cell meanwhile" }),
    ).toBeVisible();
  } finally {
    await workspace.close();
  }
});
