import { type Browser, expect, type Locator, type Page } from "@playwright/test";
import type { Role } from "@/lib/engine/roles";
import { arrived, type Cookies, enterDemo, visit } from "./people";
import { openSampleWorkspace, type Workspace } from "./workspace";

/** A workspace with people who look at its draft. */
export interface DraftWorkspace {
  workspace: Workspace;
  draftPath: string;
  open(browser: Browser, role: Role, path: string): Promise<Page>;
  /** Opens the draft and waits until history has answered. */
  openStudio(browser: Browser, role: Role, search?: string): Promise<Page>;
}

export async function openDraftWorkspace(browser: Browser): Promise<DraftWorkspace> {
  const workspace = await openSampleWorkspace();
  const cookies = new Map<Role, Cookies>();
  const open = async (from: Browser, role: Role, path: string): Promise<Page> => {
    const storageState = cookies.get(role);
    const context = await from.newContext(storageState ? { storageState } : {});
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const page = await context.newPage();
    await visit(page, workspace.server.url + path);
    await arrived(page);
    return page;
  };
  try {
    for (const role of ["marketer", "manager", "viewer"] as const) {
      cookies.set(role, await enterDemo(browser, workspace.server.url, role));
    }
    const page = await open(browser, "marketer", "/criteria");
    const row = page.getByRole("row").filter({ has: page.getByText("Draft", { exact: true }) });
    const draftPath = (await row.getByRole("link").first().getAttribute("href")) ?? "";
    await page.context().close();
    return {
      workspace,
      draftPath,
      open,
      async openStudio(from, role, search = "") {
        const studioPage = await open(from, role, draftPath + search);
        await expect(studioPage.getByRole("tab", { name: /^Gained/ })).toBeVisible({
          timeout: 30_000,
        });
        return studioPage;
      },
    };
  } catch (error) {
    await workspace.close();
    throw error;
  }
}

export const line = (page: Page) => page.getByRole("slider", { name: "Engagement threshold" });
export const thresholdField = (page: Page) =>
  page.getByRole("textbox", { name: "Engagement threshold", exact: true });
export const saved = (page: Page) => page.getByRole("status").filter({ hasText: /^Saved$/ });

/** The first figure that a replay or its evidence shows, once it is of what the draft is now. */
export async function mqls(part: Locator): Promise<number> {
  await expect(part.locator('[aria-busy="true"]')).toHaveCount(0);
  const text = await part.getByText("MQLs", { exact: true }).first().locator("..").innerText();
  const found = /^MQLs\s+([\d,]+)/.exec(text)?.[1];
  expect(found, `a figure in “${text}”`).toBeTruthy();
  return Number(found?.replace(",", ""));
}

export const studio = (page: Page) => page.locator("#replay");
