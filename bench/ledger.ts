import { SENIORITIES } from "@/lib/engine/attributes";
import type { LedgerLead, LedgerRound, LedgerWork } from "@/lib/engine/ledger/lead";
import { Ledger } from "@/lib/engine/ledger/ledger";
import { type Columns, leadCount, leadId, NONE, OUTCOMES } from "@/lib/engine/replay/columns";
import type { ExitStage, LeadLabel, MqlPath } from "@/lib/engine/stages";
import { LEAD_LABELS, MQL_PATHS } from "@/lib/engine/stages";
import type { Journey } from "@/lib/engine/touchpoints";
import { Random } from "@/lib/sample/random";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const SOURCES = [
  "Google Ads",
  "LinkedIn",
  "Organic search",
  "Direct",
  "Events",
  "Referral",
  "Email",
  "Partner",
];
const COUNTRIES = Array.from({ length: 60 }, (_, i) => `Country ${i}`);
const CAMPAIGNS = Array.from({ length: 200 }, (_, i) => `Campaign ${i}`);
const VERSIONS = Array.from({ length: 4 }, (_, i) => `version-${i}`);
const OWNERS = Array.from({ length: 12 }, (_, i) => `owner-${i}`);
const ACCOUNTS = Array.from({ length: 100_000 }, (_, i) => `company-${i}.test`);
const REASONS = ["no_need", "no_fit", "no_budget", "no_timing", "unable_to_reach"];

const orNull = <T>(random: Random, share: number, value: T) =>
  random.chance(share) ? value : null;

/** What sales made of the hand-offs that the columns have, a second one of some that came back. */
function roundsOf(columns: Columns, lead: number, random: Random): LedgerRound[] {
  const at = (i: number) => {
    const minute = columns.outcomes[lead * OUTCOMES + i] ?? NONE;
    return minute === NONE ? null : minute * MINUTE + random.int(0, MINUTE - 1);
  };
  const [mqlAt, salAt, sqlAt, exitAt] = [at(0), at(1), at(2), at(3)];
  if (mqlAt === null) return [];
  const exitStage: ExitStage = random.pick(["nurture", "nurture", "disqualified"] as const);
  const common = {
    path: random.pick(MQL_PATHS) as MqlPath,
    version: random.pick(VERSIONS),
    slaDueAt: mqlAt + DAY,
    touchDueAt: mqlAt + DAY / 4,
  };
  const first: LedgerRound = {
    ...common,
    mqlAt,
    salAt,
    sqlAt,
    customerAt: sqlAt !== null ? orNull(random, 0.3, sqlAt + random.int(0, 60 * DAY)) : null,
    exitAt,
    exitStage: exitAt === null ? null : exitStage,
    exitReason: exitAt === null ? null : random.pick(REASONS),
    assignedAt: salAt === null ? null : mqlAt + Math.floor((salAt - mqlAt) / 2),
    firstTouchAt: orNull(random, 0.8, mqlAt + random.int(0, 2 * DAY)),
  };
  if (exitAt === null || exitStage !== "nurture" || !random.chance(0.3)) return [first];
  const again = exitAt + random.int(DAY, 90 * DAY);
  const isSql = random.chance(0.3);
  return [
    first,
    {
      ...common,
      mqlAt: again,
      salAt: again + DAY / 2,
      sqlAt: isSql ? again + random.int(DAY, 30 * DAY) : null,
      customerAt: null,
      exitAt: null,
      exitStage: null,
      exitReason: null,
      assignedAt: again,
      firstTouchAt: again + DAY / 8,
    },
  ];
}

const CHANNELS = ["Paid search", "Organic search", "Email", "Events", "Organic social", "Webinars"];

/** One to eight touches around the lead's creation, mostly few. */
function journeyOf(createdAt: number, random: Random): Journey {
  const count = 1 + Math.floor(8 * random.next() ** 3);
  const at = Array.from({ length: count }, () => createdAt + random.int(-30 * DAY, 60 * DAY));
  const touches = at
    .sort((a, b) => a - b)
    .map((moment) => ({
      at: moment,
      source: random.pick(CHANNELS),
      campaign: orNull(random, 0.7, random.pick(CAMPAIGNS)),
      type: null,
    }));
  const before = touches.findLastIndex((touch) => touch.at <= createdAt);
  return { touches, created: before < 0 ? null : before };
}

/** Up to six touches of a rep in the weeks after each hand-off, half of them calls. */
function workOf(rounds: readonly LedgerRound[], random: Random): LedgerWork[] {
  return rounds.flatMap(({ mqlAt }) =>
    Array.from({ length: random.int(0, 6) }, () => ({
      at: mqlAt + random.int(0, 30 * DAY),
      person: orNull(random, 0.95, random.pick(OWNERS)),
      isCall: random.chance(0.5),
    })),
  );
}

/** Some companies have far more leads than others, and one in six leads is of none. */
function companyOf(random: Random): Pick<LedgerLead, "account" | "domain" | "seniority"> {
  const account = orNull(random, 0.83, ACCOUNTS[Math.floor(random.next() ** 2 * 100_000)] ?? null);
  return { account, domain: account, seniority: orNull(random, 0.5, random.pick(SENIORITIES)) };
}

/** The generated leads as reports read them. */
export function ledgerOf(columns: Columns, seed = 2): Ledger {
  const random = new Random(seed);
  const ledger = new Ledger();
  for (let lead = 0; lead < leadCount(columns); lead++) {
    const rounds = roundsOf(columns, lead, random);
    const first = (pick: (round: LedgerRound) => number | null) =>
      rounds.map(pick).find((at) => at !== null) ?? null;
    const last = rounds.at(-1);
    const createdAt = (columns.created[lead] ?? 0) * MINUTE + random.int(0, MINUTE - 1);
    const put: LedgerLead = {
      id: leadId(columns, lead),
      createdAt,
      disqualifiedAt: last?.exitStage === "disqualified" ? last.exitAt : null,
      firstMqlAt: first((r) => r.mqlAt),
      firstSalAt: first((r) => r.salAt),
      firstSqlAt: first((r) => r.sqlAt),
      firstCustomerAt: first((r) => r.customerAt),
      source: random.pick(SOURCES),
      campaign: orNull(random, 0.6, random.pick(CAMPAIGNS)),
      country: random.pick(COUNTRIES),
      label: random.pick(LEAD_LABELS) as LeadLabel,
      owner: last ? random.pick(OWNERS) : null,
      path: last?.path ?? null,
      version: last?.version ?? null,
      ...companyOf(random),
      isEngaged: random.chance(0.4),
      rounds,
      work: workOf(rounds, random),
      journey: last ? journeyOf(createdAt, random) : null,
      segments: random.chance(0.6) ? 0 : random.int(1, 7),
      said: last ? orNull(random, 0.3, random.pick(SOURCES)) : null,
    };
    ledger.put(put);
  }
  return ledger;
}
