import { expect, test } from "@playwright/test";
import { reload, visit } from "./support/people";
import {
  type DraftWorkspace,
  line,
  mqls,
  openDraftWorkspace,
  saved,
  studio,
  thresholdField,
} from "./support/studio";
import { violations } from "./support/violations";
import { watch } from "./support/watch";

let draft: DraftWorkspace;

test.use({ actionTimeout: 20_000 });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000);
  draft = await openDraftWorkspace(browser);
});

test.afterAll(async () => {
  await draft?.workspace.close();
});

test("a draft is tuned by mouse and keyboard, proposed, signed and in force as it was seen", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const manager = await draft.open(browser, "manager", "/criteria");
  await test.step("sales answers the proposal that is open, as only one can be", async () => {
    await manager.getByRole("link", { name: /^Review/ }).click();
    await manager.getByRole("button", { name: "Ask for changes" }).click();
    const dialog = manager.getByRole("dialog");
    await dialog.getByRole("textbox").fill("Another one first.");
    await dialog.getByRole("button", { name: "Ask for changes" }).click();
    await expect(dialog).toHaveCount(0);
  });

  const page = await draft.openStudio(browser, "marketer");
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
    await visit(manager, draft.workspace.server.url + draft.draftPath);
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
