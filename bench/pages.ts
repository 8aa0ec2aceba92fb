import autocannon from "autocannon";
import Database from "better-sqlite3";
import { reportTexts } from "@/components/reports/report-texts";
import { closeStore } from "@/db/client";
import { addNote } from "@/lib/activities/commands";
import { SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { REPORTS as REGISTRY } from "@/lib/reports/queries/registry";
import { openDatabase } from "./database";
import { compared, type Figure, figure, type Measured, middle } from "./figure";
import { askLighthouse } from "./lighthouse";
import { type BenchServer, type Role, startBenchServer } from "./server";

export const PAGE_BENCHES = [
  "board-page",
  "queue-page",
  "lead-page",
  "report-pages",
  "longest-statement",
  "event-loop-delay",
  "lighthouse",
];

/** Times that a page is asked for right after something was written. */
const WRITES = 20;

const REPORTS = ["funnel", "conversion", "time-to-convert", "sources", "cac", "opportunities"];
const TARGET_MS = 20;
/** Page and empty page take turns, so that a noisy neighbour disturbs both alike. */
const ROUNDS = 5;

/** How hard to ask: many at once for pages that people open all day, one by one for reports. */
interface Effort {
  connections: number;
  /** Requests per round. */
  page: number;
  empty: number;
}
const BUSY: Effort = { connections: 10, page: 150, empty: 300 };
const ONE_BY_ONE: Effort = { connections: 1, page: 50, empty: 100 };

interface Load {
  /** Milliseconds of the server's time per request: it serves them one after the other. */
  perRequest: number;
  /** Milliseconds of processor time of all its threads per request. */
  processor: number;
  p50: number;
  p99: number;
}

/** What is asked for, and words that only the page itself has, not one that says what went wrong. */
interface Target {
  paths: readonly [string, ...string[]];
  marks: readonly string[];
}

/** The start of the data that an island gets, as the page's script has it. */
const dataMark = (json: string) => json.replaceAll('"', '\\"');

const BOARD: Target = {
  paths: ["/board"],
  marks: ["<title>Board · Handoff</title>", dataMark('{"board":{"columns":[')],
};
const QUEUE: Target = {
  paths: ["/queue"],
  marks: ["<title>Queue · Handoff</title>", dataMark('{"filter":{')],
};
const EMPTY: Target = { paths: ["/empty"], marks: ["<main>Empty</main>"] };

/** The page of all reports, and those of some. */
function reportPages(): [string, Target][] {
  const overview: Target = { paths: ["/reports"], marks: [`${reportTexts.title}</h1>`] };
  return [
    ["overview", overview],
    ...REPORTS.map((name): [string, Target] => {
      const title = REGISTRY.find((report) => report.name === name)?.title;
      return [name, { paths: [`/reports/${name}`], marks: [`${title}</h1>`, "</table>"] }];
    }),
  ];
}

/** What a browser says when it opens an address. */
const OPENING = { accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };

/** So many requests over these paths in turn, as fast as the server answers. */
async function shoot(
  server: BenchServer,
  { paths, marks }: Target,
  role: Role,
  connections: number,
  amount: number,
): Promise<Load> {
  await server.reset();
  const result = await autocannon({
    url: server.url,
    connections,
    amount,
    timeout: 60,
    headers: { ...OPENING, cookie: server.cookies[role] },
    requests: paths.map((path) => ({ method: "GET" as const, path })),
    verifyBody: (body) => marks.every((mark) => body.includes(mark)),
  });
  const { non2xx, errors, mismatches } = result;
  if (non2xx > 0 || errors > 0 || mismatches > 0) {
    throw new Error(
      `${paths[0]}: ${non2xx} refused, ${errors} broken, ${mismatches} without ${marks.join(", ")}`,
    );
  }
  // Not from the time that it all took: the tool looks once a second whether it is done.
  const { average, p50, p99 } = result.latency;
  const { processor } = await server.used();
  return { perRequest: average / connections, processor: processor / amount, p50, p99 };
}

/** A page's time beside that of an empty dynamic page of the same server, in turns. */
async function pageFigures(
  server: BenchServer,
  name: string,
  target: Target,
  role: Role = "sdr",
  { connections, page, empty }: Effort = BUSY,
): Promise<Figure[]> {
  // Pages are as fast as they get after some hundred requests.
  for (let round = 0; round < 2; round += 1) {
    await shoot(server, EMPTY, role, connections, empty);
    await shoot(server, target, role, connections, page);
  }
  const pages: Load[] = [];
  const empties: Load[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    empties.push(await shoot(server, EMPTY, role, connections, empty));
    pages.push(await shoot(server, target, role, connections, page));
  }
  const of = (loads: readonly Load[], what: keyof Load) => middle(loads.map((one) => one[what]));
  const line = (label: string, unit: string, what: keyof Load) =>
    compared(label, of(pages, what), unit, "empty dynamic page", of(empties, what));
  return [
    line(name, "ms/request", "perRequest"),
    // The tool tells times in whole milliseconds: too coarse for pages that are asked for one by one.
    line(`${name}:processor`, "ms of processor time", "processor"),
    line(`${name}:p50`, "ms", "p50"),
    line(`${name}:p99`, "ms", "p99"),
  ];
}

/** Ms that the server works per request when something was written just before each. */
async function afterWrites(
  server: BenchServer,
  { paths: [path], marks }: Target,
  role: Role,
  leadId: string,
): Promise<number> {
  await server.reset();
  for (let i = 0; i < WRITES; i += 1) {
    unwrap(await execute(addNote, SWEEP, { leadId, text: `Note ${i}` }));
    const headers = { ...OPENING, cookie: server.cookies[role] };
    const answer = await fetch(server.url + path, { headers });
    const body = await answer.text();
    if (!answer.ok || !marks.every((mark) => body.includes(mark))) {
      throw new Error(`${path}: ${answer.status} after a write`);
    }
  }
  return (await server.used()).processor / WRITES;
}

/** What was kept of a report is worth nothing after a write: its page beside the empty one. */
async function afterWriteFigure(
  server: BenchServer,
  name: string,
  target: Target,
  leadId: string,
): Promise<Figure> {
  await openDatabase(server.file);
  try {
    const pages: number[] = [];
    const empties: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      empties.push(await afterWrites(server, EMPTY, "manager", leadId));
      pages.push(await afterWrites(server, target, "manager", leadId));
    }
    const label = `${name}:after-a-write`;
    const versus = "empty dynamic page after a write";
    return compared(label, middle(pages), "ms of processor time", versus, middle(empties));
  } finally {
    await closeStore();
  }
}

