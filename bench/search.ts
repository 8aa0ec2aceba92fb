import { subscribe, unsubscribe } from "node:diagnostics_channel";
import path from "node:path";
import { closeStore } from "@/db/client";
import { STATEMENT_CHANNEL, type StatementTiming } from "@/db/connection";
import { leads, searchEntries } from "@/db/schema";
import { NO_BANT } from "@/lib/engine/bant";
import { searchKey } from "@/lib/engine/search-key";
import { STAGES } from "@/lib/engine/stages";
import { getBoard } from "@/lib/leads/queries/board";
import { listLeads } from "@/lib/leads/queries/list";
import { COMMAND_LINE } from "@/lib/operations/actor";
import { newId } from "@/lib/operations/id";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { Companies } from "@/lib/sample/companies";
import { gatherPeople, type Person } from "@/lib/sample/people";
import { Random } from "@/lib/sample/random";
import { findAnything } from "@/lib/search/queries";
import { openDatabase, removeDatabase } from "./database";
import { type Figure, figure, type Measured, middle } from "./figure";
import { multiplyLeads } from "./multiply";

const LEADS = 100_000;
/** A million with HANDOFF_BENCH_TIMES=10. */
const TIMES = Number(process.env.HANDOFF_BENCH_TIMES || 1);
const FILE = path.resolve(import.meta.dirname, "../.cache/bench/search.db");
const BATCH = 1000;
const SEARCHES = 60;
const UNTIL = Date.UTC(2026, 5, 1);
const YEAR = 365 * 86_400_000;

/** What somebody types, from a lead's name and company. */
const TYPED: Record<string, (person: Person, random: Random) => string> = {
  exact: ({ name }) => name,
  address: ({ email, name }) => email ?? name,
  prefix: ({ name }) => lastOf(name).slice(0, 4),
  company: ({ company }) => company.name,
  slip: ({ name }, random) => slipIn(lastOf(name), random),
  "slip-of-two": ({ name, company }, random) =>
    `${slipIn(lastOf(name), random)} ${company.name.split(" ")[0]}`,
  common: (_, random) => random.pick(["example", "health", "com", "brook", "group"]),
  nothing: (_, random) => `xq${random.int(100, 999)}zvw`,
};

function lastOf(name: string): string {
  return name.split(" ").at(-1) ?? name;
}

/** Two letters of the word change places. */
function slipIn(word: string, random: Random): string {
  const at = random.int(0, Math.max(0, word.length - 2));
  return word.slice(0, at) + (word[at + 1] ?? "") + (word[at] ?? "") + word.slice(at + 2);
}

async function fill(people: readonly Person[]): Promise<void> {
  const opened = await openDatabase(FILE);
  const random = new Random(3);
  for (let from = 0; from < people.length; from += BATCH) {
    const rows = people.slice(from, from + BATCH).map(({ name, email, company, createdAt }) => ({
      id: newId(),
      name,
      email,
      emailKey: email,
      company: company.name,
      searchKey: searchKey({ name, email, company: company.name }),
      attributes: {},
      label: "newCompany" as const,
      stage: random.pick(STAGES),
      stageAt: createdAt,
      bant: NO_BANT,
      scoredAt: createdAt,
      lastActivityAt: createdAt,
      createdAt,
      updatedAt: createdAt,
    }));
    await opened.write(async (tx) => {
      await tx.insert(leads).values(rows);
      const entries = rows.map(({ id, searchKey }) => ({ leadId: id, key: searchKey }));
      await tx.insert(searchEntries).values(entries);
    });
  }
  await closeStore();
}

const percentile = (values: readonly number[], share: number) =>
  [...values].sort((one, other) => one - other)[Math.floor(share * values.length)] ?? Number.NaN;

/** Milliseconds of the processor: what others do beside it does not count. */
async function processorTime(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** How long the statements of this work held the thread up at most. */
async function longestStatement(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  const hear = (message: unknown) => {
    longest = Math.max(longest, (message as StatementTiming).ms);
  };
  subscribe(STATEMENT_CHANNEL, hear);
  await work();
  unsubscribe(STATEMENT_CHANNEL, hear);
  return longest;
}

/** Searches of the palette and of the list, at a hundred thousand leads or more. */
export async function searchForLeads(): Promise<Measured> {
  removeDatabase(FILE);
  const companies = new Companies(new Random(1));
  const people = gatherPeople(
    { seed: 7, leads: LEADS, from: UNTIL - YEAR, until: UNTIL },
    companies,
  );
  await fill(people);
  if (TIMES > 1) multiplyLeads(FILE, TIMES);
  // Statements tell of their time only where somebody listened before they were prepared.
  const listen = () => undefined;
  subscribe(STATEMENT_CHANNEL, listen);
  await openDatabase(FILE);
  const name = `search-${(LEADS * TIMES) / 1000}k`;
  const figures: Figure[] = [];
  const find = async (text: string) =>
    unwrap(await ask(findAnything, COMMAND_LINE, { text }, UNTIL));
  const notes: string[] = [];
  for (const [kind, typed] of Object.entries(TYPED)) {
    const random = new Random(11);
    const times: number[] = [];
    let found = 0;
    for (let i = 0; i < SEARCHES; i += 1) {
      const text = typed(random.pick(people), random);
      times.push(
        await processorTime(async () => {
          if ((await find(text)).leads.length > 0) found += 1;
        }),
      );
    }
    figures.push(
      figure(`${name}:${kind}:p50`, middle(times), "ms"),
      figure(`${name}:${kind}:p95`, percentile(times, 0.95), "ms"),
    );
    notes.push(`${name}:${kind}: ${found} of ${SEARCHES} found somebody`);
  }
  const page = (text: string) => () =>
    ask(listLeads, COMMAND_LINE, { filter: { text }, counted: false }, UNTIL).then(unwrap);
  const board = () =>
    ask(getBoard, COMMAND_LINE, { filter: { text: "brook" } }, UNTIL).then(unwrap);
  figures.push(
    figure(`${name}:list-page`, await processorTime(page("brook")), "ms"),
    figure(`${name}:list-page-of-all`, await processorTime(page("example")), "ms"),
    figure(`${name}:board`, await processorTime(board), "ms"),
    figure(`${name}:longest-statement-of-board`, await longestStatement(board), "ms"),
  );
  unsubscribe(STATEMENT_CHANNEL, listen);
  await closeStore();
  removeDatabase(FILE);
  return { figures, notes };
}
