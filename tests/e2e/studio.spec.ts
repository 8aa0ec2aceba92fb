import { type Browser, expect, type Locator, type Page, test } from "@playwright/test";
import type { Role } from "@/lib/engine/roles";
import { arrived, type Cookies, enterDemo, reload, visit } from "./support/people";
import { violations } from "./support/violations";
import { watch } from "./support/watch";
import { openSampleWorkspace, type Workspace } from "./support/workspace";

let workspace: Workspace;
let draftPath = "";
const cookies = new Map<Role, Cookies>();

test.use({ actionTimeout: 20_000 });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000);
  workspace = await openSampleWorkspace();
  for (const role of ["marketer", "manager", "viewer"] as const) {
    cookies.set(role, await enterDemo(browser, workspace.server.url, role));
  }
  const page = await open(browser, "marketer", "/criteria");
  const row = page.getByRole("row").filter({ has: page.getByText("Draft", { exact: true }) });
  draftPath = (await row.getByRole("link").first().getAttribute("href")) ?? "";
  await page.context().close();
});

test.afterAll(async () => {
  await workspace?.close();
});

async function open(browser: Browser, role: Role, path: string): Promise<Page> {
  const storageState = cookies.get(role);
  const context = await browser.newContext(storageState ? { storageState } : {});
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  await visit(page, workspace.server.url + path);
  await arrived(page);
  return page;
}

/** Opens the draft and waits until history has answered. */
async function openStudio(browser: Browser, role: Role, search = ""): Promise<Page> {
  const page = await open(browser, role, draftPath + search);
  await expect(page.getByRole("tab", { name: /^Gained/ })).toBeVisible({ timeout: 30_000 });
  return page;
}

const line = (page: Page) => page.getByRole("slider", { name: "Engagement threshold" });
const thresholdField = (page: Page) =>
  page.getByRole("textbox", { name: "Engagement threshold", exact: true });
const saved = (page: Page) => page.getByRole("status").filter({ hasText: /^Saved$/ });

/** The first figure that a replay or its evidence shows. */
async function mqls(part: Locator): Promise<number> {
  const text = await part.getByText("MQLs", { exact: true }).first().locator("..").innerText();
  const found = /^MQLs\s+([\d,]+)/.exec(text)?.[1];
  expect(found, `a figure in “${text}”`).toBeTruthy();
  return Number(found?.replace(",", ""));
}

const studio = (page: Page) => page.locator("#replay");

test("colleagues who may only read see the same by a link, and send thresholds back", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const marketer = await openStudio(browser, "marketer");
  let link = "";

  await test.step("the marketer copies a link to what is looked at", async () => {
    await marketer.getByRole("switch", { name: "Judge it on months it did not see" }).focus();
    await marketer.keyboard.press("Space");
    await expect(marketer).toHaveURL(/held-out=\d{4}-\d\d-\d\d/);
    await marketer.goBack();
    await expect(marketer).not.toHaveURL(/held-out/);
    await expect(
      marketer.getByRole("switch", { name: "Judge it on months it did not see" }),
      "the back button takes it back",
    ).not.toBeChecked();
    await marketer.goForward();
    await marketer.getByRole("tab", { name: /^Lost/ }).click();
    await marketer.getByRole("button", { name: "Copy a link to this view" }).click();
    await expect(marketer.getByText("Link copied")).toBeVisible();
    link = await marketer.evaluate(() => navigator.clipboard.readText());
    expect(link).toContain("leads=lost");
  });

  const viewer = await open(browser, "viewer", link.slice(workspace.server.url.length));
  const { problems } = watch(viewer);
  await test.step("the viewer sees the same, and can change nothing", async () => {
    await expect(viewer.getByRole("table", { name: /^Before the hold-out/ })).toBeVisible();
    await expect(viewer.getByRole("tab", { name: /^Lost/, selected: true })).toBeVisible();
    expect(await viewer.getByRole("tab", { name: /^Lost/ }).innerText()).toBe(
      await marketer.getByRole("tab", { name: /^Lost/ }).innerText(),
    );
    await expect(viewer.getByRole("button", { name: "Propose to sales" })).toHaveCount(0);
    await expect(viewer.getByRole("textbox", { name: "Name of the version" })).toHaveCount(0);
  });

  await test.step("the viewer tries another threshold, which is theirs alone", async () => {
    await line(viewer).press("ArrowRight");
    await line(viewer).press("ArrowRight");
    await expect(viewer.getByText("You are trying other thresholds")).toBeVisible();
    await expect(viewer).toHaveURL(/engagement=\d+/);
    expect(await violations(viewer)).toEqual([]);
  });

  await test.step("the marketer is offered it, and may take it", async () => {
    const before = Number(await thresholdField(marketer).inputValue());
    await visit(marketer, viewer.url());
    await marketer.getByRole("button", { name: "Use them in the draft" }).click();
    await expect(thresholdField(marketer)).toHaveValue(String(before + 2));
    await expect(marketer).not.toHaveURL(/engagement=/);
    await expect(saved(marketer)).toBeVisible();
    await marketer.getByRole("button", { name: "Undo" }).click();
    await expect(thresholdField(marketer)).toHaveValue(String(before));
    await expect(saved(marketer)).toBeVisible();
  });
  expect(problems).toEqual([]);
  await viewer.context().close();
  await marketer.context().close();
});

