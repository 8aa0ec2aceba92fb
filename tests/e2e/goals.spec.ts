import { expect, test } from "@playwright/test";
import { enterDemo, visit } from "./support/people";
import { openSampleWorkspace, type Workspace } from "./support/workspace";

let workspace: Workspace;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  workspace = await openSampleWorkspace();
});
test.afterAll(() => workspace.close());

test("a view is saved and opened again, and a goal stands beside its figure", async ({
  browser,
}) => {
  const { url } = workspace.server;
  const storageState = await enterDemo(browser, url, "manager");
  const page = await (await browser.newContext({ storageState })).newPage();
  await visit(page, `${url}/reports/funnel?period=last12m`);
  await page.getByRole("button", { name: "Saved views of this page" }).click();
  await page.getByRole("menuitem", { name: "Save this view…" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("A year of leads");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("View saved")).toBeVisible();
  await visit(page, `${url}/reports`);
  await page.getByRole("link", { name: "A year of leads" }).click();
  await expect(page).toHaveURL(/\/reports\/funnel\?period=last12m$/);

  await page.getByRole("button", { name: "Set a goal" }).click();
  await page.getByRole("textbox", { name: "Goal" }).fill("1");
  await page.getByText("The figure itself").click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Goal saved")).toBeVisible();
  await expect(page.getByText(/^Threshold at least 1/)).toBeVisible();
  await expect(page.getByRole("table").getByText(/^at least 1/)).toBeVisible();
  await page.getByRole("link", { name: "History" }).click();
  await expect(page.getByRole("table", { name: "History" }).getByRole("row")).toHaveCount(2);
});

test("a share of more than all is refused, and nothing else is made of it", async ({ browser }) => {
  const { url } = workspace.server;
  const storageState = await enterDemo(browser, url, "manager");
  const page = await (await browser.newContext({ storageState })).newPage();
  await visit(page, `${url}/reports/conversion`);
  await page.getByRole("button", { name: "Set a goal" }).click();
  const goal = page.getByRole("textbox", { name: "Goal" });
  await goal.fill("150");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Give a share from 0 to 100 %.")).toBeVisible();
  await expect(goal).toHaveValue("150");
  await expect(page.getByText("Goal saved")).toHaveCount(0);
});
