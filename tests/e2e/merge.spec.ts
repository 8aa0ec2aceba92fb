import { expect, type Page, test } from "@playwright/test";
import { enterDemo, visit } from "./support/people";
import { violations } from "./support/violations";
import { openSampleWorkspace, type Workspace } from "./support/workspace";

let workspace: Workspace;

const LONG_DOMAIN = "northernanalyticscompany.example";

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

test("on a phone a merge is read without scrolling sideways, and addresses are broken at their signs", async ({
  browser,
}) => {
  const { url } = workspace.server;
  const context = await browser.newContext({
    storageState: await enterDemo(browser, url, "admin"),
    viewport: { width: 390, height: 844 },
  });
  const page = await context.newPage();
  for (const mailbox of ["hanna.lang", "hanna.lang+fair"]) {
    await visit(page, `${url}/leads`);
    await page.getByRole("button", { name: "Add lead" }).first().click();
    const add = page.getByRole("dialog", { name: "Add a lead" });
    await add.getByRole("textbox", { name: "Name" }).fill("Hanna Lang");
    await add.getByRole("textbox", { name: "Email" }).fill(`${mailbox}@${LONG_DOMAIN}`);
    await add.getByRole("button", { name: "Add lead" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Hanna Lang" })).toBeVisible();
  }
  await visit(page, `${url}/leads/duplicates`);
  const pairs = page.getByRole("table", { name: "Likely duplicates" });
  await expect(pairs.getByRole("row").nth(1)).toBeVisible();
  // The last sign of each line but the last, of texts with an address.
  const ends = await pairs.locator("span:has(> wbr)").evaluateAll((all) =>
    all.flatMap((text) => {
      const signs: { sign: string; top: number }[] = [];
      const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
      for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
        [...(node.nodeValue ?? "")].forEach((sign, at) => {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          signs.push({ sign, top: Math.round(range.getBoundingClientRect().top) });
        });
      }
      return signs.flatMap(({ sign, top }, i) => ((signs[i + 1]?.top ?? top) > top ? [sign] : []));
    }),
  );
  expect(ends).toContain("@");
  expect(ends.filter((sign) => !"@.- ".includes(sign))).toEqual([]);

  await pairs
    .getByRole("button", { name: /^Compare/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("definition").filter({ hasText: "@" })).toHaveCount(2);
  const sideways = await dialog
    .locator("*")
    .evaluateAll(
      (all) =>
        all.filter(
          (one) =>
            /auto|scroll/.test(getComputedStyle(one).overflowX) &&
            one.scrollWidth > one.clientWidth,
        ).length,
    );
  expect(sideways).toBe(0);
  expect(await violations(page)).toEqual([]);
  await context.close();
});
