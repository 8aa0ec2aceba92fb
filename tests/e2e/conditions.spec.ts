import { expect, test } from "@playwright/test";
import { enterDemo, isLive, visit } from "./support/people";
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

test("the list is narrowed by conditions in groups, which its address and its file have, too", async ({
  browser,
}) => {
  const { url } = workspace.server;
  const storageState = await enterDemo(browser, url, "marketer");
  const page = await (await browser.newContext({ storageState })).newPage();
  await page.setViewportSize({ width: 1440, height: 900 });
  await visit(page, `${url}/leads`);
  await isLive(page);

  await page.getByRole("button", { name: "Conditions on what is known" }).click();
  const dialog = page.getByRole("dialog", { name: "Show leads of which" });
  await dialog.getByRole("button", { name: "Show these leads" }).click();
  await expect(dialog.getByText("Give a value.").first()).toBeVisible();
  await dialog.getByRole("combobox", { name: "Value" }).fill("Inq");
  await page.getByRole("option", { name: "Inquiry", exact: true }).click();
  await dialog.getByRole("button", { name: "And attribute" }).click();
  const attributes = dialog.getByRole("combobox", { name: "Attribute" });
  await attributes.nth(1).fill("Employees");
  await page.getByRole("option", { name: "Employees" }).click();
  const comparisons = dialog.getByRole("button", { name: /Comparison$/ });
  await comparisons.nth(1).click();
  await page.getByRole("option", { name: "is at least" }).click();
  await dialog.getByRole("textbox", { name: "Value" }).fill("200");

  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1440, 390]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      expect(await violations(page), `${colorScheme}, ${width}`).toEqual([]);
      const isCut = await dialog.evaluate((box) => box.scrollWidth > box.clientWidth + 1);
      expect(isCut, `cut off at ${width}`).toBe(false);
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });

  await dialog.getByRole("button", { name: "Show these leads" }).click();
  const words = "Stage is Inquiry and Employees is at least 200";
  await expect(page.getByRole("button", { name: `Remove: ${words}` })).toBeVisible();
  const where = JSON.parse(new URL(page.url()).searchParams.get("where") ?? "null");
  expect(where).toEqual({
    kind: "all",
    of: [
      { kind: "attribute", attribute: "lead.stage", op: "is", value: "Inquiry" },
      { kind: "attribute", attribute: "employees", op: "atLeast", value: 200 },
    ],
  });
  const file = page.getByRole("link", { name: "Export CSV" });
  const csv = await (await page.request.get(url + (await file.getAttribute("href")))).text();
  const shown = await page
    .getByText(/^[\d,]+ leads?$/)
    .first()
    .innerText();
  expect(csv.trim().split("\n").length - 1).toBe(Number(shown.replace(/\D/g, "")));

  await page.getByRole("button", { name: `Remove: ${words}` }).click();
  await expect(page).toHaveURL(`${url}/leads`);
  const moon = JSON.stringify({ kind: "attribute", attribute: "moon", op: "isKnown" });
  await page.goto(`${url}/leads?${new URLSearchParams({ where: moon })}`);
  await expect(page.getByText('There is no attribute "moon" in this workspace.')).toBeVisible();
});
