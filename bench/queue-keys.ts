import { chromium, type Page } from "@playwright/test";
import Database from "better-sqlite3";
import { store } from "@/db/client";
import { BANT_DIMENSIONS } from "@/lib/engine/bant";
import { moveLead } from "@/lib/leads/commands/moves";
import { getQueue } from "@/lib/leads/queries/list";
import { type Actor, SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { saveBant } from "@/lib/qualification/commands";
import { listUsers } from "@/lib/users/queries";
import { browserLaunchOptions } from "../tests/support/browser";
import { type Figure, figure, type Measured } from "./figure";
import { type BenchServer, startBenchServer } from "./server";

/** How often each key is pressed. */
const TIMES = 12;
/** Ms between a lead and the next key: somebody looks at it. */
const LOOK_MS = 700;
/** The first leads of a page that has just been opened do not count. */
const WARM = 2;

declare global {
  interface Window {
    /** When the awaited was on the screen, by the page's clock. */
    painted: Promise<number>;
    /** When the key was pressed whose effect is awaited. */
    pressed: number;
  }
}

/** What is watched of what a key leads to: another lead's whole panel, "Qualify", an open form. */
const WATCHED = {
  next: 'section a[href^="/leads/"]',
  accepted: "[role=toolbar] button",
  dialog: "[role=dialog] form",
};

interface Followed {
  key: string;
  watched: string;
}

/** Runs in the page: remembers when the key was pressed, and when what is watched was painted anew. */
function follow({ key, watched }: Followed): void {
  const was = document.querySelector(watched)?.outerHTML;
  const done = new AbortController();
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key === key) window.pressed = event.timeStamp;
    },
    { capture: true, signal: done.signal },
  );
  window.painted = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      const is = document.querySelector(watched)?.outerHTML;
      if (is === undefined || is === was) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        // The first task after a frame's callbacks comes after its painting.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          resolve(performance.now());
          // Not before: the page may be changed before the key has come to this listener.
          done.abort();
        };
        port2.postMessage(null);
      });
    });
    const all = { subtree: true, childList: true, attributes: true, characterData: true };
    observer.observe(document.body, all);
  });
}

/** Ms from a key to the painting of what it leads to. */
async function timed(page: Page, keys: string, until: keyof typeof WATCHED): Promise<number> {
  const key = keys.split("+").at(-1) ?? "";
  await page.evaluate(follow, { key, watched: WATCHED[until] });
  await page.keyboard.press(keys);
  return page.evaluate(async () => (await window.painted) - window.pressed);
}

