import { type Browser, expect, type Page, test } from "@playwright/test";
import { ROLE_INFO, type Role } from "@/lib/engine/roles";
import { type Keyboard, keyboardOf } from "./support/keyboard";
import { arrived, isLive, visit } from "./support/people";
import { line, saved, thresholdField } from "./support/studio";
import { openSampleWorkspace, type Workspace } from "./support/workspace";

/** The main jobs of each role, from signing in to the end, without a mouse. */
let workspace: Workspace;

test.use({ actionTimeout: 20_000 });

test.beforeAll(async () => {
  test.setTimeout(120_000);
  workspace = await openSampleWorkspace();
});

test.afterAll(() => workspace?.close());

async function signIn(browser: Browser, role: Role): Promise<{ page: Page; keys: Keyboard }> {
  const page = await (await browser.newContext()).newPage();
  await visit(page, `${workspace.server.url}/sign-in`);
  const keys = keyboardOf(page);
  await keys.push(page.getByRole("button", { name: new RegExp(`^${ROLE_INFO[role].name} ·`) }));
  await arrived(page);
  await isLive(page);
  return { page, keys };
}

/** Past the navigation to what the page is about. */
async function skipToContent(page: Page, keys: Keyboard): Promise<void> {
  await keys.push(page.getByRole("link", { name: "Skip to content" }));
}

/** Presses a button, writes what its dialog asks for, and confirms. */
async function confirm(page: Page, keys: Keyboard, label: string, action = label, text = "") {
  await keys.push(page.getByRole("main").getByRole("button", { name: label }));
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  if (text) {
    await keys.to(dialog.getByRole("textbox").first());
    await keys.type(text);
  }
  await keys.push(dialog.getByRole("button", { name: action, exact: true }));
  await expect(dialog).toHaveCount(0);
}

test("criteria are changed, agreed and put in force, and a figure is opened, by keys alone", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const { page: manager, keys: managers } = await signIn(browser, "manager");
  await test.step("sales answers the proposal that is open", async () => {
    await managers.goTo("Criteria");
    await skipToContent(manager, managers);
    await managers.push(manager.getByRole("link", { name: /^Review/ }));
    await expect(manager.getByRole("heading", { level: 1, name: /^Version/ })).toBeVisible();
    await confirm(manager, managers, "Ask for changes", "Ask for changes", "Another one first.");
  });

  const { page: marketer, keys: marketers } = await signIn(browser, "marketer");
  await test.step("marketing moves a threshold and proposes", async () => {
    await marketers.goTo("Criteria");
    await skipToContent(marketer, marketers);
    const row = marketer.getByRole("row").filter({
      has: marketer.getByText("Draft", { exact: true }),
    });
    await marketers.push(row.getByRole("link").first());
    await expect(marketer.getByRole("tab", { name: /^Gained/ })).toBeVisible({ timeout: 30_000 });
    const before = Number(await thresholdField(marketer).inputValue());
    await marketers.to(line(marketer));
    await marketers.press("ArrowRight");
    await marketers.press("ArrowRight");
    await expect(thresholdField(marketer)).toHaveValue(String(before + 2));
    await expect(saved(marketer)).toBeVisible();
    await marketers.to(marketer.getByRole("tab", { name: /^Gained/ }));
    await marketers.press("ArrowRight");
    await marketers.push(marketer.getByRole("button", { name: /^Why / }).first());
    const why = marketer.getByRole("button", { name: /^Why /, expanded: true });
    await expect(why.locator("xpath=ancestor::li")).toContainText(/version in force/i);

    await marketers.push(marketer.getByRole("button", { name: "Add engagement rule" }));
    await expect(marketer.getByRole("textbox", { name: "Name", exact: true })).toBeFocused();
    await marketers.seesFocus();
    await marketers.type("Came back");
    const points = marketer.getByRole("textbox", { name: "Points of Came back" });
    await marketers.to(points, "Shift+Tab");
    await marketers.press("Control+a");
    await marketers.type("3");
    await marketers.press("Tab");
    await expect(points).toHaveValue("3");
    await expect(saved(marketer)).toBeVisible();
    await confirm(marketer, marketers, "Propose to sales", "Propose", "Fewer, but better.");
    await expect(marketer.getByText("Waiting for sales", { exact: true })).toBeVisible();
  });

  await test.step("sales signs it and puts it in force", async () => {
    await managers.goTo("Criteria");
    await skipToContent(manager, managers);
    await managers.push(manager.getByRole("link", { name: /^Review/ }));
    await confirm(manager, managers, "Agree for sales");
    await confirm(manager, managers, "Put in force");
    await expect(manager.getByRole("heading", { level: 1 })).toContainText("In force");
  });

  await test.step("the manager opens a report, and the leads of a figure", async () => {
    await managers.goTo("MQL to SQL conversion");
    await skipToContent(manager, managers);
    const figures = manager.getByRole("table").first().getByRole("link");
    const figure = figures.filter({ hasText: /^\d+$/ }).first();
    const said = await figure.innerText();
    await managers.push(figure);
    await expect(manager.getByRole("heading", { level: 1, name: "Leads" })).toBeVisible();
    await expect(manager.getByText(new RegExp(`^${said} leads?\\b`)).first()).toBeVisible();
    await skipToContent(manager, managers);
    const lead = manager.getByRole("row").nth(1).getByRole("link").first();
    const name = await lead.innerText();
    await managers.push(lead);
    await expect(manager.getByRole("heading", { level: 1, name })).toBeVisible();
  });
  await manager.context().close();
  await marketer.context().close();
});

