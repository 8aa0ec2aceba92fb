import { type Browser, expect, type Page, test } from "@playwright/test";
import type { BoardData } from "@/components/board/board-data";
import type { Role } from "@/lib/engine/roles";
import { type Cookies, enterDemo, isLive, reload, visit } from "./support/people";
import { openSampleWorkspace, type Workspace } from "./support/workspace";

type Card = BoardData["board"]["columns"][number]["cards"][number];

let workspace: Workspace;
const cookies = new Map<Role, Cookies>();

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  workspace = await openSampleWorkspace();
  for (const role of ["admin", "manager", "marketer", "sdr"] as const) {
    cookies.set(role, await enterDemo(browser, workspace.server.url, role));
  }
});

test.afterAll(async () => {
  await workspace?.close();
});

interface Opened {
  page: Page;
  /** As the others read it. */
  name: string;
}

/** `isDeaf`: what others do is not heard of, as on a train. */
async function open(browser: Browser, role: Role, path: string, isDeaf = false): Promise<Opened> {
  const context = await browser.newContext({
    storageState: cookies.get(role) ?? { cookies: [], origins: [] },
  });
  if (isDeaf) await context.route("**/api/stream*", (route) => route.abort());
  const page = await context.newPage();
  await visit(page, workspace.server.url + path);
  const account = await page.getByRole("button", { name: /^Account:/ }).getAttribute("aria-label");
  const name = /^Account: (.+) \S+$/.exec(account ?? "")?.[1] ?? "";
  if (!isDeaf) await isLive(page);
  return { page, name };
}

/** The stage's leads as the server has them now. */
async function cardsIn(page: Page, stage: string): Promise<Card[]> {
  const answer = await page.request.get(`${workspace.server.url}/api/board?perColumn=10`);
  const { columns } = (await answer.json()) as BoardData["board"];
  return columns.find((column) => column.stage === stage)?.cards ?? [];
}

async function stageOf(page: Page, id: string): Promise<string> {
  const answer = await page.request.get(`${workspace.server.url}/api/board/cards?ids=${id}`);
  const [card] = (await answer.json()) as Card[];
  return card?.stage ?? "";
}

function said(page: Page) {
  return page.getByRole("region", { name: /Notifications/ });
}

test("of two people who move one card one wins, and the other is told who did", async ({
  browser,
}) => {
  const people = [
    await open(browser, "sdr", "/board", true),
    await open(browser, "manager", "/board", true),
  ] as const;
  const [first] = await cardsIn(people[0].page, "mql");
  if (!first) throw new Error("The sample has no MQL");
  const { name, id } = first;
  for (const { page } of people) {
    await page
      .getByRole("grid", { name: /^Marketing-qualified/ })
      .getByRole("row", { name })
      .focus();
  }
  await Promise.all(people.map(({ page }) => page.keyboard.press("a")));

  const won = `${name} moved to SAL`;
  const lost = `${name} was not moved`;
  for (const { page } of people) {
    await expect(said(page).getByText(won).or(said(page).getByText(lost))).toBeVisible();
  }
  const wins = await Promise.all(people.map(({ page }) => said(page).getByText(won).count()));
  expect(wins.toSorted(), "one of the two").toEqual([0, 1]);
  const [winner, loser] = wins[0] === 1 ? people : ([people[1], people[0]] as const);
  await expect(said(loser.page).getByText(`${winner.name} moved this lead to SAL`)).toBeVisible();
  await expect(
    loser.page.getByRole("grid", { name: /^Sales-accepted/ }).getByRole("row", { name }),
    "the loser's board shows where it is now",
  ).toBeVisible();
  expect(await stageOf(loser.page, id)).toBe("sal");
  const after = (await cardsIn(winner.page, "sal")).find((card) => card.id === id);
  expect(after?.ownerName, "it is the winner's").toBe(winner.name);
  for (const { page } of people) await page.context().close();
});

