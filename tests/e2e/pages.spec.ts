import path from "node:path";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { liveTexts } from "@/components/live/texts";
import type { Role } from "@/lib/engine/roles";
import { invite, setUp } from "./support/join";
import { everyPage, type Found, findRecords, type PageToVisit } from "./support/pages";
import { type Cookies, enterDemo, isLive, visit } from "./support/people";
import { violations } from "./support/violations";
import { watch } from "./support/watch";
import { openEmptyWorkspace, openSampleWorkspace, type Workspace } from "./support/workspace";

/** Names a folder to get a picture of every page in both themes and widths. */
const SHOTS = process.env.HANDOFF_SCREENSHOTS;
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
type Theme = "light" | "dark";

interface Visit {
  page: Page;
  size: "wide" | "phone";
  take(): string[];
}

/** Two tabs that go from page to page with other people's cookies. */
async function openVisits(browser: Browser): Promise<Visit[]> {
  const visits: Visit[] = [];
  for (const [size, viewport] of [
    ["wide", WIDE],
    ["phone", PHONE],
  ] as const) {
    const context = await browser.newContext({
      viewport,
      reducedMotion: "reduce",
      hasTouch: size === "phone",
    });
    const page = await context.newPage();
    visits.push({ page, size, take: watch(page).take });
  }
  return visits;
}

/** Takes a picture in each theme when pictures are wanted. */
async function shoot({ page, size }: Visit, name: string, theme: Theme): Promise<void> {
  if (!SHOTS) return;
  for (const colorScheme of [theme === "light" ? "dark" : "light", theme] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({
      path: path.join(SHOTS, `${name}-${colorScheme}-${size}.png`),
      fullPage: true,
      animations: "disabled",
    });
  }
}

/** Everything that is wrong with the page that is open. */
async function judge(visit: Visit, name: string, theme: Theme): Promise<string[]> {
  const { page, size, take } = visit;
  await shoot(visit, name, theme);
  const found = await violations(page);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (overflow > 0) found.push(`the document is ${overflow} px too wide`);
  return [...found, ...take()].map((one) => `${name} (${theme}, ${size}): ${one}`);
}

async function open(visit: Visit, url: string, to: PageToVisit): Promise<void> {
  const { page } = visit;
  const answer = await page.goto(url + to.path, { waitUntil: "load" });
  expect(answer?.status(), `${to.name} answers`).toBe(to.status ?? 200);
  await expect(page.getByRole("heading", { level: 1, name: to.heading })).toBeVisible();
  // Lists, charts and scores that are fetched or drawn in the browser.
  await expect(page.getByRole("status").filter({ hasText: /Loading|Counting/ })).toHaveCount(0);
  await expect(page.locator("[data-skeleton]")).toHaveCount(0);
}

/** Takes the cookies of the one before off, and puts these on. */
async function wear(page: Page, cookies: Cookies | undefined): Promise<void> {
  // The page of the one before would ask for its live stream without them.
  await page.goto("about:blank");
  const context = page.context();
  await context.clearCookies();
  if (cookies) await context.addCookies(cookies.cookies);
}

/** Opens one page with one visit; gives everything that is wrong with it. */
async function visitOne(
  visit: Visit,
  url: string,
  to: PageToVisit,
  cookies: Cookies | undefined,
  theme: Theme,
) {
  await wear(visit.page, cookies);
  await visit.page.emulateMedia({ colorScheme: theme });
  const failure = await open(visit, url, to).then(
    () => [],
    (error: Error) => [`${to.name} (${visit.size}): ${error.message.slice(0, 800)}`],
  );
  return [...failure, ...(await judge(visit, to.name, theme))];
}

/**
 * Goes through the pages, wide and narrow at once: each is seen in one theme when wide and in the
 * other when narrow, and the next one the other way round, so that every page is judged in both.
 */
async function visitAll(
  visits: readonly Visit[],
  url: string,
  pages: readonly PageToVisit[],
  cookiesOf: (role: Role) => Cookies,
): Promise<string[]> {
  const wrong: string[] = [];
  const round = async (visit: Visit) => {
    for (const [place, to] of pages.entries()) {
      const cookies = to.role ? cookiesOf(to.role) : undefined;
      const isLight = (place % 2 === 0) === (visit.size === "wide");
      const theme = isLight ? "light" : "dark";
      wrong.push(...(await visitOne(visit, url, to, cookies, theme)));
    }
  };
  await Promise.all(visits.map(round));
  return wrong;
}

test.use({ screenshot: "off" });

let visits: Visit[];

test.beforeAll(async ({ browser }) => {
  visits = await openVisits(browser);
});

test.afterAll(async () => {
  for (const { page } of visits) await page.context().close();
});

test.describe("a workspace in use", () => {
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
    for (const { page } of visits) await page.goto("about:blank");
    await workspace?.close();
  });

  test("every page is whole, quiet and accessible in light and dark, wide and narrow", async () => {
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
      await expect(page.getByRole("main").getByRole("button", { name: writes }), path).toHaveCount(
        0,
      );
    }
    await context.close();
  });
});

test.describe("a new workspace", () => {
  let workspace: Workspace;

  test.beforeAll(async () => {
    workspace = await openEmptyWorkspace();
  });

  test.afterAll(async () => {
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
});
