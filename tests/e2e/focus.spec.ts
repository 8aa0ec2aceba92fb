import { type Browser, expect, type Page, test } from "@playwright/test";
import type { Role } from "@/lib/engine/roles";
import { keyboardOf } from "./support/keyboard";
import { enterDemo, visit } from "./support/people";
import { openSampleWorkspace, type Workspace } from "./support/workspace";

let workspace: Workspace;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  workspace = await openSampleWorkspace();
});
test.afterAll(() => workspace.close());

async function enter(browser: Browser, role: Role, path: string): Promise<Page> {
  const { url } = workspace.server;
  const context = await browser.newContext({ storageState: await enterDemo(browser, url, role) });
  const page = await context.newPage();
  await visit(page, url + path);
  return page;
}

test("the focus goes to the heading of the part when what had it is taken away", async ({
  browser,
}) => {
  const page = await enter(browser, "admin", "/settings/retention");
  const { push } = keyboardOf(page);
  await push(page.getByRole("button", { name: /^Save/ }));
  await expect(page.getByText("Retention saved")).toBeVisible();
  await expect(page.getByRole("heading", { level: 2, name: "Retention" })).toBeFocused();

  // The heading over it, which is not the first of its part.
  await page.getByRole("button", { name: /^Save/ }).focus();
  await page.getByRole("button", { name: /^Save/ }).evaluate((button) => button.remove());
  await expect(page.locator("main form").getByRole("heading").last()).toBeFocused();

  await visit(page, `${workspace.server.url}/leads`);
  await push(page.locator("main").getByRole("link", { name: "Nora Quist" }));
  await expect(page.getByRole("heading", { level: 1, name: "Nora Quist" })).toBeFocused();

  // Whoever leaves a control by a click beside it is left where they are.
  await page.getByRole("button", { name: "Note", exact: true }).focus();
  await page.getByRole("button", { name: "Note", exact: true }).evaluate((one) => one.blur());
  await page.waitForTimeout(500);
  await expect(page.locator("body")).toBeFocused();
});

test("of what is refused the first field takes the focus", async ({ browser }) => {
  const page = await enter(browser, "admin", "/settings/workspace");
  // What looks after the focus comes when the browser is idle.
  await page.waitForLoadState("networkidle");
  const claim = page.getByRole("textbox", { name: "A claim holds for" });
  await claim.fill("1");
  await page.getByRole("button", { name: "Save settings" }).press("Enter");
  await expect(claim).toBeFocused();
  await expect(claim).toHaveAccessibleDescription(/Use 5 or more/);

  // Nothing is lost without a question.
  const asked: string[] = [];
  page.on("dialog", (question) => {
    asked.push(question.message());
    void question.dismiss();
  });
  await page.getByRole("link", { name: "Board", exact: true }).first().click();
  expect(asked).toEqual(["You have unsaved changes. Leave without saving them?"]);
  await expect(page).toHaveURL(/settings/);
  await claim.fill("31");
  await page.getByRole("button", { name: "Save settings" }).press("Enter");
  await expect(page.getByText("Settings saved")).toBeVisible();
  await page.getByRole("link", { name: "Board", exact: true }).first().click();
  await expect(page).toHaveURL(/board/);
  expect(asked).toHaveLength(1);
});

test("a call back needs a day and a time of it", async ({ browser }) => {
  const page = await enter(browser, "manager", "/leads?text=Nora+Quist");
  await page.getByRole("link", { name: "Nora Quist" }).click();
  await page.getByRole("button", { name: "Call", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Asked to call back").click();
  await dialog.getByLabel(/^At/).fill("");
  await page.keyboard.press("Control+Enter");
  await expect(dialog.getByText("Choose the day to call back.")).toBeVisible();
  await expect(dialog.getByText("Choose the time to call back.")).toBeVisible();
  await expect(dialog.getByRole("spinbutton").first()).toBeFocused();
  // The browser's clock is not the workspace's.
  await expect(dialog.getByText("Time of America/New York")).toBeVisible();
});

test("what a bulk move leaves as it was stays chosen", async ({ browser }) => {
  const page = await enter(browser, "manager", "/leads?stage=sql&stage=customer");
  const boxOf = (stage: "sql" | "customer") => page.locator(`input[data-stage=${stage}]`).first();
  await boxOf("sql").check();
  await boxOf("customer").check();
  await page.getByRole("button", { name: "Move…" }).click();
  await page.getByRole("menuitem", { name: /Disqualify/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /Reason/ }).click();
  await page.getByRole("option", { name: "No need" }).click();
  await dialog.getByRole("textbox").first().fill("Not for us");
  await page.keyboard.press("Control+Enter");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText("1 chosen")).toBeVisible();
  await expect(boxOf("customer")).toBeChecked();
});

test("a view is given what its page shows since it was opened", async ({ browser }) => {
  const page = await enter(browser, "manager", "/leads?stage=mql");
  const menu = page.getByRole("button", { name: /^Saved views of this page/ });
  await menu.click();
  await page.getByRole("menuitem", { name: "Save this view…" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Mine to look at");
  await page.keyboard.press("Enter");
  await expect(menu).toHaveText("Mine to look at");

  await page.getByRole("button", { name: "Past SLA" }).click();
  await expect(menu).toHaveText("Views");
  await menu.click();
  await page.getByRole("menuitem", { name: "Save this to “Mine to look at”…" }).click();
  await expect(page.getByLabel("Let it show what the page shows now")).toBeChecked();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("View changed")).toBeVisible();
  await expect(menu).toHaveText("Mine to look at");
  const shown = page.url();
  await visit(page, `${workspace.server.url}/leads`);
  await menu.click();
  await page.getByRole("menuitem", { name: "Mine to look at" }).click();
  await expect(page).toHaveURL(shown);
});
