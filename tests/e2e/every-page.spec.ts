import { expect, test } from "@playwright/test";
import type { Role } from "@/lib/engine/roles";
import { everyPage, type Found, findRecords } from "./support/pages";
import { type Cookies, enterDemo } from "./support/people";
import { closeVisits, openVisits, type Visit, visitAll } from "./support/visits";
import { openSampleWorkspace, type Workspace } from "./support/workspace";

test.use({ screenshot: "off" });

let visits: Visit[];
let workspace: Workspace;
let found: Found;
const cookies = new Map<Role, Cookies>();

const cookiesOf = (role: Role): Cookies => {
  const kept = cookies.get(role);
  if (!kept) throw new Error(`Nobody signed in as ${role}`);
  return kept;
};

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000);
  visits = await openVisits(browser);
  workspace = await openSampleWorkspace();
  const { url } = workspace.server;
  for (const role of ["admin", "manager", "marketer", "sdr", "viewer"] as const) {
    cookies.set(role, await enterDemo(browser, url, role));
  }
  const context = await browser.newContext({ storageState: cookiesOf("marketer") });
  found = await findRecords(await context.newPage(), context.request, url);
  await context.close();
});

test.afterAll(async () => {
  // A page that outlived its server would go on asking for its live stream.
  await closeVisits(visits);
  await workspace?.close();
});

test("every page is whole, quiet and accessible in light and dark, wide and narrow, English and German", async () => {
  test.setTimeout(900_000);
  const wrong = await visitAll(visits, workspace.server.url, everyPage(found), cookiesOf);
  expect(wrong.join("\n")).toBe("");
});

test("a viewer is offered nothing to change", async ({ browser }) => {
  const context = await browser.newContext({ storageState: cookiesOf("viewer") });
  const page = await context.newPage();
  const writes =
    /^(Add|New|Edit|Delete|Save|Import|Invite|Accept|Qualify|Recycle|Disqualify|Won|Hand|Assign|Note|Call|Propose|Agree|Put in force|Withdraw|Undo|Claim|Attributes)\b/;
  for (const path of [
    "/board",
    "/queue",
    "/leads",
    `/leads/${found.mql}`,
    "/criteria",
    found.versions.draft,
    found.versions.proposed,
    "/reports",
    "/spend",
    "/spend/budgets",
    "/spend/rates",
    "/settings/workspace",
    "/settings/reasons",
  ]) {
    await page.goto(workspace.server.url + path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("main").getByRole("button", { name: writes }), path).toHaveCount(0);
  }
  await context.close();
});
