import { expect, test } from "@playwright/test";
import { enterDemo, isLive, visit } from "./support/people";
import { openSampleWorkspace, type Workspace } from "./support/workspace";

let workspace: Workspace;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  workspace = await openSampleWorkspace();
});
test.afterAll(() => workspace.close());

test("somebody who is mentioned is told at once, and reads it by opening the lead", async ({
  browser,
}) => {
  const { url } = workspace.server;
  const enter = async (role: "sdr" | "manager") => {
    const storageState = await enterDemo(browser, url, role);
    return (await browser.newContext({ storageState })).newPage();
  };
  const sdr = await enter("sdr");
  await visit(sdr, `${url}/notifications`);
  await isLive(sdr);
  const account = sdr.getByRole("button", { name: /^Account:/ });
  const label = (await account.getAttribute("aria-label")) ?? "";
  const name = /^Account: (.+) \S+$/.exec(label)?.[1] ?? "";
  const bell = sdr.getByRole("link", { name: /^Notifications/ });

  const manager = await enter("manager");
  await visit(manager, `${url}/leads?text=Nora+Quist`);
  await manager.getByRole("link", { name: "Nora Quist" }).click();
  await manager.getByRole("button", { name: "Note", exact: true }).click();
  const dialog = manager.getByRole("dialog");
  await dialog.getByLabel("Note").fill(`Ask @${name.slice(0, 3).toLowerCase()}`);
  await dialog.getByRole("button", { name: `@${name}` }).click();
  await expect(dialog.getByLabel("Note")).toBeFocused();
  await expect(dialog.getByLabel("Note")).toHaveValue(`Ask @${name} `);
  await dialog.getByRole("button", { name: "Add note" }).click();
  await expect(manager.getByText("Note added")).toBeVisible();

  await expect(bell).toHaveAccessibleName(/new$/);
  await sdr.getByRole("link", { name: /^New: .* mentioned you in a note on Nora Quist/ }).click();
  await expect(sdr.getByRole("heading", { name: "Nora Quist" })).toBeVisible();
  await bell.click();
  await expect(sdr.getByRole("link", { name: /^(?!New:).*mentioned you/ })).toBeVisible();
});
