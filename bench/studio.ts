import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { chromium, type Locator, type Page } from "@playwright/test";
import { store } from "@/db/client";
import { createDraft } from "@/lib/criteria/commands";
import { activeCriteria } from "@/lib/criteria/store";
import { type Actor, SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { listUsers } from "@/lib/users/queries";
import { browserLaunchOptions } from "../tests/support/browser";
import { LEADS } from "./database";
import { compared, type Figure, figure, type Measured, middle } from "./figure";
import { type BenchServer, startBenchServer } from "./server";

/** A million leads with HANDOFF_BENCH_TIMES=10. */
const TIMES = Number(process.env.HANDOFF_BENCH_TIMES || 1);
/** The first answer reads all of history. */
const FIRST_ANSWER_MS = 900_000;
const STEPS = 60;
/** Steps in one direction before the hand turns round. */
const STRETCH = 10;
/** Pixels per step, and milliseconds between steps: a hand that searches. */
const STEP = 6;
const PAUSE_MS = 40;
/** Milliseconds between the repetitions of a key that is held down. */
const KEY_MS = 33;
/** Pixels and steps from where a hand comes to a slider, and how long it aims before it takes hold. */
const APPROACH = 160;
const APPROACH_STEPS = 8;
const AIM_MS = 150;
/** In which the analyst gets ready for the next slider, as when somebody looks at the charts. */
const LOOK_MS = Number(process.env.HANDOFF_BENCH_LOOK_MS || 5000);

/** What the page sees of a slider that moves; all moments are of its own clock, in ms. */
interface Seen {
  /** When the hand moved, when the page heard of it, and to where: pixels, or steps by keys. */
  moves: { at: number; heard: number; to: number }[];
  /** How often the server was asked. */
  questions: number;
  /** The last question, and the last one ahead of a slider. */
  question: string;
  ahead: string;
  /** Charts that were drawn: when their drawing changed, when it was on the screen, and of what. */
  paints: { drawn: number; shown: number; mqls: number }[];
}

declare global {
  interface Window {
    seen: Seen;
    /** Of a bare box, each time from a movement to its painting, in ms. */
    floor: number[];
  }
}

/** Runs in the page from its start: watches the hand and the questions. */
function listen(): void {
  const seen: Seen = { moves: [], questions: 0, question: "", ahead: "", paints: [] };
  window.seen = seen;
  const { fetch } = window;
  document.addEventListener(
    "pointermove",
    ({ buttons, timeStamp: at, clientX: to }) => {
      if (buttons === 1) seen.moves.push({ at, heard: performance.now(), to });
    },
    true,
  );
  document.addEventListener(
    "keydown",
    ({ key, timeStamp: at }) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
      if (step === undefined) return;
      const to = (seen.moves.at(-1)?.to ?? 0) + step;
      seen.moves.push({ at, heard: performance.now(), to });
    },
    true,
  );
  window.fetch = (...args) => {
    if (String(args[0]).startsWith("/api/criteria/replay")) {
      seen.questions += 1;
      seen.question = String(args[1]?.body);
      if (String(args[0]).endsWith("ahead")) seen.ahead = seen.question;
    }
    return fetch(...args);
  };
}

/** Runs in the page once its charts are there: watches them. */
function watch(): void {
  const panel = document.querySelector("[id=replay]");
  const charts = panel?.querySelector("figure[aria-label^='MQLs per week']");
  const labels = Array.from(panel?.querySelectorAll("p") ?? []);
  const headline = labels.find(({ textContent }) => textContent === "MQLs")?.nextElementSibling;
  if (!charts || !headline) throw new Error("The charts are not there");
  new MutationObserver(() => {
    const drawn = performance.now();
    const mqls = Number(headline.firstChild?.textContent?.replaceAll(/\D/g, ""));
    requestAnimationFrame(() => {
      // The first task after a frame's callbacks comes after its painting.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.seen.paints.push({ drawn, shown: performance.now(), mqls });
      port2.postMessage(null);
    });
  }).observe(charts, { subtree: true, childList: true, attributes: true });
}

/** The MQLs by value of a slider, asked afterwards. */
type Truth = Record<number, number>;

/** Runs in the page: what each engagement threshold makes. */
async function askThresholds(): Promise<Truth> {
  const { ahead: _, ...question } = JSON.parse(window.seen.question);
  const response = await fetch("/api/criteria/replay", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(question),
  });
  const { curve }: { curve: { threshold: number; mqls: number }[] } = await response.json();
  return Object.fromEntries(curve.map(({ threshold, mqls }) => [threshold, mqls]));
}

/** Runs in the page: what a draft makes with each number of points of the rule asked about last. */
async function askPoints(reach: number): Promise<Truth> {
  const { ahead, ...question } = JSON.parse(window.seen.ahead);
  const truth: Truth = {};
  for (const least of [-reach, 1]) {
    const values = Array.from({ length: reach + 1 }, (_, i) => least + i).slice(0, 101);
    const response = await fetch("/api/criteria/replay/ahead", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...question, ahead: { ...ahead, values } }),
    });
    for (const line of (await response.text()).trim().split("\n")) {
      const { value, answer } = JSON.parse(line);
      truth[value] = answer.draft.mqls;
    }
  }
  return truth;
}

