import { expect, test } from "@playwright/test";
import { enterDemo, isLive, visit } from "./support/people";
import { openSampleWorkspace, type Workspace } from "./support/workspace";

let workspace: Workspace;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  workspace = await openSampleWorkspace();
});
test.afterAll(() => workspace.close());

test("a card whose lead a colleague deletes while it is on its way does not stay", async ({
  browser,
}) => {
  const { url } = workspace.server;
  const enter = async (role: "admin" | "manager") =>
    (await browser.newContext({ storageState: await enterDemo(browser, url, role) })).newPage();
  const page = await enter("manager");
  let letGo = () => {};
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const read = new Promise<string[]>((resolve) => {
    void page.route("**/api/board/columns/inquiry*", async (route) => {
      const response = await route.fetch();
      const body = (await response.json()) as { cards: { id: string }[] };
      resolve(body.cards.map(({ id }) => id));
      await released;
      await route.fulfill({ response, json: body });
    });
  });
  await visit(page, `${url}/board`);
  await isLive(page);
  const inquiries = page.locator("[data-stage=inquiry]");
  const cardOf = (id: string | undefined) => inquiries.locator(`[data-lead="${id}"]`);
  await inquiries.getByRole("grid").evaluate((list) => list.scrollTo(0, list.scrollHeight));
  const [first, second] = await read;

  const colleague = await enter("admin");
  await visit(colleague, `${url}/leads/${second}`);
  const name = await colleague.getByRole("heading", { level: 1 }).innerText();
  await colleague.getByRole("button", { name: "More", exact: true }).click();
  await colleague.getByRole("menuitem", { name: "Delete…" }).click();
  const dialog = colleague.getByRole("alertdialog");
  await dialog.getByRole("button", { name: "Why" }).click();
  await colleague.getByRole("option", { name: "The person asked for it" }).click();
  await dialog.getByLabel(/^Type/).fill(name);
  const isTold = page.waitForResponse((response) =>
    response.url().includes(`/api/board/cards?ids=${second}`),
  );
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await isTold;
  letGo();

  await expect(cardOf(first)).toBeVisible();
  await expect(cardOf(second)).toHaveCount(0);
});

test("a page of the list that nobody is left on shows the first one", async ({ browser }) => {
  const { url } = workspace.server;
  const storageState = await enterDemo(browser, url, "manager");
  const page = await (await browser.newContext({ storageState })).newPage();
  await visit(page, `${url}/leads`);
  const next = page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Next" });
  await visit(page, `${url}${await next.getAttribute("href")}&text=Nora+Quist`);
  await expect(page.getByRole("link", { name: "Nora Quist" })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Pages" })).toHaveCount(0);
});