test("an SDR takes a lead from the hand-off to an opportunity by keys alone", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const { page, keys } = await signIn(browser, "sdr");
  const said = page.getByRole("region", { name: /Notifications/ });
  await keys.goTo("Queue");
  const rows = page.getByRole("list", { name: /^Leads in order/ }).getByRole("button");
  const rowOf = (mark: string) =>
    rows.evaluateAll((all, found) => all.findIndex((row) => row.matches(found)), mark);
  const placeOf = (name: string) =>
    rows.evaluateAll((all, found) => all.findIndex((row) => row.textContent.includes(found)), name);
  const goTo = async (name: string) => {
    await expect.poll(() => placeOf(name)).toBeGreaterThanOrEqual(0);
    const way = (await placeOf(name)) - (await rowOf("[aria-current=true]"));
    for (let i = 0; i < Math.abs(way); i += 1) await keys.press(way > 0 ? "j" : "k");
    await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
  };

  await test.step("accepted, called with a day to call again, noted", async () => {
    await goTo("Nora Quist");
    await keys.press("a");
    await expect(said.getByText("Nora Quist moved to SAL")).toBeVisible();
    await keys.press("c");
    const dialog = page.getByRole("dialog", { name: "Log a call: Nora Quist" });
    await expect(dialog).toBeVisible();
    await keys.choose(
      dialog.getByRole("radiogroup", { name: "How did it end?" }),
      "Asked to call back",
    );
    await keys.to(dialog.getByRole("spinbutton").first());
    await keys.type(`3112${new Date().getFullYear() + 1}`);
    await keys.press("Control+Enter");
    await expect(said.getByText("Call logged")).toBeVisible();
    await keys.press("m");
    await expect(page.getByRole("dialog", { name: "Log a meeting: Nora Quist" })).toBeVisible();
    await keys.press("Control+Enter");
    await expect(said.getByText("Meeting logged")).toBeVisible();
    await keys.press("n");
    await expect(page.getByRole("textbox", { name: "Note" })).toBeFocused();
    await keys.seesFocus();
    await keys.type("Wants an offer");
    await keys.press("Control+Enter");
    await expect(said.getByText("Note added")).toBeVisible();
  });

  await test.step("qualified by what was found out", async () => {
    await goTo("Nora Quist");
    await keys.press("q");
    const dialog = page.getByRole("dialog", { name: "Qualify Nora Quist" });
    for (const dimension of ["Budget", "Authority", "Need", "Timeline"]) {
      await keys.choose(dialog.getByRole("radiogroup", { name: dimension }), "Met");
    }
    await keys.press("Control+Enter");
    await expect(said.getByText("Nora Quist moved to SQL")).toBeVisible();
  });

  await test.step("another one is disqualified, and brought back", async () => {
    await goTo("Pia Rossi");
    await keys.press("x");
    await expect(page.getByRole("dialog", { name: "Disqualify Pia Rossi" })).toBeVisible();
    await keys.seesFocus();
    await keys.type("inac");
    await keys.press("Control+Enter");
    await expect(said.getByText("Pia Rossi moved to Disqualified")).toBeVisible();
    await keys.press("F6");
    await expect(said.getByRole("button", { name: "Undo" }).first()).toBeFocused();
    await keys.seesFocus();
    await keys.press("Enter");
    await expect(said.getByText(/^Pia Rossi is back in/)).toBeVisible();
  });

  await test.step("and recycled until a day", async () => {
    await goTo("Pia Rossi");
    await keys.press("r");
    await expect(page.getByRole("dialog", { name: "Recycle Pia Rossi" })).toBeVisible();
    await keys.type("no ti");
    await keys.press("Tab");
    await keys.seesFocus();
    await keys.type(`3112${new Date().getFullYear() + 1}`);
    await keys.press("Control+Enter");
    await expect(said.getByText("Pia Rossi moved to Nurture")).toBeVisible();
  });
  await page.context().close();
});
