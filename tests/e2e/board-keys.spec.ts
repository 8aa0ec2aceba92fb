import { expect, type Page, test } from "@playwright/test";
import { enterDemo, isLive, visit } from "./support/people";
import { openSampleWorkspace, type Workspace } from "./support/workspace";

let workspace: Workspace;
let page: Page;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000);
  workspace = await openSampleWorkspace();
  const storageState = await enterDemo(browser, workspace.server.url, "sdr");
  page = await (await browser.newContext({ storageState })).newPage();
});

test.afterAll(async () => {
  await workspace?.close();
});

const longColumn = () => page.locator("section[data-stage=inquiry]");

/** The place of the focused card in its column; null when it is not to be seen, or nothing has the focus. */
function focusedRow(): Promise<number | null> {
  return page.evaluate(() => {
    const row = document.activeElement;
    const list = row?.closest("[role=grid]");
    if (row?.getAttribute("role") !== "row" || !list) return null;
    const [inner, outer] = [row.getBoundingClientRect(), list.getBoundingClientRect()];
    const isSeen = inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
    return isSeen ? Number(row.getAttribute("aria-rowindex")) : null;
  });
}

/** The column holds cards beyond this one: a key has more to go to. */
async function hasMoreThan(row: number) {
  const heightOf = () =>
    longColumn()
      .getByRole("grid")
      .evaluate((list) => list.scrollHeight);
  await expect.poll(heightOf).toBeGreaterThan((row + 10) * 100);
}

test("keys take the focus through a column of thousands, always to a card in sight", async () => {
  await visit(page, `${workspace.server.url}/board`);
  await hasMoreThan(8);
  await longColumn().locator("[data-lead]").first().focus();
  let last = 1;
  for (let times = 0; times < 4; times += 1) {
    await page.keyboard.press("End");
    await expect.poll(focusedRow).toBeGreaterThan(last);
    last = (await focusedRow()) ?? 0;
    await hasMoreThan(last);
    expect(await focusedRow(), "it stays where it is while more cards come").toBe(last);
  }
  await page.keyboard.press("PageUp");
  await expect.poll(focusedRow).toBeLessThan(last);
  expect(await focusedRow()).toBeGreaterThan(1);
  await page.keyboard.press("Home");
  await expect.poll(focusedRow).toBe(1);
  await page.keyboard.press("PageDown");
  await expect.poll(focusedRow).toBeGreaterThan(1);
});

test("a key finds the focus again that was scrolled out of sight", async () => {
  await visit(page, `${workspace.server.url}/board`);
  await hasMoreThan(8);
  const first = longColumn().locator("[data-lead]").first();
  await first.focus();
  await longColumn().hover();
  await page.mouse.wheel(0, 3000);
  await expect.poll(focusedRow).toBeNull();
  await page.keyboard.press("End");
  await expect.poll(focusedRow).toBeGreaterThan(30);
});

test("a column counts all its cards, also those that are not loaded", async () => {
  await visit(page, `${workspace.server.url}/board`);
  const name = await longColumn().getAttribute("aria-label");
  const all = /(\d+) leads$/.exec(name ?? "")?.[1];
  expect(Number(all)).toBeGreaterThan(200);
  await expect(longColumn().getByRole("grid")).toHaveAttribute("aria-rowcount", all ?? "");
});

test("the focus stays near what Enter takes away", async () => {
  const named = (name: string | RegExp) => page.getByRole("button", { name });
  await visit(page, `${workspace.server.url}/board`);
  await named(/^Show Nurture/).focus();
  await page.keyboard.press("Enter");
  await expect(named("Hide the cards of Nurture")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(named(/^Show Nurture/)).toBeFocused();
  for (const path of ["/board", "/leads"]) {
    await visit(page, `${workspace.server.url}${path}?stage=mql&grade=A&source=Web`);
    const chips = page.getByRole("list", { name: "Active conditions" }).getByRole("button");
    await expect(chips, "three conditions and what clears all").toHaveCount(4);
    await chips.first().focus();
    for (const left of [3, 2]) {
      await page.keyboard.press("Enter");
      await expect(chips).toHaveCount(left);
      await expect(chips.first()).toBeFocused();
    }
    await page.keyboard.press("Enter");
    await expect(chips).toHaveCount(0);
    await expect(named("Filter leads")).toBeFocused();
  }
});

test("the focus stays with the column or the lead that a move took it from", async () => {
  const said = page.getByRole("region", { name: /Notifications/ });
  await visit(page, `${workspace.server.url}/board?text=Pia Rossi`);
  await isLive(page);
  const column = page.locator("section[data-stage=mql]");
  const cards = column.getByRole("grid").getByRole("row");
  await cards.focus();
  await page.keyboard.press("x");
  await expect(page.getByRole("dialog", { name: "Disqualify Pia Rossi" })).toBeVisible();
  await page.keyboard.type("inac");
  await page.keyboard.press("Control+Enter");
  await expect(said.getByText("Pia Rossi moved to Disqualified")).toBeVisible();
  await expect(cards.filter({ hasText: "Pia Rossi" })).toHaveCount(0);
  await expect(column.getByRole("grid")).toBeFocused();

  await visit(page, `${workspace.server.url}/leads?text=Nora Quist`);
  const href = await page.getByRole("link", { name: "Nora Quist" }).getAttribute("href");
  await visit(page, workspace.server.url + (href ?? ""));
  const name = page.getByRole("heading", { level: 1, name: "Nora Quist" });
  const main = page.getByRole("main");
  await main.getByRole("button", { name: "Accept", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(name).toBeFocused();
  await main.getByRole("button", { name: "Disqualify", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Disqualify Nora Quist" })).toBeVisible();
  await page.keyboard.type("inac");
  await page.keyboard.press("Control+Enter");
  await expect(name).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(main.getByRole("button", { name: "Call" }), "what stands behind it").toBeFocused();
});

test("on a narrow phone a toast stands above the bar of chosen cards, however many rows that has", async () => {
  await page.setViewportSize({ width: 320, height: 700 });
  await visit(page, `${workspace.server.url}/board`);
  await isLive(page);
  const cards = page.locator("section[data-stage]").getByRole("row").filter({ visible: true });
  await cards.first().focus();
  await page.keyboard.press("Space");
  const bar = page.getByRole("toolbar", { name: "Chosen leads" });
  await expect(bar).toBeVisible();
  expect((await bar.boundingBox())?.height, "more than one row").toBeGreaterThan(70);
  await page.keyboard.press("w");
  const toast = page.getByRole("alertdialog").filter({ hasText: "was not moved" });
  await expect(toast).toBeVisible();
  const [above, below] = [await toast.boundingBox(), await bar.boundingBox()];
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThan(below?.y ?? 0);
  await page.setViewportSize({ width: 1280, height: 720 });
});