function someLeads(count: number): string[] {
  const file = (process.env.DATABASE_URL ?? "").replace("file:", "");
  const database = new Database(file, { readonly: true });
  const stages = ["inquiry", "mql", "sal", "sql", "customer"];
  const ids = stages.flatMap((stage) =>
    database
      .prepare("select id from leads where stage = ? limit ?")
      .pluck()
      .all(stage, Math.ceil(count / stages.length)),
  );
  database.close();
  return ids as string[];
}

/** Everything that people open all day, and what those pages ask for by themselves. */
function everyPath(leadIds: readonly string[]): string[] {
  return [
    "/board",
    "/board?text=oak",
    "/queue",
    "/queue?mine=true",
    "/leads",
    "/leads?text=anna",
    "/leads?stage=inquiry&sort=-score",
    "/leads?source=Events&country=Germany",
    "/reports",
    ...REPORTS.map((name) => `/reports/${name}`),
    "/spend",
    "/criteria",
    "/api/board",
    "/api/board/columns/inquiry",
    "/api/board/columns/mql",
    "/api/leads/values",
    "/api/queue",
    "/api/leads/search?text=oak",
    ...REPORTS.map((name) => `/api/v1/reports/${name}`),
    ...leadIds.slice(0, 8).map((id) => `/leads/${id}`),
  ];
}

