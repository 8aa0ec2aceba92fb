import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, expect, test } from "@playwright/test";
import { enterDemo, isLive, visit } from "./support/people";
import { violations } from "./support/violations";
import { openSampleWorkspace, type Workspace } from "./support/workspace";

let workspace: Workspace;
let website: Server;
let site: string;

/** The website of the test, on an origin of its own: the scripts stand on every page. */
function serve(): Promise<Server> {
  const server = createServer((request, response) => {
    const isContact = request.url?.startsWith("/contact");
    response.setHeader("content-type", "text/html");
    response.end(`<!doctype html><title>Engines</title><meta charset="utf-8">
      <script async src="${workspace.server.url}/track.js"></script>
      <button onclick='(window.handoff ||= []).push("consent")'>I agree</button>
      <a href="/contact">Contact</a>
      ${isContact ? `<script async src="${workspace.server.url}/form.js" data-form="talk-to-us"></script>` : ""}`);
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

test.beforeAll(async () => {
  test.setTimeout(120_000);
  workspace = await openSampleWorkspace();
  website = await serve();
  site = `http://127.0.0.1:${(website.address() as AddressInfo).port}`;
});

test.afterAll(async () => {
  website?.close();
  await workspace?.close();
});

async function signedIn(browser: Browser, role: "marketer" | "sdr") {
  const { url } = workspace.server;
  const context = await browser.newContext({ storageState: await enterDemo(browser, url, role) });
  return context.newPage();
}

test("a visitor who agreed to be followed fills in a form, and is on the board with what they did", async ({
  browser,
}) => {
  const { url } = workspace.server;
  const desk = await signedIn(browser, "marketer");
  await visit(desk, `${url}/settings/tracking`);
  await desk.getByRole("textbox", { name: "Websites" }).fill(site);
  await desk.getByRole("button", { name: "Save websites" }).click();
  await expect(desk.getByText("Websites saved")).toBeVisible();
  await visit(desk, `${url}/forms`);
  await desk.getByRole("button", { name: "New form" }).click();
  await desk.getByRole("textbox", { name: "Name" }).fill("Talk to us");
  await desk.getByRole("button", { name: "Make the form" }).click();
  await expect(desk.getByRole("heading", { name: "Talk to us", level: 1 })).toBeVisible();
  await expect(
    desk.frameLocator("iframe").getByRole("textbox", { name: "Work email" }),
  ).toBeVisible();
  const cut = () =>
    desk
      .frameLocator("iframe")
      .locator("html")
      .evaluate((form) => form.scrollHeight - innerHeight);
  await expect.poll(cut, "the preview shows the form whole").toBeLessThanOrEqual(0);

  const board = await signedIn(browser, "sdr");
  await visit(board, `${url}/board`);
  await isLive(board);

  // A browser that says that nobody sits before it is taken for the robot that it is.
  const userAgent = (await desk.evaluate(() => navigator.userAgent)).replace("Headless", "");
  const visitor = await (await browser.newContext({ userAgent })).newPage();
  await visitor.goto(`${site}/pricing?utm_source=google&utm_medium=cpc&utm_campaign=Spring`);
  expect(await visitor.evaluate(() => localStorage.length)).toBe(0);
  const told = visitor.waitForResponse(`${url}/api/t`);
  await visitor.getByRole("button", { name: "I agree" }).click();
  expect((await told).status()).toBe(204);
  await visitor.getByRole("link", { name: "Contact" }).click();
  const form = visitor.frameLocator("iframe");
  await form.getByRole("textbox", { name: "Name" }).fill("Ada Byron");
  await form.getByRole("textbox", { name: "Work email" }).fill("ada");
  // The form is not taken within two seconds: nobody writes that fast.
  await visitor.waitForTimeout(2100);
  await form.getByRole("button", { name: "Send" }).click();
  await expect(form.getByText("Please write an email address")).toBeVisible();
  await expect(form.getByRole("textbox", { name: "Name" })).toHaveValue("Ada Byron");
  await form.getByRole("textbox", { name: "Work email" }).fill("ada@engines.example");
  await form.getByRole("button", { name: "Send" }).click();
  await expect(form.getByRole("status")).toHaveText(/Thank you/);

  // Pricing 26, two pages 1 each, the form 5.
  const inquiries = board.getByRole("grid", { name: /^Inquiry/ });
  await expect(
    inquiries
      .getByRole("row", { name: "Ada Byron" })
      .getByRole("img", { name: /engagement 33 points/ }),
  ).toBeAttached();

  const builder = desk.url();
  expect(await violations(desk)).toEqual([]);
  await visit(desk, `${builder}/submissions`);
  expect(await violations(desk)).toEqual([]);
  await desk.getByRole("link", { name: "Ada Byron" }).click();
  await expect(desk.getByRole("heading", { name: "Ada Byron", level: 1 })).toBeVisible();
  const main = desk.getByRole("main");
  for (const known of ["Paid search", "Spring", "/pricing", "Talk to us"]) {
    await expect(main).toContainText(known);
  }
  await visitor.goto(`${url}/f/talk-to-us`);
  expect(await violations(visitor)).toEqual([]);
});
