import { expect, test } from "@playwright/test";
import { reload, visit } from "./support/people";
import {
  type DraftWorkspace,
  line,
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

test("colleagues who may only read see the same by a link, and send thresholds back", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const marketer = await draft.openStudio(browser, "marketer");
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

  const viewer = await draft.open(browser, "viewer", link.slice(draft.workspace.server.url.length));
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
  const page = await draft.openStudio(browser, "marketer", "?held-out=2026-02-31&fit=3");
  await expect(
    page.getByRole("switch", { name: "Judge it on months it did not see" }),
    "no month has such a day",
  ).not.toBeChecked();
  await expect(page.getByText("“held-out=2026-02-31” is not a day such as")).toBeVisible();
  await expect(page.getByText("This link tries other thresholds"), "of one").toBeVisible();
  await page.getByRole("button", { name: "Leave the draft’s" }).click();
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
  await thresholdField(page).press("Control+a");
  await thresholdField(page).pressSequentially("abc");
  await expect(page.getByText("Takes whole numbers from 0 to 100,000.")).toBeVisible();
  await thresholdField(page).fill(before);
  await thresholdField(page).press("Enter");
  await expect(saved(page)).toBeVisible();
  await expect(studio(page).getByText(/^Finish what you are writing/)).toHaveCount(0);
  await page.context().close();
});

test("the studio and its dialogs are sound in both themes", async ({ browser }) => {
  test.setTimeout(180_000);
  const page = await draft.openStudio(browser, "marketer");
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
