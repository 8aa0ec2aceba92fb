import path from "node:path";
import { type Browser, expect, type Page } from "@playwright/test";
import type { Role } from "@/lib/engine/roles";
import type { PageToVisit } from "./pages";
import type { Cookies } from "./people";
import { violations } from "./violations";
import { watch } from "./watch";

/** Names a folder to get a picture of every page in both themes and widths. */
const SHOTS = process.env.HANDOFF_SCREENSHOTS;
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
type Theme = "light" | "dark";

export interface Visit {
  page: Page;
  size: "wide" | "phone";
  take(): string[];
}

/** Two tabs that go from page to page with other people's cookies. */
export async function openVisits(browser: Browser, locale = "en-GB"): Promise<Visit[]> {
  const visits: Visit[] = [];
  for (const [size, viewport] of [
    ["wide", WIDE],
    ["phone", PHONE],
  ] as const) {
    const context = await browser.newContext({
      viewport,
      locale,
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
async function judge(
  visit: Visit,
  name: string,
  theme: Theme,
  alsoWrong: Tour["alsoWrong"],
): Promise<string[]> {
  const { page, size, take } = visit;
  await shoot(visit, name, theme);
  const found = [...(await violations(page)), ...((await alsoWrong?.(page)) ?? [])];
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
  await expect(
    page.getByRole("status").filter({ hasText: /Loading|Counting|geladen|gezählt/ }),
  ).toHaveCount(0);
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
  theme: Theme,
  { cookiesOf, alsoWrong }: Tour,
) {
  await wear(visit.page, to.role ? cookiesOf(to.role) : undefined);
  await visit.page.emulateMedia({ colorScheme: theme });
  const failure = await open(visit, url, to).then(
    () => [],
    (error: Error) => [`${to.name} (${visit.size}): ${error.message.slice(0, 800)}`],
  );
  return [...failure, ...(await judge(visit, to.name, theme, alsoWrong))];
}

interface Tour {
  cookiesOf(role: Role): Cookies;
  /** What else must not be on a page. */
  alsoWrong?(page: Page): Promise<string[]>;
  /** Each page is only seen wide in light or narrow in dark. */
  isOnceEach?: boolean;
}

/**
 * Goes through the pages, wide and narrow at once: each is seen in one theme when wide and in the
 * other when narrow, and the next one the other way round, so that every page is judged in both.
 */
export async function visitAll(
  visits: readonly Visit[],
  url: string,
  pages: readonly PageToVisit[],
  tour: Tour,
): Promise<string[]> {
  const wrong: string[] = [];
  const round = async (visit: Visit) => {
    for (const [place, to] of pages.entries()) {
      const isWide = visit.size === "wide";
      const isTurn = (place % 2 === 0) === isWide;
      if (tour.isOnceEach && !isTurn) continue;
      const isLight = tour.isOnceEach ? isWide : isTurn;
      wrong.push(...(await visitOne(visit, url, to, isLight ? "light" : "dark", tour)));
    }
  };
  await Promise.all(visits.map(round));
  return wrong;
}

export async function closeVisits(visits: readonly Visit[]): Promise<void> {
  for (const { page } of visits) await page.context().close();
}