/** Where a slider begins to move, and how far one step of it is: pixels, or 1 by keys. */
interface Track {
  from: number;
  value: number;
  least: number;
  most: number;
  step: number;
}

function valueAt({ from, value, least, most, step }: Track, to: number): number {
  return Math.max(least, Math.min(Math.round(value + (to - from) / step), most));
}

/**
 * Per move of the hand to where charts differ from those on the screen, the time until charts were
 * shown that have it, or a later one, in them.
 */
function latencies({ moves, paints }: Seen, track: Track, truth: Truth): number[] {
  const mqlsOf = (to: number) => truth[valueAt(track, to)];
  const shown = paints.flatMap(({ drawn, shown: at, mqls }) => {
    const of = moves.findLast(({ heard, to }) => heard <= drawn && mqlsOf(to) === mqls);
    return of ? [{ at, upTo: of.heard }] : [];
  });
  return moves.flatMap(({ at, heard, to }) => {
    const before = paints.findLast(({ drawn }) => drawn < heard)?.mqls ?? mqlsOf(track.from);
    // From some points on one event is enough: more of them draw nothing anew.
    if (mqlsOf(to) === before) return [];
    const first = shown.find(({ upTo }) => upTo >= heard);
    return first ? [first.at - at] : [];
  });
}

function share(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** Where the time goes between the hand and the screen. */
function partsOf({ moves, paints, questions }: Seen): string {
  const of = (values: number[]) => middle(values).toFixed(1);
  return [
    `heard after ${of(moves.map(({ at, heard }) => heard - at))} ms`,
    `painting ${of(paints.map(({ drawn, shown }) => shown - drawn))} ms`,
    `${questions} questions`,
  ].join(", ");
}

/** Enough of a statement to know it by. */
function beginOf(source: string): string {
  return source.replaceAll(/\s+/g, " ").slice(0, 160);
}

async function forget(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.seen.moves.length = 0;
    window.seen.questions = 0;
    window.seen.paints.length = 0;
  });
}

async function boundsOf(slider: Locator): Promise<Pick<Track, "value" | "least" | "most">> {
  const [value, least, most] = await Promise.all([
    slider.inputValue(),
    slider.getAttribute("min"),
    slider.getAttribute("max"),
  ]);
  return { value: Number(value), least: Number(least), most: Number(most) };
}

/** 1 or −1, turning round after each stretch. */
function directionAt(step: number): 1 | -1 {
  return Math.floor(step / STRETCH) % 2 === 0 ? 1 : -1;
}

async function moveToAndFro(page: Page, from: number, y: number): Promise<void> {
  let x = from;
  for (let step = 0; step < STEPS; step += 1) {
    x += directionAt(step) * STEP;
    await page.mouse.move(x, y);
    await page.waitForTimeout(PAUSE_MS);
  }
}

/** Runs in an empty page: a bare box follows the hand. */
function follow(): void {
  window.floor = [];
  const box = document.body.appendChild(document.createElement("div"));
  box.style.cssText = "position: fixed; width: 9px; height: 9px; background: #000";
  document.addEventListener("pointermove", ({ buttons, timeStamp: at, clientX }) => {
    if (buttons !== 1) return;
    box.style.left = `${clientX}px`;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.floor.push(performance.now() - at);
      port2.postMessage(null);
    });
  });
}

/** The time from a movement of the hand to the painted box: no page can be faster. */
async function floorOf(page: Page): Promise<number[]> {
  await page.goto("about:blank");
  await page.evaluate(follow);
  await page.mouse.move(400, 400);
  await page.mouse.down();
  await moveToAndFro(page, 400, 400);
  await page.mouse.up();
  return page.evaluate(() => window.floor);
}

/** Comes to a slider's handle, drags it to and fro, and waits until the charts have come to rest. */
async function drag(page: Page, slider: Locator): Promise<{ seen: Seen; track: Track }> {
  const handle = slider.locator("xpath=../..");
  await handle.scrollIntoViewIfNeeded();
  const box = await handle.boundingBox();
  if (!box) throw new Error("The slider has no place");
  const y = box.y + box.height / 2;
  const x = box.x + box.width / 2;
  const bounds = await boundsOf(slider);
  const width = (await handle.locator("xpath=..").boundingBox())?.width ?? Number.NaN;
  const track = { ...bounds, from: x, step: width / (bounds.most - bounds.least) };
  await forget(page);
  for (let left = APPROACH_STEPS; left >= 0; left -= 1) {
    await page.mouse.move(x, y - (APPROACH * left) / APPROACH_STEPS);
    await page.waitForTimeout(PAUSE_MS / 2);
  }
  await page.waitForTimeout(AIM_MS);
  await page.mouse.down();
  await moveToAndFro(page, x, y);
  await page.mouse.up();
  const seen = await page.evaluate(() => structuredClone(window.seen));
  await page.waitForTimeout(LOOK_MS);
  const { paints } = await page.evaluate(() => window.seen);
  return { seen: { ...seen, paints }, track };
}