/** What a browser says to a page when it goes behind other tabs, or comes from there. */
async function setInSight(page: Page, isInSight: boolean): Promise<void> {
  await page.evaluate((isSeen) => {
    if (isSeen) Reflect.deleteProperty(document, "hidden");
    else Object.defineProperty(document, "hidden", { get: () => true, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, isInSight);
}

for (const whose of ["its own", "another tab's"]) {
  test(`a board with ${whose} stream asks nothing behind other tabs, and is up to date once somebody looks`, async ({
    browser,
  }) => {
    const seller = await open(browser, "sdr", "/board");
    const { page: leading } = await open(browser, "manager", "/board");
    let page = leading;
    if (whose !== "its own") {
      page = await leading.context().newPage();
      await visit(page, `${workspace.server.url}/board`);
      await isLive(page);
    }
    await setInSight(page, false);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    const [first] = await cardsIn(seller.page, "mql");
    if (!first) throw new Error("The sample has no MQL");
    const { name } = first;
    const cardIn = (stage: RegExp, on: Page) =>
      on.getByRole("grid", { name: stage }).getByRole("row", { name });
    await cardIn(/^Marketing-qualified/, seller.page).focus();
    await seller.page.keyboard.press("a");
    await expect(said(seller.page).getByText(`${name} moved to SAL`)).toBeVisible();
    if (page !== leading) await expect(cardIn(/^Sales-accepted/, leading)).toBeVisible();
    // As long again as boards in sight take.
    await seller.page.waitForTimeout(500);
    expect(asked).not.toContain("/api/board/cards");
    await setInSight(page, true);
    await expect(cardIn(/^Sales-accepted/, page)).toBeVisible();
    expect(asked).toContain("/api/board/cards");
    await seller.page.context().close();
    await page.context().close();
  });
}

test("answers that come late, and those that never come, leave no card where it was", async ({
  browser,
}) => {
  const state = cookies.get("manager");
  const context = await browser.newContext({ ...(state ? { storageState: state } : {}) });
  const page = await context.newPage();
  const cardIn = (stage: RegExp, name: string) =>
    page.getByRole("grid", { name: stage }).getByRole("row", { name });
  // The board asks once more soon after it was opened: that answer is read now, and comes in late.
  let comeIn = () => {};
  const late = new Promise<void>((resolve) => {
    comeIn = resolve;
  });
  const isRead = new Promise<void>((resolve) => {
    void page.route(
      /\/api\/board\?/,
      async (route) => {
        const answer = await route.fetch();
        resolve();
        await late;
        await route.fulfill({ response: answer });
      },
      { times: 1 },
    );
  });
  await visit(page, `${workspace.server.url}/board`);
  await isRead;
  const cards = await cardsIn(page, "mql");
  // What somebody else is working on a manager may move, and a seller may not.
  const second = cards.find(({ claimedByName }) => claimedByName === null);
  const first = cards.find((card) => card !== second);
  if (!first || !second) throw new Error("The sample has too few MQLs");
  await cardIn(/^Marketing-qualified/, first.name).focus();
  await page.keyboard.press("a");
  await expect(said(page).getByText(`${first.name} moved to SAL`)).toBeVisible();
  const isAnswered = page.waitForResponse(/\/api\/board\?/);
  comeIn();
  await isAnswered;
  await page.waitForTimeout(300);
  await expect(cardIn(/^Sales-accepted/, first.name)).toBeVisible();

  await isLive(page);
  await page.route(/\/api\/board\/cards/, (route) => route.abort(), { times: 1 });
  const seller = await open(browser, "sdr", "/board");
  await seller.page
    .getByRole("grid", { name: /^Marketing-qualified/ })
    .getByRole("row", { name: second.name })
    .focus();
  await seller.page.keyboard.press("a");
  await expect(said(seller.page).getByText(`${second.name} moved to SAL`)).toBeVisible();
  await expect(cardIn(/^Sales-accepted/, second.name)).toBeVisible();
  await context.close();
  await seller.page.context().close();
});

test("a dialog stays with its lead when a colleague moves that lead, and never comes back on another", async ({
  browser,
}) => {
  const seller = await open(browser, "sdr", "/queue");
  const { page } = seller;
  const name = (await page.getByRole("heading", { level: 2 }).first().textContent()) ?? "";
  await page.keyboard.press("x");
  const dialog = page.getByRole("dialog", { name: `Disqualify ${name}` });
  await expect(dialog).toBeVisible();
  await dialog.getByRole("textbox", { name: "Note" }).fill("They have a bakery");

  const manager = await open(browser, "manager", "/board", true);
  const card = (await cardsIn(manager.page, "mql"))
    .concat(await cardsIn(manager.page, "sal"))
    .find((one) => one.name === name);
  await visit(manager.page, `${workspace.server.url}/leads/${card?.id}`);
  await manager.page.getByRole("button", { name: "Disqualify", exact: true }).click();
  await expect(manager.page.getByRole("dialog", { name: `Disqualify ${name}` })).toBeVisible();
  await manager.page.keyboard.type("inac");
  await manager.page.keyboard.press("Control+Enter");
  await expect(said(manager.page).getByText(`${name} moved to Disqualified`)).toBeVisible();

  await expect(
    dialog.getByText(`${manager.name} moved this lead to Disqualified meanwhile.`),
  ).toBeVisible();
  await expect(dialog.getByRole("textbox", { name: "Note" })).toHaveValue("They have a bakery");
  await expect(dialog.getByRole("button", { name: "Disqualify" })).toBeDisabled();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.keyboard.press("j");
  await expect(page.getByRole("heading", { level: 2 }).first()).not.toHaveText(name);
  await expect(page.getByRole("dialog").filter({ hasText: "Disqualify" })).toHaveCount(0);
  await page.context().close();
  await manager.page.context().close();
});

test("a session that was ended changes nothing, and says what to do", async ({ browser }) => {
  const url = workspace.server.url;
  cookies.set("sdr", await enterDemo(browser, url, "sdr"));
  const seller = await open(browser, "sdr", "/board", true);
  const [card] = await cardsIn(seller.page, "mql");
  if (!card) throw new Error("The sample has no MQL");
  const admin = await open(browser, "admin", "/settings/people");
  const sessions = admin.page
    .getByRole("table", { name: "Signed-in browsers" })
    .getByRole("row")
    .filter({ hasText: seller.name });
  while ((await sessions.count()) > 0) {
    const before = await sessions.count();
    await sessions
      .first()
      .getByRole("button", { name: /^Sign / })
      .click();
    await admin.page.getByRole("alertdialog").getByRole("button", { name: "Sign out" }).click();
    await expect(sessions).toHaveCount(before - 1);
  }

  await seller.page
    .getByRole("grid", { name: /^Marketing-qualified/ })
    .getByRole("row", { name: card.name })
    .focus();
  await seller.page.keyboard.press("a");
  await expect(said(seller.page).getByText(`${card.name} was not moved`)).toBeVisible();
  await expect(said(seller.page).getByText("Please sign in to continue.")).toBeVisible();
  expect(await stageOf(admin.page, card.id), "nothing has changed").toBe("mql");

  await visit(seller.page, `${url}/leads/${card.id}`);
  await expect(seller.page, "and the way back is kept").toHaveURL(
    `${url}/sign-in?to=${encodeURIComponent(`/leads/${card.id}`)}`,
  );
  await seller.page.context().close();
  await admin.page.context().close();
  cookies.set("sdr", await enterDemo(browser, url, "sdr"));
});

test("a draft that somebody else saved meanwhile is not written over", async ({ browser }) => {
  const mine = await open(browser, "marketer", "/criteria", true);
  const draft = mine.page
    .getByRole("row")
    .filter({ has: mine.page.getByText("Draft", { exact: true }) })
    .getByRole("link");
  const path = (await draft.first().getAttribute("href")) ?? "";
  await visit(mine.page, workspace.server.url + path);
  const theirs = await open(browser, "admin", path);

  const write = ({ page }: Opened, name: string) =>
    page.getByRole("textbox", { name: "Name of the version" }).fill(name);
  // The order is what counts: theirs is stored before anything of mine is written.
  const stored = theirs.page.waitForResponse(
    (answer) => answer.request().method() === "PUT" && answer.url().includes("/api/criteria/"),
  );
  await write(theirs, "Written first");
  expect((await stored).ok(), "it is stored").toBe(true);
  await expect(
    theirs.page.getByRole("heading", { level: 1 }),
    "a draft saves itself",
  ).toContainText("Written first");
  await write(mine, "Written second");
  await expect(
    mine.page.getByText(new RegExp(`^${theirs.name} changed version \\d+ since you opened it`)),
  ).toBeVisible();
  await expect(
    mine.page.getByRole("textbox", { name: "Name of the version" }),
    "what was typed stays",
  ).toHaveValue("Written second");
  await reload(theirs.page);
  await expect(theirs.page.getByRole("heading", { level: 1 })).toContainText("Written first");

  await mine.page.getByRole("button", { name: "Show what they changed" }).click();
  await mine.page.getByRole("button", { name: "Take theirs, drop mine" }).click();
  await expect(mine.page.getByRole("textbox", { name: "Name of the version" })).toHaveValue(
    "Written first",
  );
  await mine.page.context().close();
  await theirs.page.context().close();
});

test("costs are written like a spreadsheet, and nobody writes over somebody else", async ({
  browser,
}) => {
  const { page } = await open(browser, "marketer", "/spend?span=2019");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Add a row" }).click();
  const source = page.getByRole("combobox", { name: "Source" });
  await source.fill("Fairs");
  await source.press("Tab");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  // The company began later: its first row is the one that was added.
  const cell = (column: number) => page.locator(`[data-spot="0:${column}"]`);

  await cell(0).click();
  await page.keyboard.type("1,200.5");
  await page.keyboard.press("Tab");
  await expect(cell(0)).toHaveText("1,200.50");
  await expect(cell(1)).toBeFocused();
  await page.keyboard.type("7");
  await page.keyboard.press("Escape");
  await expect(cell(1)).toHaveText("");

  await page.evaluate(() => navigator.clipboard.writeText("1\t2\t3\r\n"));
  await page.keyboard.press("Control+v");
  await expect(cell(3)).toHaveText("3.00");
  await expect(page.getByRole("row", { name: /^Fairs/ })).toContainText("1,206.50");
  await expect(page.getByText("All changes saved")).toBeVisible();

  const { page: other, name } = await open(browser, "manager", "/spend?span=2019");
  await other.locator('[data-spot="0:3"]').click();
  await other.keyboard.type("30");
  await other.keyboard.press("Enter");
  await expect(cell(3)).toHaveText("30.00");

  await cell(1).click();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("alert").filter({ hasText: `${name} changed a cell` })).toBeVisible();
  await expect(cell(1)).toContainText("1.00");
});