test("the threshold's line ends at the cap, and beyond it the reason is said", async ({
  browser,
}) => {
  const page = await openStudio(browser, "marketer", "?held-out=2026-02-31");
  await expect(
    page.getByRole("switch", { name: "Judge it on months it did not see" }),
    "no month has such a day",
  ).not.toBeChecked();
  const before = await thresholdField(page).inputValue();
  const capField = page.getByRole("textbox", { name: "Engagement cap", exact: true });
  const cap = Number(await capField.inputValue());
  await line(page).press("End");
  await expect(thresholdField(page)).not.toHaveValue(before);
  expect(Number(await thresholdField(page).inputValue())).toBeLessThanOrEqual(cap);
  await expect(studio(page).getByText(/^Finish what you are writing/)).toHaveCount(0);

  await thresholdField(page).fill(String(cap + 5));
  await thresholdField(page).press("Enter");
  await expect(
    studio(page).getByText(`The engagement threshold (${cap + 5}) is above the engagement cap`),
  ).toBeVisible();
  await thresholdField(page).fill(before);
  await thresholdField(page).press("Enter");
  await expect(saved(page)).toBeVisible();
  await expect(studio(page).getByText(/^Finish what you are writing/)).toHaveCount(0);
  await page.context().close();
});

test("what cannot be stored stays, and is stored once it can be", async ({ browser }) => {
  const page = await openStudio(browser, "marketer");
  const name = page.getByRole("textbox", { name: "Name of the version" });
  const before = await name.inputValue();
  const address = `**/api${draftPath}`;
  const isSaving = (request: { method(): string }) => request.method() === "PUT";

  await page.route(address, (route) =>
    isSaving(route.request()) ? route.abort() : route.continue(),
  );
  await name.fill("Written without a network");
  await expect(page.getByText(/^Not saved: The server could not be reached/)).toBeVisible();
  await expect(name).toHaveValue("Written without a network");
  await page.unroute(address);
  await page.getByRole("button", { name: "Try now" }).click();
  await expect(saved(page)).toBeVisible();
  await expect(page.getByText(/^Not saved/)).toHaveCount(0);

  await name.fill("");
  await expect(page.getByText("Not saved: Give the version a name.")).toBeVisible();
  await name.fill(before);
  await expect(saved(page)).toBeVisible();

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
    await visit(page, workspace.server.url + draftPath);
    await expect(name).toHaveValue("Left at once");
    await name.fill(before);
    await expect(saved(page)).toBeVisible();
  });
  await page.context().close();
});