/** The same by the arrow keys, each held down for a while. */
async function press(page: Page, slider: Locator): Promise<{ seen: Seen; track: Track }> {
  await slider.focus();
  await forget(page);
  const track = { ...(await boundsOf(slider)), from: 0, step: 1 };
  await page.waitForTimeout(AIM_MS);
  for (let step = 0; step < STEPS; step += 1) {
    await page.keyboard.press(directionAt(step) === 1 ? "ArrowRight" : "ArrowLeft");
    await page.waitForTimeout(KEY_MS);
  }
  const seen = await page.evaluate(() => structuredClone(window.seen));
  await page.waitForTimeout(LOOK_MS);
  const { paints } = await page.evaluate(() => window.seen);
  return { seen: { ...seen, paints }, track };
}

async function measure(
  server: BenchServer,
  page: Page,
  draftId: string,
  idle: Worker,
): Promise<Measured> {
  const name = `studio-${(LEADS * TIMES) / 1000}k`;
  const floor = await floorOf(page);
  const start = performance.now();
  await page.addInitScript(listen);
  await page.goto(`${server.url}/criteria/${draftId}`);
  const panel = page.locator("#replay");
  await panel.getByText("meet this draft today").waitFor({ timeout: FIRST_ANSWER_MS });
  const ready = performance.now() - start;
  await page.evaluate(watch);
  const threshold = panel.getByRole("slider", { name: "Engagement threshold" });
  const points = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: "Engagement", exact: true }) })
    .getByRole("slider", { name: /^Points of / });
  const figures: Figure[] = [
    figure(`${name}:floor:p50`, share(floor, 0.5), "ms"),
    figure(`${name}:floor:p95`, share(floor, 0.95), "ms"),
    figure(`${name}:first-answer`, ready, "ms"),
  ];
  const notes: string[] = [];
  const sliders = [
    { what: "threshold", slider: threshold, move: drag },
    { what: "threshold-keys", slider: threshold, move: press },
    // Each of a slider that nobody has touched yet: nothing of it was answered before.
    { what: "points", slider: points.nth(1), move: drag },
    { what: "points-keys", slider: points.nth(2), move: press },
  ];
  // Code gets fast, and moments are kept, meanwhile.
  await drag(page, threshold);
  await drag(page, points.first());
  for (const { what, slider, move } of sliders) {
    await server.reset();
    idle.postMessage("reset");
    const { seen, track } = await move(page, slider);
    const { delay, longestWork, statements } = await server.seen();
    idle.postMessage("report");
    const [idleDelay] = (await once(idle, "message")) as [number];
    const isThreshold = slider === threshold;
    const truth = isThreshold
      ? await page.evaluate(askThresholds)
      : await page.evaluate(askPoints, track.most);
    const all = latencies(seen, track, truth);
    figures.push(
      figure(`${name}:${what}:p50`, share(all, 0.5), "ms"),
      figure(`${name}:${what}:p95`, share(all, 0.95), "ms"),
      compared(`${name}:${what}:server-delay`, delay.max, "ms", "an idle thread", idleDelay),
      ...(longestWork === null
        ? []
        : [figure(`${name}:${what}:server-work`, longestWork, "ms of processor time")]),
    );
    const [longest] = statements;
    notes.push(
      `${name}:${what}:p50 of ${all.length} of ${seen.moves.length} movements, ${seen.paints.length} drawings: ${partsOf(seen)}`,
      `${name}:${what}:server-delay beside statements of at most ${(longest?.longest ?? 0).toFixed(1)} ms: ${beginOf(longest?.source ?? "none")}`,
    );
  }
  return { figures, notes };
}

async function makeDraft(): Promise<string> {
  const { read } = await store();
  const users = await listUsers.run({ db: read, actor: SWEEP, input: {}, now: Date.now() });
  const user = users.find(({ role }) => role === "marketer");
  const active = await activeCriteria(read);
  if (!user || !active) throw new Error("The database has no marketer or no criteria in force");
  const actor: Actor = { kind: "user", sessionId: "bench", ...user };
  const created = await execute(createDraft, actor, { name: "Benchmark", fromId: active.id });
  return unwrap(created).id;
}

/** The time from a slider's movement to repainted charts, in a browser beside the server. */
export async function dragInStudio(): Promise<Measured> {
  let draftId = "";
  const server = await startBenchServer({
    times: TIMES,
    watched: true,
    prepare: async () => {
      draftId = await makeDraft();
    },
  });
  const idle = new Worker(new URL("./idle.mjs", import.meta.url));
  try {
    const browser = await chromium.launch(await browserLaunchOptions());
    try {
      const context = await browser.newContext({
        locale: "en-GB",
        viewport: { width: 1440, height: 900 },
      });
      const [name = "", value = ""] = server.cookies.marketer.split("=");
      await context.addCookies([{ name, value, url: server.url }]);
      return await measure(server, await context.newPage(), draftId, idle);
    } finally {
      await browser.close();
    }
  } finally {
    await idle.terminate();
    await server.stop();
  }
}
