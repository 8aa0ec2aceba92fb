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
import { type Figure, figure, type Measured, middle } from "./figure";
import { type BenchServer, startBenchServer } from "./server";

/** `BENCH_TIMES=10` measures at a million leads. */
const TIMES = Number(process.env.BENCH_TIMES ?? 1);
/** The first answer reads all of history. */
const FIRST_ANSWER_MS = 900_000;
const STEPS = 60;
/** Pixels per step, and milliseconds between steps: a hand that searches. */
const STEP = 6;
const PAUSE_MS = 40;
/** In which the analyst gets ready for the next slider, as when somebody looks at the charts. */
const LOOK_MS = Number(process.env.BENCH_LOOK_MS ?? 5000);

/** What the page sees of a drag; all moments are of its own clock, in ms. */
interface Seen {
  /** When the pointer moved with its button down, when the page heard of it, and how far it was. */
  moves: { at: number; heard: number; x: number }[];
  /** Questions that were answered: when each was sent and its answer read. */
  answers: { sent: number; read: number; tookMs: number; mqls: number }[];
  /** By engagement threshold, the MQLs of the last answer's curve. */
  curve: Record<number, number>;
  /** Charts that were drawn: when their drawing changed, when it was on the screen, and of what. */
  paints: { drawn: number; shown: number; mqls: number }[];
}

declare global {
  interface Window {
    seen: Seen;
  }
}