/** Paths that answer; what a role may not open or what has another shape is told, not hidden. */
async function openPaths(server: BenchServer, paths: readonly string[]) {
  const open: string[] = [];
  const refused: string[] = [];
  for (const path of paths) {
    const answer = await fetch(server.url + path, {
      headers: { cookie: server.cookies.manager },
      redirect: "manual",
    });
    await answer.arrayBuffer();
    if (answer.ok) open.push(path);
    else refused.push(`${path} (${answer.status})`);
  }
  return { open, refused };
}

function oneLine(source: string): string {
  return source
    .replaceAll(/\s+/g, " ")
    .replaceAll(/\?(, \?)+/g, "?…")
    .slice(0, 160);
}

async function statementFigures(server: BenchServer, leadIds: readonly string[]) {
  const { open, refused } = await openPaths(server, everyPath(leadIds));
  await server.reset();
  for (let round = 0; round < 5; round += 1) await openPaths(server, open);
  const { statements } = await server.seen();
  const slow = statements.filter(({ median }) => median > TARGET_MS / 4).slice(0, 5);
  const notes = slow.map(
    ({ source, runs, median, longest }) =>
      `longest-statement \`${oneLine(source)}\`: median ${median.toFixed(1)} ms, longest ${longest.toFixed(1)} ms in ${runs} runs`,
  );
  if (refused.length > 0) notes.push(`longest-statement left out: ${refused.join(", ")}`);
  const worst = Math.max(0, ...statements.map(({ longest }) => longest));
  const usual = Math.max(0, ...statements.map(({ median }) => median));
  return {
    figures: [
      figure("longest-statement", worst, "ms"),
      figure("longest-statement:median", usual, "ms"),
    ],
    notes,
  };
}

async function delayFigures(server: BenchServer, leadIds: readonly string[]): Promise<Measured> {
  const desk: Target = {
    paths: ["/board", "/queue", ...leadIds.slice(0, 8).map((id) => `/leads/${id}`)],
    marks: [" · Handoff</title>"],
  };
  await shoot(server, desk, "sdr", BUSY.connections, BUSY.page);
  await server.reset();
  await shoot(server, desk, "sdr", BUSY.connections, 3 * BUSY.page);
  const { delay } = await server.seen();
  return {
    figures: [
      figure("event-loop-delay:p50", delay.p50, "ms"),
      figure("event-loop-delay:p99", delay.p99, "ms"),
      figure("event-loop-delay:max", delay.max, "ms"),
    ],
  };
}

/** What is told of the server's statements and event loop. */
const WATCHED = ["longest-statement", "event-loop-delay"];

/** Measures what was asked for on one warm production server. */
export async function servePages(
  names: readonly string[],
  report: (measured: Measured) => void,
): Promise<void> {
  const watched = names.some((name) => WATCHED.includes(name));
  const server = await startBenchServer({ watched });
  try {
    const leadIds = someLeads(40);
    const leadPages: Target = {
      paths: leadIds.map((id): string => `/leads/${id}`) as [string, ...string[]],
      marks: [dataMark('{"page":{"lead":{')],
    };
    const measure: Record<string, () => Promise<Measured>> = {
      "board-page": async () => ({ figures: await pageFigures(server, "board-page", BOARD) }),
      "queue-page": async () => ({ figures: await pageFigures(server, "queue-page", QUEUE) }),
      "lead-page": async () => ({ figures: await pageFigures(server, "lead-page", leadPages) }),
      "report-pages": async () => {
        const figures: Figure[] = [];
        for (const [name, target] of reportPages()) {
          const label = `report-pages/${name}`;
          figures.push(...(await pageFigures(server, label, target, "manager", ONE_BY_ONE)));
          figures.push(await afterWriteFigure(server, label, target, leadIds[0] ?? ""));
        }
        return { figures };
      },
      "longest-statement": () => statementFigures(server, leadIds),
      "event-loop-delay": () => delayFigures(server, leadIds),
      lighthouse: () => askLighthouse(server),
    };
    for (const name of names) {
      const bench = measure[name];
      if (bench) report(await bench());
    }
  } finally {
    await server.stop();
  }
}
