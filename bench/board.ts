import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { cardHeight } from "@/components/board/card-height";
import { Random } from "@/lib/sample/random";
import { browserLaunchOptions } from "../tests/support/browser";
import { scrollColumn, watchBoard } from "./board-watch";
import { type Figure, figure, type Measured, middle } from "./figure";
import { type BenchServer, type Role, startBenchServer } from "./server";

const SIZE = { leads: 20_000, activities: 100_000 };
/** In one column at least, so that it is one of thousands. */
const CARDS = 10_000;
const LOADS = 7;
/** Pixels per frame: a hand that flings. */
const STEP = 300;
/** All tabs that are open, the mover's and the one that is looked at among them. */
const TABS = 50;
const MOVES = 60;
/** Milliseconds between two moves of somebody who looks at the next lead before. */
const PAUSE = { least: 300, most: 1500 };
/** The first moves on pages that were just opened do not count. */
const WARM = 2;
const PATIENCE_MS = 120_000;

/** The value that so much of the measurements lie below. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** What a browser says to a page of a tab behind others; without windows it shows all tabs at once. */
const BEHIND = `Object.defineProperties(Document.prototype, {
  hidden: { get: () => true },
  visibilityState: { get: () => "hidden" },
})`;

async function openBoard(
  context: BrowserContext,
  server: BenchServer,
  isBehind = false,
): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  // The functions that run in pages were compiled with a helper that pages lack.
  await page.addInitScript("globalThis.__name = (named) => named");
  if (isBehind) await page.addInitScript(BEHIND);
  await page.addInitScript(watchBoard);
  await page.goto(`${server.url}/board`);
  await page.waitForFunction(() => window.board.firstCard !== null);
  // Lists take over from their sketches when the browser is idle, which tabs behind others seldom are.
  await page.locator("section[data-stage=inquiry] [role=grid]").waitFor();
  return page;
}

async function firstCards(open: () => Promise<BrowserContext>, server: BenchServer) {
  const times: number[] = [];
  for (let n = 0; n < LOADS; n += 1) {
    // Nothing of it is in the browser's cache.
    const context = await open();
    const page = await openBoard(context, server);
    times.push(await page.evaluate(() => window.board.firstCard ?? Number.NaN));
    await context.close();
  }
  return [
    figure("board:first-cards", middle(times), "ms"),
    figure("board:first-cards:max", Math.max(...times), "ms"),
  ];
}

async function scrolling(context: BrowserContext, server: BenchServer): Promise<Measured> {
  const page = await openBoard(context, server);
  const shown = await page.locator("section[data-stage=inquiry]").getAttribute("aria-label");
  const count = Number(shown?.replaceAll(/\D/g, ""));
  if (count < CARDS) throw new Error(`The column has ${count} cards, not ${CARDS}`);
  const asked = { stage: "inquiry", step: STEP, cards: CARDS, height: cardHeight([]) };
  const passed = await page.evaluate(scrollColumn, asked);
  if (passed < CARDS) throw new Error(`Only ${passed} cards passed by`);
  const frames = await page.evaluate(() => window.board.frames);
  await page.close();
  const slow = frames.filter((ms) => ms > 50).length;
  return {
    figures: [
      figure("board-scroll:frame:p50", middle(frames), "ms"),
      figure("board-scroll:frame:p95", quantile(frames, 0.95), "ms"),
      figure("board-scroll:frame:p99", quantile(frames, 0.99), "ms"),
      figure("board-scroll:frames-over-50-ms", (100 * slow) / frames.length, "%"),
    ],
    notes: [`board-scroll: ${passed} of ${count} cards in one column, ${frames.length} frames`],
  };
}

/** Accepts one lead after the other in one tab until another one shows them; how long that took each time. */
async function acceptMany(hand: Page, eye: Page, pause: () => number): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < WARM + MOVES; n += 1) {
    await hand.waitForTimeout(pause());
    const cards = hand.locator("section[data-stage=mql] [data-lead]");
    const id = await cards.first().getAttribute("data-lead");
    // By its name: which one is first in the document changes while the list is drawn.
    await hand.locator(`section[data-stage=mql] [data-lead="${id}"]`).focus();
    await hand.keyboard.press("a");
    const pressed = await hand.evaluate(() => window.board.pressed);
    const key = `${id} sal`;
    await eye.waitForFunction((name) => (window.board.arrivals[name] ?? 0) > 0, key);
    times.push((await eye.evaluate((name) => window.board.arrivals[name] ?? 0, key)) - pressed);
  }
  return times.slice(WARM);
}

/**
 * Moves of one person in one tab, on their way to another one of somebody else's; the other tabs are behind
 * these two. Once with a person's pauses, and once the next one as soon as the one before is seen.
 */
async function moves(
  mover: BrowserContext,
  others: BrowserContext,
  server: BenchServer,
): Promise<Figure[]> {
  const hand = await openBoard(mover, server);
  const eye = await openBoard(others, server);
  for (let n = 2; n < TABS; n += 1) {
    await openBoard(n % 2 === 0 ? mover : others, server, true);
  }
  await hand.bringToFront();
  const random = new Random(11);
  const paused = await acceptMany(hand, eye, () => random.int(PAUSE.least, PAUSE.most));
  const atOnce = await acceptMany(hand, eye, () => 0);
  const told = (name: string, times: readonly number[]) => [
    figure(`${name}:p50`, middle(times), "ms"),
    figure(`${name}:p95`, quantile(times, 0.95), "ms"),
  ];
  return [
    ...told("board:move-to-other-tab", paused),
    ...told("board:moves-without-a-pause", atOnce),
  ];
}

/** First cards, scrolling through ten thousand, and a move on its way to another tab. */
export async function openBoards(): Promise<Measured> {
  const server = await startBenchServer({ size: SIZE });
  const browser = await chromium.launch(await browserLaunchOptions());
  const signedIn = (role: Role) => async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const [name = "", value = ""] = server.cookies[role].split(/=(.*)/s);
    await context.addCookies([{ name, value, url: server.url }]);
    return context;
  };
  try {
    const mover = await signedIn("sdr")();
    const others = await signedIn("manager")();
    const first = await firstCards(signedIn("sdr"), server);
    const scrolled = await scrolling(others, server);
    const moved = await moves(mover, others, server);
    return { ...scrolled, figures: [...first, ...scrolled.figures, ...moved] };
  } finally {
    await browser.close();
    await server.stop();
  }
}
