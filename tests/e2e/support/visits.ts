import path from "node:path";
import { type Browser, expect, type Page } from "@playwright/test";
import type { Role } from "@/lib/engine/roles";
import { leftInEnglish } from "./left-in-english";
import type { PageToVisit } from "./pages";
import { type Cookies, leave } from "./people";
import { violations } from "./violations";
import { watch } from "./watch";

/** Names a folder to get a picture of every page in both themes and widths. */
const SHOTS = process.env.HANDOFF_SCREENSHOTS;
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
type Theme = "light" | "dark";

const LANGUAGES = ["English", "German"] as const;
type Language = (typeof LANGUAGES)[number];
const LOCALES: Record<Language, string> = { English: "en-GB", German: "de-DE" };

interface Tab {
  page: Page;
  language: Language;
  take(): string[];
}

/** A tab for each language that go from page to page in turns, with other people's cookies. */
export interface Visit {
  size: "wide" | "phone";
  tabs: Record<Language, Tab>;
}

export async function openVisits(browser: Browser): Promise<Visit[]> {
  const openTab = async (size: Visit["size"], language: Language): Promise<Tab> => {
    const context = await browser.newContext({
      viewport: size === "wide" ? WIDE : PHONE,
      locale: LOCALES[language],
      reducedMotion: "reduce",
      hasTouch: size === "phone",
    });
    const page = await context.newPage();
    return { page, language, take: watch(page).take };
  };
  const openVisit = async (size: Visit["size"]): Promise<Visit> => ({
    size,
    tabs: { English: await openTab(size, "English"), German: await openTab(size, "German") },
  });
  return [await openVisit("wide"), await openVisit("phone")];
}

/** One look at a page. */
interface Look extends Tab {
  size: Visit["size"];
  theme: Theme;
}

/** Takes a picture in each theme when pictures are wanted. */
async function shoot({ page, size, theme }: Look, name: string): Promise<void> {
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
async function judge(look: Look, name: string): Promise<string[]> {
  const { page, language, take, theme, size } = look;
  await shoot(look, name);
  const found = await violations(page);
  if (language === "German") found.push(...(await leftInEnglish(page)));
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (overflow > 0) found.push(`the document is ${overflow} px too wide`);
  return [...found, ...take()].map((one) => `${name} (${language}, ${theme}, ${size}): ${one}`);
}

async function open({ page, language }: Look, url: string, to: PageToVisit): Promise<void> {
  const answer = await page.goto(url + to.path, { waitUntil: "load" });
  expect(answer?.status(), `${to.name} answers`).toBe(to.status ?? 200);
  const name = language === "English" ? to.heading : /\S/;
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  // Lists, charts and scores that are fetched or drawn in the browser.
  await expect(
    page.getByRole("status").filter({ hasText: /Loading|Counting|geladen|gezählt/ }),
  ).toHaveCount(0);
  await expect(page.locator("[data-skeleton]")).toHaveCount(0);
}

/**
 * Takes the cookies of the one before off, and puts these on. Their page was left: without cookies it
 * would ask for its live stream.
 */
async function wear(page: Page, cookies: Cookies | undefined): Promise<void> {
  const context = page.context();
  await context.clearCookies();
  if (cookies) await context.addCookies(cookies.cookies);
}

/** Opens one page; gives everything that is wrong with it. */
async function visitOne(look: Look, url: string, to: PageToVisit, cookies?: Cookies) {
  await wear(look.page, cookies);
  await look.page.emulateMedia({ colorScheme: look.theme });
  const failure = await open(look, url, to).then(
    () => [],
    (error: Error) => [`${to.name} (${look.size}): ${error.message.slice(0, 800)}`],
  );
  return [...failure, ...(await judge(look, to.name))];
}

/**
 * Goes through the pages, wide and narrow at once: each is seen in one theme and language when wide and
 * in the others when narrow, so that every page is judged in both. Of four pages in a row each is seen
 * another way.
 */
export async function visitAll(
  visits: readonly Visit[],
  url: string,
  pages: readonly PageToVisit[],
  cookiesOf: (role: Role) => Cookies,
): Promise<string[]> {
  const wrong: string[] = [];
  const round = async ({ size, tabs }: Visit) => {
    for (const [place, to] of pages.entries()) {
      const isWide = size === "wide";
      const theme = (place % 2 === 0) === isWide ? "light" : "dark";
      const tab = tabs[place % 4 < 2 === isWide ? "English" : "German"];
      const cookies = to.role ? cookiesOf(to.role) : undefined;
      wrong.push(...(await visitOne({ ...tab, size, theme }, url, to, cookies)));
      await leave(tab.page, url);
    }
  };
  await Promise.all(visits.map(round));
  return wrong;
}

export async function closeVisits(visits: readonly Visit[]): Promise<void> {
  for (const { tabs } of visits) {
    for (const language of LANGUAGES) await tabs[language].page.context().close();
  }
}
