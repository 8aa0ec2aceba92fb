import { expect, test } from "@playwright/test";
import { arrived, enterDemo, isLive, visit } from "./support/people";
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

test("a segment is defined and changed, and nothing typed is lost by closing or signing out", async ({
  browser,
}) => {
  const { url } = workspace.server;
  const storageState = await enterDemo(browser, url, "marketer");
  const another = await enterDemo(browser, url, "manager");
  const page = await (await browser.newContext({ storageState })).newPage();
  await visit(page, `${url}/settings/segments`);
  await arrived(page);
  const opener = page.getByRole("button", { name: "New segment" });
  await opener.press("Enter");
  const dialog = page.getByRole("dialog", { name: "New segment" });
  const name = dialog.getByRole("textbox", { name: "Name" });
  await expect(name).toBeFocused();
  await page.keyboard.type("Large companies");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();
  await opener.press("Enter");
  await expect(name).toHaveValue("Large companies");

  await page.keyboard.press("Control+Enter");
  await expect(dialog.getByText("Give a value.").first()).toBeVisible();
  await dialog.getByRole("textbox", { name: "Value" }).fill("200");
  await expect(dialog.getByText(/^[\d,]+ leads? meet this now/)).toBeVisible();
  expect(await violations(page)).toEqual([]);

  const asksBeforeLeaving = () =>
    page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));
  expect(await asksBeforeLeaving()).toBe(true);
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await page.keyboard.press("Control+Enter");
  await expect(dialog.getByRole("alert")).toContainText("Please sign in");
  await expect(dialog.getByRole("link", { name: "Sign in in a new tab." })).toBeVisible();
  await page.context().addCookies(another.cookies);
  await page.keyboard.press("Control+Enter");
  await expect(dialog.getByRole("alert")).toContainText(
    /You are signed in as .+, but this page is/,
  );
  await expect(name).toHaveValue("Large companies");
  await page.context().clearCookies();
  await page.context().addCookies(cookies);
  await page.keyboard.press("Control+Enter");
  await expect(dialog).toHaveCount(0);
  expect(await asksBeforeLeaving()).toBe(false);
  const row = page.getByRole("row", { name: /Large companies/ });
  await expect(row).toContainText(/[1-9]/);

  await row.getByRole("button", { name: "Change “Large companies”" }).press("Enter");
  const changing = page.getByRole("dialog", { name: "Change the segment" });
  await changing.getByRole("textbox", { name: "Name" }).fill("");
  await page.keyboard.press("Control+Enter");
  await expect(changing.getByText(/^Give .*name/)).toBeVisible();
  await changing.getByRole("textbox", { name: "Name" }).fill("The largest");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("row", { name: /The largest/ })).toBeVisible();
});

test("forms that are closed are as they were when they are opened again", async ({ browser }) => {
  const { url } = workspace.server;
  const storageState = await enterDemo(browser, url, "admin");
  const page = await (await browser.newContext({ storageState })).newPage();
  for (const [path, opener, field, action] of [
    ["/settings/people", "Invite", "Email", "Make the link"],
    ["/settings/keys", "New key", "What is it for?", "Make the key"],
    ["/settings/webhooks", "New webhook", "What is it for?", "Save"],
  ] as const) {
    await visit(page, url + path);
    const button = page.getByRole("button", { name: opener, exact: true });
    await button.press("Enter");
    const dialog = page.getByRole("dialog");
    const typed = dialog.getByRole("textbox", { name: field });
    await expect(typed, path).toBeFocused();
    await page.keyboard.type("Half of it");
    await page.keyboard.press("Escape");
    await expect(dialog, path).toHaveCount(0);
    await expect(button, path).toBeFocused();
    await button.press("Enter");
    await expect(typed, path).toHaveValue("Half of it");
    await typed.fill("");
    await page.keyboard.press("Control+Enter");
    await expect(typed, path).toHaveAttribute("aria-invalid", "true");
    await expect(dialog.getByRole("button", { name: action })).toBeVisible();
  }
  await visit(page, `${url}/settings/keys`);
  await page.getByRole("button", { name: "New key" }).press("Enter");
  await page.keyboard.type("Weekly report");
  await page.keyboard.press("Control+Enter");
  const dialog = page.getByRole("dialog", { name: "Copy the key now" });
  await expect(dialog.getByRole("button", { name: "Copy" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog, "what is shown once is not gone by a slip").toBeVisible();
  await dialog.getByRole("button", { name: "Done" }).press("Enter");
  await expect(page.getByRole("button", { name: "New key" })).toBeFocused();
});
