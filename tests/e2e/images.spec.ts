import { type Browser, expect, type Page, test } from "@playwright/test";
import { browserLaunchOptions } from "@/tests/support/browser";
import { looksAsItShould, SIZES, TOLERANCE } from "./support/images";
import { setUp } from "./support/join";
import { visit } from "./support/people";
import { openEmptyWorkspace, type Workspace } from "./support/workspace";

/**
 * Pages as they should look, in both themes and widths: tests/e2e/images. After a change that is
 * meant: `npm test -- e2e tests/e2e/images.spec.ts --update-snapshots`.
 */

let workspace: Workspace;

test.use({ screenshot: "off" });
// The second looks at the workspace that the first one set up.
test.describe.configure({ mode: "serial" });

async function open(browser: Browser, page: string): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: "reduce", viewport: SIZES.wide });
  const tab = await context.newPage();
  await visit(tab, workspace.server.url + page);
  await expect(tab.getByRole("heading", { level: 1 })).toBeVisible();
  return tab;
}

test.beforeAll(async () => {
  workspace = await openEmptyWorkspace();
});

test.afterAll(() => workspace?.close());

test("the pages before signing in look as they should", async ({ browser }) => {
  test.setTimeout(180_000);
  const setup = await open(browser, "/setup");
  await looksAsItShould(setup, "setup");
  await setUp(setup, workspace.server);
  await setup.context().close();

  const signIn = await open(browser, "/sign-in");
  await looksAsItShould(signIn, "sign-in");
  await signIn.context().close();
});

test("a moved button is seen, and another way of smoothing is not", async ({ browser }) => {
  const page = await open(browser, "/sign-in");
  await page.emulateMedia({ colorScheme: "light" });
  const name = "sign-in-light-wide.png";
  const button = page.getByRole("button", { name: "Sign in", exact: true });
  await button.evaluate((one) => one.style.setProperty("translate", "0 4px"));
  await expect(page).not.toHaveScreenshot(name, TOLERANCE);
  await button.evaluate((one) => one.style.removeProperty("translate"));
  const usually = await page.screenshot();
  await page.context().close();

  const usual = await browserLaunchOptions();
  const rough = await browser.browserType().launch({
    ...usual,
    args: [...usual.args, "--font-render-hinting=slight", "--enable-lcd-text"],
  });
  const other = await open(rough, "/sign-in");
  await other.emulateMedia({ colorScheme: "light" });
  expect(usually.equals(await other.screenshot()), "letters are drawn alike").toBe(false);
  await expect(other).toHaveScreenshot(name, TOLERANCE);
  await rough.close();
});
