import { expect, type Page, test } from "@playwright/test";
import Database from "better-sqlite3";
import { sqliteFile } from "@/db/sqlite";
import type { SampleRow } from "@/lib/sample-workspace/schema";
import { DEFAULT_WORKSPACE } from "@/lib/settings/schema";
import { setUp } from "./support/join";
import { enterDemo, visit } from "./support/people";
import { OVERLAYS, violations } from "./support/violations";
import { openEmptyWorkspace, openSampleWorkspace, type Workspace } from "./support/workspace";

async function isSound(page: Page, within?: string): Promise<void> {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page, within), `${colorScheme}, ${width}`).toEqual([]);
    }
  }
}

test("an admin of an empty workspace has it filled, and watches", async ({ page }) => {
  test.setTimeout(120_000);
  const workspace = await openEmptyWorkspace();
  try {
    await setUp(page, workspace.server);
    await visit(page, `${workspace.server.url}/start`);
    await isSound(page);
    const dialog = page.getByRole("alertdialog");
    await page.getByRole("button", { name: "Finish the first steps" }).click();
    await expect(dialog).toBeVisible();
    await isSound(page, OVERLAYS);
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "Fill with sample data" }).click();
    await expect(dialog).toBeVisible();
    await isSound(page, OVERLAYS);
    await dialog.getByRole("button", { name: "Fill with sample data" }).click();
    await expect(page.getByRole("progressbar", { name: "Making the sample" })).toBeVisible();
    await expect(page.getByRole("note", { name: "Sample data" })).toBeVisible();
    // The story goes on, and the page with it.
    const shown = page.getByRole("progressbar", { name: "Making the sample" });
    await expect
      .poll(async () => Number(await shown.getAttribute("aria-valuenow")), { timeout: 60_000 })
      .toBeGreaterThan(0);
    await expect(page.getByRole("button", { name: "Remove the sample…" })).toHaveCount(0);
  } finally {
    await workspace.close();
  }
});

/** As if this admin had asked for the sample, which takes minutes. */
function markAsSample(workspace: Workspace, admin: string): void {
  const database = new Database(sqliteFile(workspace.databaseUrl));
  const staff = database.prepare("select id from users where name <> ?").pluck().all(admin);
  const sample: SampleRow = {
    state: "ready",
    share: 1,
    rows: 0,
    beatAt: 0,
    own: { ...DEFAULT_WORKSPACE, name: "Northwind" },
    staff: staff as string[],
    fromSeq: 0,
    toSeq: null,
  };
  const put = database.prepare("insert into settings (key, value, updated_at) values (?, ?, 0)");
  put.run("sample", JSON.stringify(sample));
  put.run("start", JSON.stringify({ skipped: [], endedAt: null }));
  database.close();
}

test("the sample is marked on every page, and goes when its name is typed", async ({ browser }) => {
  test.setTimeout(120_000);
  const workspace = await openSampleWorkspace();
  try {
    const { url } = workspace.server;
    const storageState = await enterDemo(browser, url, "admin");
    markAsSample(workspace, "Nadia Okafor");
    const page = await (await browser.newContext({ storageState })).newPage();
    const banner = page.getByRole("note", { name: "Sample data" });
    for (const path of ["/board", "/queue", "/leads", "/reports/funnel", "/settings/people"]) {
      await page.goto(url + path);
      await expect(banner, path).toBeVisible();
    }
    await isSound(page);
    await banner.getByRole("link", { name: "Remove the sample" }).click();
    await page.getByRole("button", { name: "Remove the sample…" }).click();
    const dialog = page.getByRole("dialog", { name: "Set the workspace back?" });
    await dialog.getByRole("textbox").fill("Northwind");
    await dialog.getByRole("button", { name: "Remove everything" }).click();
    await expect(
      dialog.getByText("Write “Larkmoor Analytics” to remove it.").first(),
    ).toBeVisible();
    await isSound(page);
    await dialog.getByRole("textbox").fill("Larkmoor Analytics");
    await dialog.getByRole("button", { name: "Remove everything" }).click();
    // The page looks again until the jobs are through.
    const offered = page.getByRole("button", { name: "Fill with sample data" });
    await expect(offered).toBeVisible({ timeout: 60_000 });
    await expect(banner).toHaveCount(0);
    await page.goto(`${url}/leads`);
    await expect(page.getByText("No leads yet")).toBeVisible();
  } finally {
    await workspace.close();
  }
});
