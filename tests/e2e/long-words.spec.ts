import { type Browser, expect, type Page, test } from "@playwright/test";
import type { VersionView } from "@/lib/criteria/schema";
import type { Role } from "@/lib/engine/roles";
import { arrived, enterDemo, visit } from "./support/people";
import { openSampleWorkspace, type Workspace } from "./support/workspace";

let workspace: Workspace;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  workspace = await openSampleWorkspace();
});

test.afterAll(async () => {
  await workspace?.close();
});

async function open(browser: Browser, role: Role, path: string): Promise<Page> {
  const storageState = await enterDemo(browser, workspace.server.url, role);
  const page = await (await browser.newContext({ storageState })).newPage();
  await visit(page, workspace.server.url + path);
  await arrived(page);
  return page;
}

/** The widths at which the page is wider than its window. */
async function tooWideAt(page: Page): Promise<number[]> {
  const found: number[] = [];
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) found.push(width);
  }
  return found;
}

test("words without end break within their places", async ({ browser }) => {
  test.setTimeout(180_000);
  const { url } = workspace.server;
  const page = await open(browser, "marketer", "/criteria");
  const row = page.getByRole("row").filter({ has: page.getByText("Draft", { exact: true }) });
  const path = (await row.getByRole("link").first().getAttribute("href")) ?? "";
  const { version, body } = (await (
    await page.request.get(`${url}/api${path}`)
  ).json()) as VersionView;
  const label = "W".repeat(120);
  const value = "m".repeat(400);
  const when = {
    kind: "all",
    of: [{ kind: "attribute", attribute: "title", op: "contains", value }],
  };
  const firstNamed = <R extends object>([first, ...rest]: R[], part: object) => [
    { ...first, ...part, label },
    ...rest,
  ];
  const stored = await page.request.put(`${url}/api${path}`, {
    headers: { origin: url },
    data: {
      version,
      name: "N".repeat(80),
      body: {
        ...body,
        gates: firstNamed(body.gates, { when }),
        fit: firstNamed(body.fit, { when }),
        engagement: firstNamed(body.engagement, {}),
        fastTracks: firstNamed(body.fastTracks, { when }),
      },
    },
  });
  expect(stored.ok(), await stored.text()).toBe(true);

  await test.step("in the editor, with a comment and an open rule", async () => {
    await visit(page, url + path);
    await expect(page.getByRole("tab", { name: /^Gained/ })).toBeVisible({ timeout: 30_000 });
    await page
      .getByRole("button", { name: `Comment on ${label}` })
      .first()
      .click();
    await page.keyboard.type(value);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: `1 comment on ${label}` }).first()).toBeVisible();
    await page.keyboard.press("Escape");
    await page
      .getByRole("button", { name: `Edit ${label}` })
      .first()
      .click();
    expect(await tooWideAt(page)).toEqual([]);
  });

  const manager = await open(browser, "manager", "/criteria");
  await test.step("in the list of versions and a draft to read", async () => {
    expect(await tooWideAt(manager)).toEqual([]);
    await visit(manager, url + path);
    await expect(manager.getByRole("tab", { name: /^Gained/ })).toBeVisible({ timeout: 30_000 });
    expect(await tooWideAt(manager)).toEqual([]);
  });

  await test.step("in a proposal and its answer", async () => {
    await visit(manager, `${url}/criteria`);
    await manager.getByRole("link", { name: /^Review/ }).click();
    await manager.getByRole("button", { name: "Ask for changes" }).click();
    const answer = manager.getByRole("dialog");
    await answer.getByRole("textbox").fill(value);
    await answer.getByRole("button", { name: "Ask for changes" }).click();
    await expect(answer).toHaveCount(0);
    expect(await tooWideAt(manager)).toEqual([]);

    await page.getByRole("button", { name: "Propose to sales" }).click();
    const proposal = page.getByRole("dialog");
    await proposal.getByRole("textbox").fill(value);
    await proposal.getByRole("button", { name: "Propose", exact: true }).click();
    await expect(
      page.getByText(/^\d+ of \d+ inquiries and nurtured leads would qualify today/).first(),
    ).toBeVisible();
    await visit(manager, url + path);
    await expect(manager.getByRole("heading", { name: "Evidence" })).toBeVisible();
    expect(await tooWideAt(manager)).toEqual([]);
  });
});
