import Database from "better-sqlite3";
import { store } from "@/db/client";
import { activeCriteria } from "@/lib/criteria/store";
import { type Activity, minuteOf } from "@/lib/engine/activities";
import { type CompiledCriteria, compileCriteria } from "@/lib/engine/compile";
import { explain } from "@/lib/engine/explain";
import type { LeadHistory } from "@/lib/engine/history";
import { firstMql } from "@/lib/engine/qualify";
import { leadContext } from "@/lib/leads/steps/context";
import { insertLeads, type NewLead } from "@/lib/leads/steps/intake";
import type { NewMove } from "@/lib/leads/steps/moves";
import { SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { unwrap } from "@/lib/operations/outcome";
import { Companies } from "@/lib/sample/companies";
import { type Deed, journeyOf, programmeOf } from "@/lib/sample/journeys";
import { makeSample } from "@/lib/sample/make";
import { factsOf, gatherPeople, type Person } from "@/lib/sample/people";
import { Random } from "@/lib/sample/random";
import { sweepScores } from "@/lib/scoring/commands";
import { readActivatedAt } from "@/lib/scoring/store";
import { listUsers } from "@/lib/users/queries";

const SEED = 20;
const DAY = 86_400_000;
const BATCH = 1000;

interface Rep {
  id: string;
  name: string;
}

/** Deeds as the engine reads them. */
function historyOf(person: Person, deeds: readonly Deed[]): LeadHistory {
  const minute = minuteOf(person.createdAt);
  const known = Object.entries(factsOf(person)).filter(([, value]) => value !== null);
  return {
    createdMinute: minute,
    observations: [{ minute, values: Object.fromEntries(known) }],
    activities: deeds.map(
      ({ type, props, at }, i): Activity => ({ id: String(i), type, props, minute: minuteOf(at) }),
    ),
  };
}

interface Agreement {
  id: string;
  number: number;
  compiled: CompiledCriteria;
  activatedAt: number;
}

/** What sales made of a hand-off: a believable number of leads stands in every stage. */
function movesOf(
  history: LeadHistory,
  agreement: Agreement,
  reps: readonly Rep[],
  until: number,
  random: Random,
): NewMove[] {
  const { id, number, compiled, activatedAt } = agreement;
  const mql = firstMql(history, compiled, {
    from: Math.max(history.createdMinute, minuteOf(activatedAt)),
    until: minuteOf(until),
  });
  if (!mql) return [];
  const meta = { versionId: id, versionNumber: number, path: mql.path };
  const explanation = explain(history, compiled, mql.minute, meta, { attributes: {} });
  const at = Math.max(mql.minute * 60_000, activatedAt) + 1;
  const moves: NewMove[] = [
    {
      to: "mql",
      at,
      recordedAt: at,
      path: mql.path,
      criteriaVersionId: id,
      explanation,
      fit: explanation.fit.value,
      engagement: explanation.engagement.value,
      automatic: `Criteria v${number}`,
    },
  ];
  const by = reps[Math.floor(random.next() * reps.length)];
  let moment = at;
  const add = (to: NewMove["to"], days: number, reasonId?: string) => {
    moment += Math.round(days * DAY);
    if (moment >= until || !by) return false;
    moves.push({ to, at: moment, recordedAt: moment, by, ...(reasonId ? { reasonId } : {}) });
    return true;
  };
  if (random.chance(0.12)) {
    // Some wait for weeks before somebody clears them away.
    add("nurture", random.between(10, 30), "no_timing");
    return moves;
  }
  if (!add("sal", random.between(0.1, 3))) return moves;
  if (random.chance(0.62)) {
    const [to, reason] = random.pick([
      ["nurture", "no_timing"],
      ["disqualified", "no_need"],
    ] as const);
    add(to, random.between(2, 30), reason);
    return moves;
  }
  if (!add("sql", random.between(2, 30))) return moves;
  if (random.chance(0.3)) add("customer", random.between(10, 70));
  else if (random.chance(0.8)) add("disqualified", random.between(10, 60), "no_budget");
  return moves;
}

/**
 * Fills an empty database by short cuts that only a benchmark takes: leads with ready histories,
 * activities straight into their table, then one score each by the engine.
 */
export async function growDatabase(
  file: string,
  wanted: { leads: number; activities: number },
): Promise<void> {
  const until = Date.now();
  const from = until - 540 * DAY;
  // Users, settings, agreements and costs.
  await makeSample({ seed: SEED, leads: 40, months: 18, until });
  const opened = await store();
  const criteria = await activeCriteria(opened.read);
  if (!criteria) throw new Error("The sample has criteria in force");
  const agreement: Agreement = {
    id: criteria.id,
    number: criteria.number,
    compiled: compileCriteria(criteria.body),
    activatedAt: await readActivatedAt(opened.read, criteria.id),
  };
  const people = gatherPeople(
    { seed: SEED, leads: wanted.leads, from, until },
    new Companies(new Random(SEED)),
  );
  const reps = (await repsOf()).slice(0, 3);
  const programme = programmeOf(from, until);
  const raw = new Database(file);
  const write = activityWriter(raw, until);
  let left = wanted.activities;
  for (let i = 0; i < people.length; i += BATCH) {
    const batch = people.slice(i, i + BATCH);
    const journeys = batch.map((person) => journeyOf(person, programme, { seed: SEED, until }));
    // Journeys are shorter than wanted; visits to the blog fill them up.
    const target = Math.round(left / ((people.length - i) / batch.length));
    left -= fillUp(batch, journeys, target, until);
    const random = new Random(SEED, i);
    const news = batch.map((person, n): NewLead => {
      const moves = movesOf(historyOf(person, journeys[n] ?? []), agreement, reps, until, random);
      const working = moves.find(({ by }) => by)?.by?.id ?? null;
      const nurtureUntil = until + random.int(-5, 120) * DAY;
      const { name, email, phone, createdAt } = person;
      const attributes = factsOf(person);
      const base = { name, email, phone, createdAt, attributes, origin: "Website" };
      return { ...base, moves, nurtureUntil, ownerId: working };
    });
    const { ids } = await opened.write(async (tx) =>
      insertLeads(tx, news, await leadContext(tx, SWEEP, until, true)),
    );
    write(ids, journeys);
    if ((i / BATCH) % 10 === 0) console.error(`  ${i + batch.length} leads`);
  }
  raw.close();
  for (let scored = BATCH; scored === BATCH; ) {
    scored = unwrap(await execute(sweepScores, SWEEP, { limit: BATCH }, until)).scored;
  }
}

async function repsOf(): Promise<Rep[]> {
  const { read } = await store();
  const users = await listUsers.run({ db: read, actor: SWEEP, input: {}, now: Date.now() });
  return users.filter(({ role }) => role === "sdr");
}

function fillUp(
  people: readonly Person[],
  journeys: Deed[][],
  target: number,
  until: number,
): number {
  let count = journeys.reduce((sum, deeds) => sum + deeds.length, 0);
  const random = new Random(SEED, people[0]?.index ?? 0, 99);
  while (count < target) {
    const n = random.int(0, people.length - 1);
    const person = people[n];
    if (!person) break;
    const at = Math.round(random.between(person.createdAt, until));
    journeys[n]?.push({ at, person, type: "page_view", props: { page: "blog", path: "/blog" } });
    count += 1;
  }
  for (const deeds of journeys) deeds.sort((a, b) => a.at - b.at);
  return count;
}

function activityWriter(raw: Database.Database, now: number) {
  raw.pragma("journal_mode = WAL");
  raw.pragma("synchronous = OFF");
  raw.pragma("busy_timeout = 10000");
  const insert = raw.prepare(
    `insert into activities (id, lead_id, type, at, props, external_id, actor_id, recorded_at)
     values (?, ?, ?, ?, ?, null, null, ?)`,
  );
  return raw.transaction((ids: readonly (string | null)[], journeys: readonly Deed[][]) => {
    ids.forEach((id, i) => {
      if (id === null) return;
      for (const { type, at, props } of journeys[i] ?? []) {
        insert.run(newId(), id, type, at, JSON.stringify(props), now);
      }
    });
  });
}
