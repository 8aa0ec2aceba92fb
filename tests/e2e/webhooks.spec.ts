import { expect, test } from "@playwright/test";
import { Webhook } from "standardwebhooks";
import { openReceiver, type Receiver } from "@/tests/integration/webhooks/receiver";
import { enterDemo, visit } from "./support/people";
import { violations } from "./support/violations";
import { openSampleWorkspace, type Workspace } from "./support/workspace";

let workspace: Workspace;
let receiver: Receiver;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  receiver = await openReceiver();
  workspace = await openSampleWorkspace({ HANDOFF_WEBHOOKS_INSIDE: "1" });
});

test.afterAll(async () => {
  await workspace?.close();
  await receiver?.close();
});

test("an admin has a program told of what happens, and sees what came of it", async ({
  browser,
}) => {
  const { url } = workspace.server;
  const context = await browser.newContext({
    storageState: await enterDemo(browser, url, "admin"),
  });
  const page = await context.newPage();
  await visit(page, `${url}/settings/webhooks`);
  await page.getByRole("button", { name: "New webhook" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What is it for?").fill("CRM");
  await dialog.getByLabel("Address").fill(receiver.url);
  await dialog.getByRole("checkbox", { name: "A lead was added by hand" }).press("Space");
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Save" }).click();
  const secret = await dialog.getByLabel("Secret").inputValue();
  await dialog.getByRole("button", { name: "Done" }).click();

  await page.getByRole("link", { name: "CRM" }).click();
  await page.getByRole("button", { name: "Send a test" }).click();
  await expect
    .poll(() => receiver.received.length, { message: "sent soon after it was asked for" })
    .toBe(1);
  receiver.answer = { status: 500, body: "Out of order" };
  await page.getByRole("button", { name: "Send a test" }).click();
  await expect.poll(() => receiver.received.length).toBe(2);
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("It answered 500: Out of order")).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(page.getByText("Delivered", { exact: true }).first()).toBeVisible();
  for (const { body, headers } of receiver.received) {
    expect(new Webhook(secret).verify(body, headers)).toMatchObject({ type: "test" });
  }
  await page.locator("summary").first().click();
  expect(await violations(page)).toEqual([]);
  if (process.env.HANDOFF_SCREENSHOTS) {
    await page.screenshot({ path: `${process.env.HANDOFF_SCREENSHOTS}/webhook-log.png` });
  }
});
