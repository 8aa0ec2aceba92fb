import { type Browser, expect, type Locator, type Page, test } from "@playwright/test";
import type { BoardData } from "@/components/board/board-data";
import { type Cookies, enterDemo, reload, visit } from "./support/people";
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

/** The page of a lead of the sample of whom nothing is recorded yet. */
async function openLead(browser: Browser, name: string) {
  const context = await browser.newContext({ storageState: seller });
  const page = await context.newPage();
  const answer = await page.request.get(`${workspace.server.url}/api/board?perColumn=50`);
  const { columns } = (await answer.json()) as BoardData["board"];
  const card = columns.flatMap(({ cards }) => cards).find((one) => one.name === name);
  if (!card) throw new Error(`The sample has no ${name}`);
  await visit(page, `${workspace.server.url}/leads/${card.id}`);
  const heading = page.getByRole("heading", { name: "Consent", exact: true });
  const consents = page.locator("section", { has: heading }).last();
  await expect(consents.getByText("Nothing is recorded.")).toBeVisible();
  const dialog = page.getByRole("dialog", { name: `Consent of ${name}` });
  const open = async () => {
    await consents.getByRole("button", { name: "Record" }).click();
    await expect(dialog).toBeVisible();
  };
  return { context, page, consents, items: consents.getByRole("listitem"), dialog, open };
}

const choose = (dialog: Locator, name: string) => dialog.getByText(name, { exact: true }).click();
const write = (dialog: Locator, label: string | RegExp, text: string) =>
  dialog.getByRole("textbox", { name: label }).fill(text);

async function record(dialog: Locator): Promise<void> {
  await dialog.getByRole("button", { name: "Record" }).click();
  await expect(dialog).toBeHidden();
}

/** Types a day, as dates are written in the browser's language. */
async function writeDay(page: Page, dialog: Locator, [year, month, day]: string[]) {
  await dialog.getByRole("spinbutton", { name: /^day/ }).click();
  await page.keyboard.type(`${day}${month}${year}`);
}

test("what somebody agreed to is kept while offline, recorded, and taken back", async ({
  browser,
}) => {
  const { context, page, consents, items, dialog, open } = await openLead(browser, "Nora Quist");
  await open();
  await write(dialog, /^The text that they agreed to/, "Write to me about reports.");
  await write(dialog, "Version of the text", "3");
  await write(dialog, /^How they said so/, "At the fair");
  await context.setOffline(true);
  await dialog.getByRole("button", { name: "Record" }).click();
  await expect(dialog.getByRole("alert")).toContainText("could not be reached");
  // Closed and opened again, it has what was typed.
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await open();
  await expect(dialog.getByRole("textbox", { name: /^The text/ })).toHaveValue(
    "Write to me about reports.",
  );
  await expect(dialog.getByRole("textbox", { name: "Version of the text" })).toHaveValue("3");
  await expect(dialog.getByRole("textbox", { name: /^How/ })).toHaveValue("At the fair");
  await context.setOffline(false);
  await record(dialog);
  await expect(items).toHaveCount(1);
  await expect(items).toContainText(["Given"]);
  await expect(items).toContainText(["At the fair · Version 3“Write to me about reports.”"]);

  // What was sent is not offered again.
  await open();
  await expect(dialog.getByRole("textbox", { name: /^The text/ })).toHaveValue("");
  await choose(dialog, "They took it back");
  await expect(dialog.getByRole("textbox", { name: /^The text/ })).toHaveCount(0);
  await write(dialog, /^How they said so/, "By mail");
  await record(dialog);
  await expect(items).toContainText([/^Withdrawn.*By mail/, /^Given/]);
  await expect(consents.getByText("They may have agreed after")).toHaveCount(0);
  await reload(page);
  await expect(items).toContainText([/^Withdrawn.*By mail/, /^Given/]);
  await context.close();
});

test("of one day without times the withdrawal counts, and a time settles it", async ({
  browser,
}) => {
  const { context, page, consents, items, dialog, open } = await openLead(browser, "Otto Pham");
  const day = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10).split("-");
  await open();
  await choose(dialog, "They took it back");
  await write(dialog, /^How they said so/, "By mail");
  await choose(dialog, "On a day");
  await writeDay(page, dialog, day);
  await record(dialog);

  await open();
  await write(dialog, /^The text that they agreed to/, "Call me.");
  await write(dialog, /^How they said so/, "On the phone");
  await choose(dialog, "On a day");
  await writeDay(page, dialog, day);
  await record(dialog);
  await expect(items).toContainText([/^Withdrawn.*time not known/, /^Given.*time not known/]);
  await expect(consents.getByText("In doubt it counts as withdrawn.")).toBeVisible();

  // Another day leaves no doubt.
  const next = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10).split("-");
  await open();
  await write(dialog, /^The text that they agreed to/, "Call me again.");
  await write(dialog, /^How they said so/, "On the phone");
  await choose(dialog, "On a day");
  await writeDay(page, dialog, next);
  await dialog.getByLabel("Time, if known").fill("10:30");
  await record(dialog);
  await expect(items).toContainText([/^Given.*10:30/, /^Withdrawn/, /^Given.*time not known/]);
  await expect(consents.getByText("In doubt it counts as withdrawn.")).toHaveCount(0);

  // A day is needed where one is asked for.
  await open();
  await write(dialog, /^The text that they agreed to/, "x");
  await write(dialog, /^How they said so/, "x");
  await choose(dialog, "On a day");
  await dialog.getByRole("button", { name: "Record" }).click();
  await expect(dialog).toBeVisible();
  await expect(items).toHaveCount(3);
  await context.close();
});
