import { expect, test } from "@playwright/test";
import { liveTexts } from "@/components/live/texts";
import { invite, setUp } from "./support/join";
import type { PageToVisit } from "./support/pages";
import { type Cookies, isLive, visit } from "./support/people";
import { closeVisits, openVisits, type Visit, visitAll } from "./support/visits";
import { openEmptyWorkspace, type Workspace } from "./support/workspace";

test.use({ screenshot: "off" });

let visits: Visit[];
let workspace: Workspace;

test.beforeAll(async ({ browser }) => {
  visits = await openVisits(browser);
  workspace = await openEmptyWorkspace();
});

test.afterAll(async () => {
  // A page that outlived its server would go on asking for its live stream.
  await closeVisits(visits);
  await workspace?.close();
});

test("its setup, its links and its empty pages are whole, quiet and accessible", async ({
  browser,
}) => {
  test.setTimeout(600_000);
  const { server } = workspace;
  const none = (): Cookies => ({ cookies: [], origins: [] });
  const setup = { name: "setup", path: "/setup", role: null, heading: "Set up your workspace" };
  const wrong = await visitAll(visits, server.url, [setup], none);

  const admin = await (await browser.newContext()).newPage();
  await setUp(admin, server);
  const link = await invite(admin, server.url, "new@northwind.example", "SDR");
  const state = await admin.context().storageState();
  const signedIn = [
    "start",
    "board",
    "queue",
    "leads",
    "criteria",
    "reports",
    "reports/cac",
    "spend",
    "imports",
  ];
  const pages: PageToVisit[] = [
    { name: "sign-in-own", path: "/sign-in", role: null, heading: "Sign in to Northwind" },
    { name: "invite", path: new URL(link).pathname, role: null, heading: "Join Northwind" },
    ...signedIn.map((path) => ({
      name: `empty-${path.replace("/", "-")}`,
      path: `/${path}`,
      role: "admin" as const,
      heading: /\S/,
    })),
  ];
  wrong.push(...(await visitAll(visits, server.url, pages, () => state)));

  await visit(admin, `${server.url}/help`);
  await isLive(admin);
  await admin.context().setOffline(true);
  await expect(admin.getByText(liveTexts.lost)).toBeVisible();
  await admin.context().setOffline(false);
  await expect(admin.getByText(liveTexts.found, { exact: true })).toBeVisible();
  await expect(admin.getByText(liveTexts.lost)).toBeHidden();
  await admin.context().close();
  expect(wrong.join("\n")).toBe("");
});
