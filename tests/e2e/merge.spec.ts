import { expect, type Page, test } from "@playwright/test";
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

async function idOf(page: Page, name: string): Promise<string> {
  const address = `${workspace.server.url}/api/leads/search?${new URLSearchParams({ text: name })}`;
  const [found] = (await (await page.request.get(address)).json()) as { id: string }[];
  return found?.id ?? "";
}

async function choose(page: Page, entry: string): Promise<void> {
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: entry }).click();
}

test("two leads are merged after a look at what comes of it, taken apart again, and one is deleted", async ({
  browser,
}) => {
  const { url } = workspace.server;
  const context = await browser.newContext({
    storageState: await enterDemo(browser, url, "admin"),
  });
  const page = await context.newPage();
  await visit(page, url);
  const id = await idOf(page, "Nora Quist");
  const otherId = await idOf(page, "Otto Pham");

  await visit(page, `${url}/leads/${id}`);
  await choose(page, "Merge with…");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("searchbox").fill("otto pham");
  await dialog.getByRole("button", { name: /^Otto Pham/ }).click();
  await expect(dialog.getByRole("columnheader", { name: "Nora Quist (stays)" })).toBeVisible();
  await expect(dialog.getByText("1 hand-off does not count any more")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Merge", exact: true }).click();
  await expect(page.getByText("Otto Pham was merged into Nora Quist")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Merged leads" })).toBeVisible();

  // A link to the lead that went leads on.
  await visit(page, `${url}/leads/${otherId}`);
  await expect(page).toHaveURL(`${url}/leads/${id}`);
  await page.getByRole("button", { name: "Take the merge with Otto Pham back" }).click();
  await expect(page.getByText("Otto Pham is a lead of its own again")).toBeVisible();

  await visit(page, `${url}/leads/${otherId}`);
  await expect(page.getByRole("heading", { level: 1, name: "Otto Pham" })).toBeVisible();
  await choose(page, "Delete…");
  const asked = page.getByRole("alertdialog");
  await asked.getByRole("button", { name: "Why" }).click();
  await page.getByRole("option", { name: "The person asked for it" }).click();
  await asked.getByRole("button", { name: "Delete for good" }).click();
  await expect(asked.getByText("This is not the lead’s name.")).toBeVisible();
  await asked.getByLabel(/^Type/).fill("Otto Pham");
  await asked.getByRole("button", { name: "Delete for good" }).click();
  await expect(page).toHaveURL(`${url}/leads`);
  await visit(page, `${url}/leads/${otherId}`);
  await expect(page.getByText("This lead is not there")).toBeVisible();
  await context.close();
});
