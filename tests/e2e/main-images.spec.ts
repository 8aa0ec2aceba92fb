import { type Browser, expect, type Page, test } from "@playwright/test";
import type { BoardData } from "@/components/board/board-data";
import type { Role } from "@/lib/engine/roles";
import { looksAsItShould, SIZES } from "./support/images";
import { type Cookies, enterDemo, isLive, visit } from "./support/people";
import { openStillWorkspace, STILL_NOW, type Workspace } from "./support/workspace";

/** So many that every page has something to show, and so few that they are soon made. */
const SAMPLE = { leads: 500, seed: 4 };

let workspace: Workspace;
const cookies = new Map<Role, Cookies>();

test.use({ screenshot: "off" });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  workspace = await openStillWorkspace(SAMPLE);
  for (const role of ["manager", "marketer", "sdr"] as const) {
    cookies.set(role, await enterDemo(browser, workspace.server.url, role));
  }
});

test.afterAll(() => workspace?.close());

/**
 * Runs in the page: its clock stands, as that of the server. Playwright's own clock runs the timers, too,
 * and where frames take long it falls ever further behind.
 */
function stopClock(now: number): void {
  Date.now = () => now;
  globalThis.Date = new Proxy(Date, {
    construct: (target, parts, maker) =>
      Reflect.construct(target, parts.length === 0 ? [now] : parts, maker),
  });
}

async function enter(browser: Browser, role: Role): Promise<Page> {
  const storageState = cookies.get(role);
  if (!storageState) throw new Error(`Nobody signed in as ${role}`);
  const context = await browser.newContext({
    storageState,
    reducedMotion: "reduce",
    viewport: SIZES.wide,
  });
  await context.addInitScript(stopClock, STILL_NOW);
  return context.newPage();
}

async function open(page: Page, path: string): Promise<void> {
  await page.setViewportSize(SIZES.wide);
  await visit(page, workspace.server.url + path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: /Loading|Counting/ })).toHaveCount(0);
  await expect(page.locator("[data-skeleton]").filter({ visible: true })).toHaveCount(0);
  await isLive(page);
}

test("what SDRs work with looks as it should", async ({ browser }) => {
  test.setTimeout(180_000);
  const page = await enter(browser, "sdr");
  await open(page, "/board");
  await looksAsItShould(page, "board");
  await open(page, "/queue");
  await looksAsItShould(page, "queue");
  const answer = await page.request.get(`${workspace.server.url}/api/board?perColumn=1`);
  const { columns } = (await answer.json()) as BoardData["board"];
  const lead = columns.find(({ stage }) => stage === "sal")?.cards[0];
  expect(lead, "a lead that sales works").toBeTruthy();
  await open(page, `/leads/${lead?.id}`);
  await looksAsItShould(page, "lead");
  await page.context().close();
});

test("what marketers work with looks as it should", async ({ browser }) => {
  test.setTimeout(180_000);
  const page = await enter(browser, "marketer");
  await open(page, "/leads");
  await looksAsItShould(page, "leads");
  await open(page, "/criteria");
  const row = page.getByRole("row").filter({ has: page.getByText("Draft", { exact: true }) });
  await open(page, (await row.getByRole("link").first().getAttribute("href")) ?? "");
  await expect(page.getByRole("tab", { name: /^Gained/ })).toBeVisible({ timeout: 30_000 });
  await looksAsItShould(page, "studio");
  await page.context().close();
});

test("what managers look at looks as it should", async ({ browser }) => {
  test.setTimeout(180_000);
  const page = await enter(browser, "manager");
  await open(page, "/reports");
  await looksAsItShould(page, "overview");
  await open(page, "/reports/conversion");
  await looksAsItShould(page, "report");
  await page.context().close();
});