/** Runs in the page from its start: watches pointer and questions. */
function listen(): void {
  const seen: Seen = { moves: [], answers: [], curve: {}, paints: [] };
  window.seen = seen;
  const { fetch } = window;
  document.addEventListener(
    "pointermove",
    ({ buttons, timeStamp, clientX }) => {
      if (buttons === 1) seen.moves.push({ at: timeStamp, heard: performance.now(), x: clientX });
    },
    true,
  );
  window.fetch = async (...args) => {
    const sent = performance.now();
    const response = await fetch(...args);
    if (String(args[0]).endsWith("/api/criteria/replay") && response.ok) {
      const read = performance.now();
      const { draft, tookMs, curve } = await response.clone().json();
      seen.answers.push({ sent, read, tookMs, mqls: draft.mqls });
      for (const { threshold, mqls } of curve) seen.curve[threshold] = mqls;
    }
    return response;
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

/** A paint of charts, and the moment from which on a movement is not in it any more. */
interface Shown {
  at: number;
  upTo: number;
}

/** Charts of answers have every movement in them that came before the question. */
function shownOfAnswers({ answers, paints }: Seen): Shown[] {
  return paints.flatMap(({ drawn, shown: at, mqls }) => {
    const of = answers.findLast((answer) => answer.read <= drawn && answer.mqls === mqls);
    return of ? [{ at, upTo: of.sent }] : [];
  });
}

/** Charts that need no question have the MQLs of the threshold at which the pointer was. */
function shownOfThresholds({ moves, curve, paints }: Seen, track: Track): Shown[] {
  return paints.flatMap(({ drawn, shown: at, mqls }) => {
    const of = moves.findLast(
      ({ heard, x }) => heard <= drawn && curve[thresholdAt(track, x)] === mqls,
    );
    return of ? [{ at, upTo: of.heard }] : [];
  });
}

/** Where a slider begins to be dragged, and how many pixels one step of it takes. */
interface Track {
  x: number;
  value: number;
  most: number;
  pixels: number;
}

function thresholdAt({ x, value, most, pixels }: Track, at: number): number {
  return Math.max(0, Math.min(Math.round(value + (at - x) / pixels), most));
}

/** Per move of the pointer, the time until charts were shown that have it in them. */
function latencies({ moves }: Seen, shown: readonly Shown[]): number[] {
  return moves.flatMap(({ at, heard }) => {
    const first = shown.find(({ upTo }) => upTo >= heard);
    return first ? [first.at - at] : [];
  });
}

function share(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** Where the time goes: of charts that wait for answers, of these too. */
function partsOf({ moves, answers, paints }: Seen, asks: boolean): string {
  const of = (values: number[]) => middle(values).toFixed(1);
  const painting = `painting ${of(paints.map(({ drawn: at, shown }) => shown - at))} ms`;
  if (!asks) {
    const heard = of(moves.map(({ at, heard: when }) => when - at));
    return `movements heard after ${heard} ms, ${painting}`;
  }
  const drawn = paints.flatMap((paint) => {
    const answer = answers.findLast(({ read, mqls }) => read <= paint.drawn && mqls === paint.mqls);
    return answer ? [paint.drawn - answer.read] : [];
  });
  return [
    `engine ${of(answers.map(({ tookMs }) => tookMs))} ms`,
    `request ${of(answers.map(({ sent, read }) => read - sent))} ms`,
    `drawing ${of(drawn)} ms`,
    painting,
  ].join(", ");
}

/** Drags a slider's handle to and fro, and waits until the charts have come to rest. */
async function drag(page: Page, slider: Locator): Promise<{ seen: Seen; track: Track }> {
  const handle = slider.locator("xpath=../..");
  await handle.scrollIntoViewIfNeeded();
  const box = await handle.boundingBox();
  if (!box) throw new Error("The slider has no place");
  const y = box.y + box.height / 2;
  let x = box.x + box.width / 2;
  const most = Number(await slider.getAttribute("max"));
  const width = (await handle.locator("xpath=..").boundingBox())?.width ?? Number.NaN;
  const track = { x, value: Number(await slider.inputValue()), most, pixels: width / most };
  await page.evaluate(() => {
    window.seen.moves.length = 0;
    window.seen.answers.length = 0;
    window.seen.paints.length = 0;
  });
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 0; step < STEPS; step += 1) {
    x += Math.floor(step / (STEPS / 6)) % 2 === 0 ? STEP : -STEP;
    await page.mouse.move(x, y);
    await page.waitForTimeout(PAUSE_MS);
  }
  await page.mouse.up();
  await page.waitForTimeout(LOOK_MS);
  return { seen: await page.evaluate(() => window.seen), track };
}

async function measure(server: BenchServer, page: Page, draftId: string): Promise<Measured> {
  const name = `studio-${(LEADS * TIMES) / 1000}k`;
  const start = performance.now();
  await page.addInitScript(listen);
  await page.goto(`${server.url}/criteria/${draftId}`);
  const panel = page.locator("#replay");
  await panel.getByText("meet this draft today").waitFor({ timeout: FIRST_ANSWER_MS });
  const ready = performance.now() - start;
  await page.evaluate(watch);
  const sliders = {
    threshold: panel.getByRole("slider", { name: "Engagement threshold" }),
    points: page
      .getByRole("region", { name: "Engagement" })
      .or(
        page
          .locator("section")
          .filter({ has: page.getByRole("heading", { name: "Engagement", exact: true }) }),
      )
      .getByRole("slider", { name: /^Points of / })
      .first(),
  };
  const figures: Figure[] = [figure(`${name}:first-answer`, ready, "ms")];
  const notes: string[] = [];
  for (const [what, slider] of Object.entries(sliders)) {
    // Code gets fast, and moments are kept, during the first drag.
    await drag(page, slider);
    await server.reset();
    const { seen, track } = await drag(page, slider);
    const { delay, statements } = await server.report();
    const asks = what !== "threshold";
    const all = latencies(seen, asks ? shownOfAnswers(seen) : shownOfThresholds(seen, track));
    figures.push(
      figure(`${name}:${what}:p50`, share(all, 0.5), "ms"),
      figure(`${name}:${what}:p95`, share(all, 0.95), "ms"),
      figure(`${name}:${what}:server-delay`, delay.max, "ms"),
    );
    const [longest] = statements;
    notes.push(
      `${name}:${what}:p50 of ${all.length} of ${seen.moves.length} movements, ${seen.paints.length} drawings: ${partsOf(seen, asks)}`,
      `${name}:${what}:server-delay beside statements of at most ${(longest?.longest ?? 0).toFixed(1)} ms`,
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
    prepare: async () => {
      draftId = await makeDraft();
    },
  });
  try {
    const browser = await chromium.launch(await browserLaunchOptions());
    try {
      const context = await browser.newContext({
        locale: "en-GB",
        viewport: { width: 1440, height: 900 },
      });
      const [name = "", value = ""] = server.cookies.marketer.split("=");
      await context.addCookies([{ name, value, url: server.url }]);
      return await measure(server, await context.newPage(), draftId);
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}
