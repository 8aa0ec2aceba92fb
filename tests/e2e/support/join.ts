import { type Browser, expect, type Page } from "@playwright/test";
import type { TestServer } from "@/tests/support/server";
import { arrived } from "./people";

export const PASSWORD = "a long enough sentence";

/** The first admin, by the code that the server printed. */
export async function setUp(page: Page, server: TestServer): Promise<void> {
  const printed = /\/setup\?token=\S+/.exec(server.log())?.[0];
  expect(printed, "the server prints the way to set up").toBeTruthy();
  await page.goto(server.url);
  await expect(page, "an empty workspace asks to be set up").toHaveURL(/\/setup$/);
  await page.goto(server.url + printed);
  await page.getByLabel("Workspace name").fill("Northwind");
  await page.getByLabel("Your name").fill("Ada Admin");
  await page.getByLabel("Email").fill("ada@northwind.example");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Create the workspace" }).click();
  await arrived(page);
}

/** Makes an invitation and gives its link. */
export async function invite(admin: Page, url: string, email: string, role: string) {
  await admin.goto(`${url}/settings/people`);
  await admin.getByRole("button", { name: "Invite", exact: true }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByLabel("Email").fill(email);
  await dialog.getByRole("button", { name: /Role$/ }).click();
  await admin.getByRole("option", { name: role, exact: true }).click();
  await dialog.getByRole("button", { name: "Make the link" }).click();
  return dialog.getByLabel("Invitation link").inputValue();
}

/** Takes an invitation in a browser of one's own. */
export async function join(browser: Browser, link: string, name: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(link);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Join", exact: true }).click();
  await arrived(page);
  return page;
}