function share(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

async function sellerOf(): Promise<Actor> {
  const { read } = await store();
  const users = await listUsers.run({ db: read, actor: SWEEP, input: {}, now: Date.now() });
  const user = users.find(({ role }) => role === "sdr");
  if (!user) throw new Error("The database has no SDR");
  return { kind: "user", sessionId: "bench", ...user };
}

/** Has the seller's own leads accepted, and everything found out about them. */
async function findOut(): Promise<void> {
  const seller = await sellerOf();
  const { leads: offered } = unwrap(await ask(getQueue, seller, {}));
  for (const { id, version } of offered
    .filter(({ stage }) => stage === "mql")
    .slice(0, TIMES + WARM)) {
    unwrap(await execute(moveLead, seller, { id, version, to: "sal" }));
  }
  const { leads: own } = unwrap(await ask(getQueue, seller, { mine: true }));
  for (const { id, version, stage } of own) {
    if (stage === "mql") unwrap(await execute(moveLead, seller, { id, version, to: "sal" }));
    const answers = BANT_DIMENSIONS.map((dimension) => ({ dimension, level: "met" as const }));
    unwrap(await execute(saveBant, seller, { leadId: id, answers }));
  }
}

interface Work {
  name: string;
  path: string;
  /** Presses what belongs to one lead; gives the times by their names. */
  run(page: Page): Promise<Record<string, number>>;
  /** The stage that it moves leads to. */
  to: string;
}

async function exit(page: Page, key: string, fill: () => Promise<void>) {
  const dialog = await timed(page, key, "dialog");
  await fill();
  // Nobody sends a form in the moment in which they filled in its last field.
  await page.waitForTimeout(LOOK_MS);
  return { dialog, next: await timed(page, "Control+Enter", "next") };
}

/** Goes to the first lead that is not accepted yet. */
async function toOffered(page: Page): Promise<void> {
  const main = page.getByRole("toolbar").getByRole("button").first();
  const rows = await page.locator("ol > li").count();
  for (let i = 0; i < rows; i += 1) await page.keyboard.press("k");
  for (let i = 0; i < rows; i += 1) {
    if ((await main.textContent())?.startsWith("Accept")) {
      await page.waitForTimeout(LOOK_MS);
      return;
    }
    await page.keyboard.press("j");
  }
  throw new Error("No lead is offered any more");
}

const WORK: readonly Work[] = [
  {
    name: "accept-in-place",
    path: "/queue",
    to: "sal",
    async run(page) {
      await toOffered(page);
      const accepted = await timed(page, "a", "accepted");
      await page.waitForTimeout(LOOK_MS);
      return { accepted, next: await timed(page, "j", "next") };
    },
  },
  {
    name: "accept",
    path: "/queue",
    to: "sal",
    async run(page) {
      await toOffered(page);
      return { next: await timed(page, "Shift+A", "next") };
    },
  },
  {
    name: "disqualify",
    path: "/queue",
    to: "disqualified",
    run: (page) => exit(page, "x", () => page.keyboard.type("inac")),
  },
  {
    name: "recycle",
    path: "/queue",
    to: "nurture",
    run: (page) =>
      exit(page, "r", async () => {
        await page.keyboard.type("no ti");
        await page.keyboard.press("Tab");
        await page.keyboard.type(`3112${new Date().getFullYear() + 1}`);
      }),
  },
  {
    name: "qualify",
    path: "/queue?mine=true",
    to: "sql",
    run: (page) => exit(page, "q", async () => undefined),
  },
];

/** How many moves of that kind the database has. */
function movesTo(file: string, stage: string): number {
  const database = new Database(file, { readonly: true });
  const found = database
    .prepare("select count(*) from stage_moves where to_stage = ?")
    .pluck()
    .get(stage);
  database.close();
  return found as number;
}

async function measure(server: BenchServer, page: Page, work: Work): Promise<Figure[]> {
  const before = movesTo(server.file, work.to);
  await page.goto(server.url + work.path);
  await page.getByRole("toolbar").waitFor();
  const times: Record<string, number>[] = [];
  for (let i = 0; i < TIMES + WARM; i += 1) {
    await page.waitForTimeout(LOOK_MS);
    const found = await work.run(page);
    if (i >= WARM) times.push(found);
  }
  await page.waitForTimeout(LOOK_MS);
  const made = movesTo(server.file, work.to) - before;
  if (made !== TIMES + WARM) {
    throw new Error(`${work.name}: ${made} of ${TIMES + WARM} moves were made`);
  }
  return Object.keys(times[0] ?? {}).flatMap((what) => {
    const values = times.map((one) => one[what] ?? Number.NaN);
    const name = `queue-keys:${work.name}:${what}`;
    return [
      figure(`${name}:p50`, share(values, 0.5), "ms"),
      figure(`${name}:p95`, share(values, 0.95), "ms"),
    ];
  });
}

/** The time from a key in the queue to the painted next lead, in a browser beside the server. */
export async function pressQueueKeys(): Promise<Measured> {
  const server = await startBenchServer({ prepare: findOut });
  try {
    const browser = await chromium.launch(await browserLaunchOptions());
    try {
      const context = await browser.newContext({
        locale: "en-GB",
        viewport: { width: 1440, height: 900 },
      });
      const [name = "", value = ""] = server.cookies.sdr.split("=");
      await context.addCookies([{ name, value, url: server.url }]);
      const page = await context.newPage();
      const figures: Figure[] = [];
      // Qualified first: later ones go on in the queue that is left.
      for (const work of [...WORK].reverse()) figures.push(...(await measure(server, page, work)));
      return { figures };
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}
