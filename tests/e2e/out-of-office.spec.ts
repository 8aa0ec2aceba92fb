import { type Browser, expect, type Page, test } from "@playwright/test";
import type { Role } from "@/lib/engine/roles";
import { enterDemo, visit } from "./support/people";
import { violations } from "./support/violations";
import { openSampleWorkspace, type Workspace } from "./support/workspace";

let workspace: Workspace;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  workspace = await openSampleWorkspace();
});

test.afterAll(async () => {
  await workspace?.close();
});

async function enter(browser: Browser, role: Role, path: string): Promise<Page> {
  const { url } = workspace.server;
  const storageState = await enterDemo(browser, url, role);
  const page = await (
    await browser.newContext({ storageState, reducedMotion: "reduce" })
  ).newPage();
  await page.setViewportSize({ width: 1440, height: 900 });
  await visit(page, url + path);
  return page;
}

/** Axe finds nothing, and nothing is wider than the screen, in both themes and widths. */
async function isSound(page: Page): Promise<void> {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page), `${colorScheme}, ${width}`).toEqual([]);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, `at ${width}`).toBeLessThanOrEqual(width);
  }
}

test("a rep says until when they are away, others see it, and a manager takes it back", async ({
  browser,
}) => {
  const rep = await enter(browser, "sdr", "/settings/account");
  const section = rep.locator("#away");
  await section.getByRole("button", { name: "Save" }).click();
  await expect(section.getByText("Choose a day.")).toBeVisible();
  await section
    .getByRole("group", { name: "Last day" })
    .getByRole("spinbutton", { name: /^day/ })
    .click();
  // Far enough away for any day on which this runs.
  await rep.keyboard.type("31122099");
  await section.getByRole("button", { name: "Save" }).click();
  await expect(rep.getByText("Out of office until 31 Dec 2099").first()).toBeVisible();
  await expect(section.getByRole("button", { name: "Take it back" })).toBeVisible();
  await isSound(rep);

  await rep.goto(`${workspace.server.url}/queue`);
  await expect(
    rep.getByText("You are out of office until 31 Dec 2099: nothing new is offered to you."),
  ).toBeVisible();
  await expect(rep.getByText(/^[01] offered|^0 offered/).first()).toBeVisible();
  await isSound(rep);

  const manager = await enter(browser, "manager", "/settings/people");
  const row = manager.getByRole("row").filter({ hasText: "Away until 31 Dec 2099" });
  await expect(row).toHaveCount(1);
  const name = "Maya Fontaine";
  await expect(row.getByText(name)).toBeVisible();
  await manager.getByRole("button", { name: `${name}: out of office` }).click();
  const dialog = manager.getByRole("dialog", { name: `${name}: out of office` });
  await expect(dialog.getByRole("button", { name: "Save" })).toBeVisible();
  await isSound(manager);

  const leaf = (attribute: string, value: string) => ({
    kind: "attribute",
    attribute,
    op: "is",
    value,
  });
  const hers = { kind: "all", of: [leaf("lead.owner", name), leaf("lead.stage", "SAL")] };
  const params = new URLSearchParams({ where: JSON.stringify(hers) });
  await manager.goto(`${workspace.server.url}/leads?${params}`);
  await manager.locator("tbody").getByRole("link").first().click();
  await expect(manager.getByText(`${name} is away until 31 Dec 2099`)).toBeVisible();

  await manager.goto(`${workspace.server.url}/settings/people`);
  await manager.getByRole("button", { name: `${name}: out of office` }).click();
  await dialog.getByRole("button", { name: "Take it back" }).click();
  await expect(manager.getByText(`${name} is back in the office`).first()).toBeVisible();
  await expect(row).toHaveCount(0);
});
