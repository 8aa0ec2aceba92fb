import { type Browser, expect, type Locator, type Page, test } from "@playwright/test";
import type { Role } from "@/lib/engine/roles";
import { bringHandRaisers } from "./support/hand-raisers";
import { enterDemo, isLive, reload, visit } from "./support/people";
import { openSampleWorkspace, type Workspace } from "./support/workspace";

let workspace: Workspace;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  workspace = await openSampleWorkspace();
});

test.afterAll(async () => {
  await workspace?.close();
});

async function open(browser: Browser, role: Role, path: string): Promise<Page> {
  const storageState = await enterDemo(browser, workspace.server.url, role);
  const page = await (await browser.newContext({ storageState })).newPage();
  await visit(page, workspace.server.url + path);
  await isLive(page);
  return page;
}

const evidence = (page: Page): Locator =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: "Evidence" }) });

/** What the evidence says, without what waits for the browser to draw it. */
async function figures(page: Page): Promise<string> {
  const card = evidence(page);
  const shown = [card.getByText(/^As of .+, frozen when it was proposed$/), card.locator("footer")];
  const table = card.getByRole("table", { name: /^Before the hold-out/ });
  const texts = await Promise.all([...shown, table].map((part) => part.innerText()));
  return texts.join("\n");
}

async function confirm(page: Page, label: string, comment?: string): Promise<void> {
  await page.getByRole("button", { name: label }).click();
  const dialog = page.getByRole("dialog");
  if (comment) await dialog.getByRole("textbox").fill(comment);
  await dialog.getByRole("button", { name: label }).click();
  await expect(dialog).toHaveCount(0);
}

test("what both sides signed keeps the evidence that they signed it for", async ({ browser }) => {
  test.setTimeout(120_000);
  const manager = await open(browser, "manager", "/criteria");
  await manager.getByRole("link", { name: /^Review/ }).click();
  await expect(evidence(manager)).toBeVisible();
  const path = new URL(manager.url()).pathname;
  const marketer = await open(browser, "marketer", path);
  const seller = await open(browser, "sdr", path);
  const first = await figures(manager);

  await test.step("whoever works by a rule comments on it, and the others see it at once", async () => {
    await seller.getByRole("button", { name: "Comment on Decision maker" }).press("Enter");
    await seller.keyboard.type("Many of these are consultants.");
    await seller.keyboard.press("Control+Enter");
    for (const page of [seller, manager, marketer]) {
      await expect(page.getByRole("button", { name: "1 comment on Decision maker" })).toBeVisible();
    }
    await seller.keyboard.press("Escape");
    await expect(
      seller.getByRole("button", { name: "1 comment on Decision maker" }),
      "the focus is back where it was",
    ).toBeFocused();
  });

  await test.step("sales asks for changes, and marketing proposes anew", async () => {
    await confirm(manager, "Ask for changes", "The fit threshold is too high.");
    await expect(marketer.getByText("The fit threshold is too high.").first()).toBeVisible();
    const threshold = marketer.getByRole("textbox", { name: "Fit threshold" }).first();
    await threshold.fill("40");
    await threshold.press("Enter");
    await marketer.getByRole("button", { name: "1 comment on Decision maker" }).click();
    await marketer.getByRole("dialog").getByRole("button", { name: "Resolve" }).click();
    await expect(
      marketer.getByRole("dialog").getByRole("button", { name: "Reopen" }),
    ).toBeVisible();
    await marketer.keyboard.press("Escape");
    await marketer.getByRole("button", { name: "Propose to sales" }).click();
    await marketer.getByRole("dialog").getByRole("button", { name: "Propose" }).click();
    await expect(marketer.getByText("Waiting for sales", { exact: true })).toBeVisible();
  });

  await test.step("sales sees what changed since, and still what it saw before", async () => {
    const since = manager
      .locator("section")
      .filter({ has: manager.getByRole("heading", { name: "Changes since the last proposal" }) });
    await expect(since.getByText("The fit threshold goes from 45 points to 40")).toBeVisible();
    await manager.getByRole("link", { name: "What was proposed" }).click();
    await expect(manager.getByRole("heading", { level: 1 })).toContainText("as proposed on");
    expect(await figures(manager)).toBe(first);
    await manager.goBack();
  });

  await test.step("what was signed stays, whatever comes in later", async () => {
    await expect(manager.getByRole("button", { name: "Agree for sales" })).toBeVisible();
    const signed = await figures(manager);
    expect(signed).not.toBe(first);
    await confirm(manager, "Agree for sales");
    await confirm(manager, "Put in force");
    await expect(manager.getByRole("heading", { level: 1 })).toContainText("In force");
    await bringHandRaisers(workspace.databaseUrl, ["Quinn Abel", "Rosa Bell"]);
    await reload(manager);
    await isLive(manager);
    expect(await figures(manager)).toBe(signed);
    const mqls = evidence(manager).getByTitle("Show these leads").first();
    const said = await mqls.innerText();
    await mqls.click();
    await expect(
      manager.getByRole("dialog", { name: `${said} MQLs of the proposal` }),
      "the two who came since are not among them",
    ).toBeVisible({ timeout: 20_000 });
  });
});
