import { expect, test } from "@playwright/test";
import { reload, visit } from "./support/people";
import { type DraftWorkspace, openDraftWorkspace, saved } from "./support/studio";

let draft: DraftWorkspace;

test.use({ actionTimeout: 20_000 });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000);
  draft = await openDraftWorkspace(browser);
});

test.afterAll(async () => {
  await draft?.workspace.close();
});

test("what cannot be stored stays, and is stored once it can be", async ({ browser }) => {
  const page = await draft.openStudio(browser, "marketer");
  const name = page.getByRole("textbox", { name: "Name of the version" });
  const before = await name.inputValue();
  const address = `**/api${draft.draftPath}`;
  const isSaving = (request: { method(): string }) => request.method() === "PUT";

  await page.route(address, (route) =>
    isSaving(route.request()) ? route.abort() : route.continue(),
  );
  await name.fill("Written without a network");
  await expect(page.getByText(/^Not saved: The server could not be reached/)).toBeVisible();
  await expect(name).toHaveValue("Written without a network");
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect(page.getByRole("button", { name: "Try now" })).not.toBeInViewport();
  await page.getByRole("button", { name: "Show why" }).click();
  await expect(page.getByRole("button", { name: "Try now" })).toBeInViewport();
  await page.unroute(address);
  await page.getByRole("button", { name: "Try now" }).click();
  await expect(saved(page)).toBeVisible();
  await expect(page.getByText(/^Not saved/)).toHaveCount(0);

  await name.fill("");
  await expect(page.getByText("Not saved: Give the version a name.")).toBeVisible();
  await name.fill(before);
  await expect(saved(page)).toBeVisible();

  await test.step("points that are emptied are what they were", async () => {
    const points = page.getByRole("textbox", { name: /^Points of / }).first();
    const value = await points.inputValue();
    await points.fill("");
    await points.press("Tab");
    await expect(points).toHaveValue(value);
    await expect(saved(page)).toBeVisible();
    await reload(page);
    await expect(points).toHaveValue(value);
  });

  await test.step("a rule that is not finished is stored as it is", async () => {
    await page.getByRole("button", { name: "Add gate" }).click();
    await expect(saved(page)).toBeVisible();
    await reload(page);
    await expect(page.getByText("New gate", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Delete New gate" }).click();
    await expect(saved(page)).toBeVisible();
  });

  await test.step("leaving at once loses nothing", async () => {
    await name.fill("Left at once");
    await page.getByRole("link", { name: "Criteria" }).first().click();
    await expect(page.getByRole("link", { name: /Left at once/ }).first()).toBeVisible();
    await visit(page, draft.workspace.server.url + draft.draftPath);
    await expect(name).toHaveValue("Left at once");
    await name.fill(before);
    await expect(saved(page)).toBeVisible();
  });
  await page.context().close();
});

test("a session that ends in the middle of a sentence loses none of it", async ({ browser }) => {
  const page = await draft.openStudio(browser, "marketer");
  const name = page.getByRole("textbox", { name: "Name of the version" });
  const before = await name.inputValue();
  page.on("dialog", (dialog) => void dialog.accept());
  await page.context().clearCookies();
  await name.fill("Kept through a sign-in");
  await expect(page.getByText(/^Not saved: Please sign in/)).toBeVisible();
  await expect(name).toHaveValue("Kept through a sign-in");
  await reload(page);
  await page
    .getByRole("button", { name: /^Marketer ·/ })
    .first()
    .click();
  await expect(name, "what was typed is back").toHaveValue("Kept through a sign-in");
  await expect(saved(page)).toBeVisible();
  await reload(page);
  await expect(name, "and stored").toHaveValue("Kept through a sign-in");
  await name.fill(before);
  await expect(saved(page)).toBeVisible();
  await page.context().close();
});

test("a draft that is deleted while it is open can be kept as a new one", async ({ browser }) => {
  const page = await draft.openStudio(browser, "marketer");
  const other = await draft.open(browser, "marketer", draft.draftPath);
  await other.getByRole("button", { name: "Delete", exact: true }).click();
  await other.getByRole("alertdialog").getByRole("button", { name: "Delete draft" }).click();
  await expect(page.getByText(/ deleted this draft\.$/)).toBeVisible();
  const name = page.getByRole("textbox", { name: "Name of the version" });
  await name.fill("Not lost");
  await page.getByRole("button", { name: "Keep it as a new draft" }).click();
  await expect(page).not.toHaveURL(new RegExp(draft.draftPath));
  await expect(name).toHaveValue("Not lost");
  await expect(saved(page)).toBeVisible();
  await expect(page.getByRole("textbox", { name: /^Points of / }).first()).toBeVisible();

  await visit(other, draft.workspace.server.url + draft.draftPath);
  await expect(other.getByRole("heading", { name: "These criteria are not there" })).toBeVisible();
  await other.getByRole("link", { name: "All versions" }).click();
  await expect(other.getByRole("link", { name: /Not lost/ }).first()).toBeVisible();

  const answer = await other.goto(`${draft.workspace.server.url}/nowhere`);
  expect(answer?.status()).toBe(404);
  await expect(other.getByRole("heading", { name: "Not found" })).toBeVisible();
  await expect(other.getByRole("link", { name: "Board", exact: true })).toBeVisible();
  await page.context().close();
  await other.context().close();
});
