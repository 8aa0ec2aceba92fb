import { type Browser, expect, type Page, test } from "@playwright/test";
import type { BoardData } from "@/components/board/board-data";
import { type Cookies, enterDemo, isLive, visit } from "./support/people";
import { openSampleWorkspace, type Workspace } from "./support/workspace";

let workspace: Workspace;
let seller: Cookies;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  workspace = await openSampleWorkspace();
  seller = await enterDemo(browser, workspace.server.url, "sdr");
});

test.afterAll(async () => {
  await workspace?.close();
});

async function open(browser: Browser, path: string, width = 1440): Promise<Page> {
  const context = await browser.newContext({
    storageState: seller,
    viewport: { width, height: 844 },
  });
  const page = await context.newPage();
  await visit(page, workspace.server.url + path);
  if (width > 1000) await isLive(page);
  return page;
}

function said(page: Page) {
  return page.getByRole("region", { name: /Notifications/ });
}

/** The stage's newest leads as the server has them. */
async function cardsIn(page: Page, stage: string) {
  const answer = await page.request.get(`${workspace.server.url}/api/board?perColumn=50`);
  const { columns } = (await answer.json()) as BoardData["board"];
  return columns.find((column) => column.stage === stage)?.cards ?? [];
}

async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Save BANT/ }).click();
  await expect(page.getByText("Not saved yet")).toHaveCount(0);
}

test("an accepted lead stays selected, and is qualified with what is recorded", async ({
  browser,
}) => {
  const page = await open(browser, "/queue");
  const list = page.getByRole("list", { name: /^Leads in order/ });
  const selected = list.locator("[aria-current=true]");
  const bar = page.getByRole("toolbar", { name: "Actions" });
  const name = "Nora Quist";
  await list.getByRole("button", { name }).click();
  await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
  await page.keyboard.press("a");
  await expect(said(page).getByText(`${name} moved to SAL`)).toBeVisible();
  await expect(bar.getByRole("button", { name: /^Qualify/ })).toBeVisible();
  await expect(selected).toContainText(name);
  await expect(selected).toBeInViewport();

  const question = (dimension: string) => page.getByRole("radiogroup", { name: dimension });
  await question("Budget").getByRole("radio", { name: "Partly met" }).click();
  const amount = page.getByRole("textbox", { name: "Budget: Amount" });
  const evidence = page.getByRole("textbox", { name: "Budget: Evidence" });
  await amount.fill("abc");
  await evidence.fill("In the plan");
  await page.getByRole("button", { name: /^Save BANT/ }).click();
  await expect(page.getByText(/^Budget is an amount in USD/)).toBeVisible();
  await amount.fill("50000");
  await save(page);
  await expect(amount).toHaveValue("$50,000.00");
  await expect(page.getByText(/^Earlier answers/)).toHaveCount(0);

  await page.getByRole("heading", { level: 2, name }).click();
  await page.keyboard.press("q");
  const dialog = page.getByRole("dialog", { name: `Qualify ${name}` });
  await expect(dialog.getByRole("textbox", { name: "Budget: Amount" })).toHaveValue("$50,000.00");
  for (const dimension of ["Budget", "Authority", "Need", "Timeline"]) {
    const levels = dialog.getByRole("radiogroup", { name: dimension });
    await levels.getByRole("radio", { name: "Met", exact: true }).click();
  }
  await dialog.getByLabel("Amount", { exact: true }).fill("12345.67");
  await dialog.getByLabel("Amount", { exact: true }).blur();
  await expect(dialog.getByLabel("Amount", { exact: true })).toHaveValue("$12,345.67");
  await dialog.getByRole("button", { name: "Qualify", exact: true }).click();
  await expect(said(page).getByText(`${name} moved to SQL`)).toBeVisible();

  const card = (await cardsIn(page, "sql")).find((one) => one.name === name);
  await visit(page, `${workspace.server.url}/leads/${card?.id}`);
  await expect(amount).toHaveValue("$50,000.00");
  await expect(evidence).toHaveValue("In the plan");
  await page.getByRole("button", { name: "Take the move from SAL to SQL back" }).click();
  await expect(said(page).getByText(`${name} is back in SAL`)).toBeVisible();
  await page.context().close();
});

test("on the board the dialog looks up what the card does not say", async ({ browser }) => {
  const page = await open(browser, "/board");
  const card = (await cardsIn(page, "mql")).find(({ name }) => name === "Otto Pham");
  if (!card) throw new Error("The sample has no such MQL");
  await page
    .getByRole("grid", { name: /^Marketing-qualified/ })
    .getByRole("row", { name: card.name })
    .focus();
  await page.keyboard.press("a");
  await expect(said(page).getByText(`${card.name} moved to SAL`)).toBeVisible();
  const lead = await open(browser, `/leads/${card.id}`);
  await lead.getByRole("textbox", { name: "Need: Need" }).fill("One report for the board");
  await save(lead);
  await lead.context().close();
  await page
    .getByRole("grid", { name: /^Sales-accepted/ })
    .getByRole("row", { name: card.name })
    .focus();
  await page.keyboard.press("q");
  const need = page.getByRole("dialog").getByRole("textbox", { name: "Need: Need" });
  await expect(need).toHaveValue("One report for the board");
  await page.context().close();
});

test("no toast lies over the foot of a dialog on a phone", async ({ browser }) => {
  const page = await open(browser, "/leads", 390);
  const [card] = await cardsIn(page, "mql");
  if (!card) throw new Error("The sample has no MQL");
  await visit(page, `${workspace.server.url}/leads/${card.id}`);
  await page.getByRole("button", { name: "Accept", exact: true }).click();
  const toast = said(page).getByText(`${card.name} moved to SAL`);
  await expect(toast).toBeVisible();
  await page.getByRole("button", { name: "Note", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Add a note" });
  await expect(dialog).toBeVisible();
  await expect(toast).toBeVisible();
  await expect
    .poll(async () => {
      const [above, below] = await Promise.all([toast.boundingBox(), dialog.boundingBox()]);
      return above !== null && below !== null && above.y + above.height <= below.y;
    })
    .toBe(true);
  await page.context().close();
});
