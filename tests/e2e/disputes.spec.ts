import { expect, test } from "@playwright/test";
import { enterDemo, visit } from "./support/people";
import { openSampleWorkspace, type Workspace } from "./support/workspace";

let workspace: Workspace;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  workspace = await openSampleWorkspace();
});
test.afterAll(() => workspace.close());

test("marketing disputes a rejection, and a manager gives the lead back to sales", async ({
  browser,
}) => {
  const { url } = workspace.server;
  const enter = async (role: "sdr" | "marketer" | "manager") => {
    const storageState = await enterDemo(browser, url, role);
    return (await browser.newContext({ storageState })).newPage();
  };
  const sdr = await enter("sdr");
  await visit(sdr, `${url}/leads?text=Nora+Quist`);
  await sdr.getByRole("link", { name: "Nora Quist" }).click();
  await sdr.getByRole("button", { name: "Disqualify" }).click();
  const dialog = sdr.getByRole("dialog");
  await dialog.getByRole("button", { name: /Reason/ }).click();
  await sdr.getByRole("option", { name: /^No need/ }).click();
  await dialog.getByLabel("Note").fill("Has a tool already");
  await dialog.getByRole("button", { name: "Disqualify" }).click();
  await expect(sdr.getByText("Nora Quist moved to Disqualified")).toBeVisible();
  await expect(sdr.getByRole("button", { name: "Dispute" })).toHaveCount(0);

  const marketer = await enter("marketer");
  await visit(marketer, sdr.url());
  await marketer.getByRole("button", { name: "Dispute" }).click();
  await marketer.getByLabel(/^Why is it wrong/).fill("Asked for a price last week");
  await marketer.getByRole("dialog").getByRole("button", { name: "Dispute" }).click();
  await expect(marketer.getByText("A manager decides.")).toBeVisible();

  const manager = await enter("manager");
  await visit(manager, `${url}/alerts`);
  await expect(manager.getByText(/1 dispute to decide/).first()).toBeAttached();
  const list = manager.getByRole("list", { name: "Disputed rejections" });
  await expect(list).toContainText("Has a tool already");
  await expect(list).toContainText("Asked for a price last week");
  await list.getByRole("button", { name: "Decide about Nora Quist" }).click();
  await manager.getByRole("radio", { name: /^Overturn/ }).check({ force: true });
  await manager.getByLabel(/^Why\?/).fill("They will switch");
  await manager.getByRole("dialog").getByRole("button", { name: "Decide" }).click();
  const decided = manager.getByRole("list", { name: "Decided disputes" });
  await expect(decided).toContainText("Overturned");

  // The seller has it again, without looking for it.
  await expect(sdr.getByRole("button", { name: "Accept" })).toBeVisible();
  await expect(sdr.getByText("They will switch").first()).toBeVisible();
});