test("a session that ends in the middle of a sentence loses none of it", async ({ browser }) => {
  const page = await openStudio(browser, "marketer");
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

test("the studio and its dialogs are sound in both themes", async ({ browser }) => {
  test.setTimeout(180_000);
  const page = await openStudio(browser, "marketer");
  const { problems } = watch(page);
  const dialogs = [
    ["Suggest points", /Nothing can be suggested yet|Learnt from/],
    ["Suggest from rejections", /Too few leads|Nothing worth a gate|Shut out:/],
    ["Propose to sales", /It cannot be edited while sales decides/],
  ] as const;
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await reload(page);
    await expect(page.getByRole("tab", { name: /^Gained/ })).toBeVisible({ timeout: 30_000 });
    expect(await violations(page), colorScheme).toEqual([]);
    for (const [label, said] of dialogs) {
      await page.getByRole("button", { name: label }).click();
      const dialog = page.getByRole("dialog");
      await expect(dialog.getByText(said).first()).toBeVisible();
      expect(await violations(page), `${label}, ${colorScheme}`).toEqual([]);
      await page.keyboard.press("Escape");
      await expect(dialog).toHaveCount(0);
      await expect(page.getByRole("button", { name: label }), "the focus is back").toBeFocused();
    }
  }
  expect(problems).toEqual([]);
  await page.context().close();
});

test("a draft is tuned by mouse and keyboard, proposed, signed and in force as it was seen", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const manager = await open(browser, "manager", "/criteria");
  await test.step("sales answers the proposal that is open, as only one can be", async () => {
    await manager.getByRole("link", { name: /^Review/ }).click();
    await manager.getByRole("button", { name: "Ask for changes" }).click();
    const dialog = manager.getByRole("dialog");
    await dialog.getByRole("textbox").fill("Another one first.");
    await dialog.getByRole("button", { name: "Ask for changes" }).click();
    await expect(dialog).toHaveCount(0);
  });

  const page = await openStudio(browser, "marketer");
  const { problems } = watch(page);
  const before = await mqls(studio(page));
  const first = Number(await thresholdField(page).inputValue());

  await test.step("the threshold's line is dragged; it is saved once it is let go", async () => {
    const saves: string[] = [];
    page.on("request", (request) => {
      if (request.method() === "PUT") saves.push(request.url());
    });
    const handle = line(page).locator("xpath=ancestor::*[contains(@class,'cursor-ew-resize')]");
    await handle.hover();
    const box = await handle.boundingBox();
    if (!box) throw new Error("The line can be seen");
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 70, y, { steps: 12 });
    await expect(thresholdField(page)).not.toHaveValue(String(first));
    await expect.poll(() => mqls(studio(page)), "fewer while it is held").toBeLessThan(before);
    await page.waitForTimeout(2000);
    expect(saves, "nothing is saved while it is held").toEqual([]);
    await page.mouse.up();
    await expect(saved(page)).toBeVisible();
    await expect.poll(() => saves.length, "one save").toBe(1);
  });

  const dragged = Number(await thresholdField(page).inputValue());
  await test.step("arrow keys move it on, and Undo and Redo hold across saves", async () => {
    await line(page).press("ArrowRight");
    await expect(thresholdField(page)).toHaveValue(String(dragged + 1));
    await expect(saved(page)).toBeVisible();
    await page.keyboard.press("Control+z");
    await expect(thresholdField(page)).toHaveValue(String(dragged));
    await page.keyboard.press("Control+z");
    await expect(thresholdField(page), "the drag was one step").toHaveValue(String(first));
    await page.keyboard.press("Control+Shift+z");
    await expect(thresholdField(page)).toHaveValue(String(dragged));
    await page.keyboard.press("Control+s");
    await expect(saved(page)).toBeVisible();
  });

  await test.step("a lost lead says why", async () => {
    await page.getByRole("tab", { name: /^Lost/ }).click();
    await expect(page).toHaveURL(/leads=lost/);
    const lost = page.getByRole("tabpanel", { name: /^Lost/ });
    const why = lost.getByRole("button", { name: /^Why / }).first();
    await why.press("Enter");
    await expect(
      lost.getByText(/^On .+ the version in force would have handed it off/),
    ).toBeVisible();
    const missing = new RegExp(`^The draft would not: .+engagement .+ of ${dragged}, .+ short`);
    await expect(lost.getByText(missing)).toBeVisible();
    await reload(page);
    await expect(page.getByRole("tab", { name: /^Lost/, selected: true })).toBeVisible();
    await expect(thresholdField(page)).toHaveValue(String(dragged));
  });

  const shown = await mqls(studio(page));
  expect(shown).toBeLessThan(before);
  await test.step("it is proposed, signed and put in force", async () => {
    await page.getByRole("button", { name: "Propose to sales" }).press("Enter");
    await page.getByLabel("What sales should know").fill("Fewer, but better.");
    await page.getByRole("dialog").getByRole("button", { name: "Propose" }).press("Enter");
    await expect(page.getByText("Waiting for sales", { exact: true })).toBeVisible();
    await visit(manager, workspace.server.url + draftPath);
    for (const label of ["Agree for sales", "Put in force"]) {
      await manager.getByRole("button", { name: label }).click();
      const dialog = manager.getByRole("dialog");
      await dialog.getByRole("button", { name: label }).click();
      await expect(dialog).toHaveCount(0);
    }
    await expect(manager.getByRole("heading", { level: 1 })).toContainText("In force");
  });

  await test.step("what was seen while tuning is the evidence, frozen on what is in force", async () => {
    const evidence = manager
      .locator("section")
      .filter({ has: manager.getByRole("heading", { name: "Evidence" }) });
    await expect(evidence.getByText(/frozen when it was proposed/)).toBeVisible();
    expect(await mqls(evidence)).toBe(shown);
    expect(await violations(manager)).toEqual([]);
  });
  expect(problems).toEqual([]);
});
