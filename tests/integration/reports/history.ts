import type { Tx } from "@/db/handles";
import {
  accounts,
  activities,
  audit,
  costs,
  criteriaVersions,
  handoffs as handoffTable,
  leads as leadTable,
  opportunities,
  segments,
  settings,
  users,
} from "@/db/schema";
import { NO_BANT } from "@/lib/engine/bant";
import type { Condition } from "@/lib/engine/conditions";
import type { Criteria } from "@/lib/engine/criteria";
import { deriveHandoffs, firstReached, type Handoff, type StageMove } from "@/lib/engine/handoffs";
import { compileSegments } from "@/lib/engine/segments";
import { allowedMoves, LEAD_LABELS, MQL_PATHS, type Stage } from "@/lib/engine/stages";
import { DEFAULT_WORKSPACE } from "@/lib/settings/schema";
import { ensureDefaults } from "@/lib/settings/store";

const DAY = 86_400_000;
const MINUTE = 60_000;
export const TIME_ZONE = "America/New_York";
export const NOW = Date.UTC(2026, 5, 17, 15, 30);
const START = Date.UTC(2025, 1, 20);

/** Numbers that look random and are the same in every run (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const isOfSeniority = (value: string): Condition => ({
  kind: "attribute",
  attribute: "seniority",
  op: "is",
  value,
});

/** Leads are in both, in one, or in none of them. */
export const SEGMENTS = [
  { id: "segment-vp", name: "VPs", bit: 0, condition: isOfSeniority("VP") },
  {
    id: "segment-senior",
    name: "Seniors",
    bit: 4,
    condition: { kind: "any", of: [isOfSeniority("VP"), isOfSeniority("C-level")] },
  },
] satisfies { id: string; name: string; bit: number; condition: Condition }[];

export interface TestHandoff extends Handoff {
  assignedAt: number | null;
  firstTouchAt: number | null;
  slaDueAt: number | null;
  touchDueAt: number | null;
}

export interface TestLead {
  id: string;
  createdAt: number;
  source: string | null;
  country: string | null;
  campaign: string | null;
  label: (typeof LEAD_LABELS)[number];
  ownerId: string | null;
  /** Of `COMPANIES`. */
  company: (typeof COMPANIES)[number] | null;
  seniority: string | null;
  /** Millipoints. */
  engagement: number;
  stage: Stage;
  stageAt: number;
  moves: StageMove[];
  handoffs: TestHandoff[];
}

export interface TestCost {
  day: string;
  source: string | null;
  campaign: string | null;
  kind: "media" | "tools" | "salaries";
  amountMinor: number;
}

export interface TestOpportunity {
  state: "open" | "won" | "lost";
  leadId: string | null;
  product: string | null;
  ownerName: string;
  amountMinor: number | null;
  openedAt: number | null;
  closedAt: number | null;
}

export interface History {
  leads: TestLead[];
  costs: TestCost[];
  opportunities: TestOpportunity[];
}

/** One is a customer, one is known by its name only. */
const COMPANIES = [
  { id: "account-1", name: "Acme", domain: "acme.test", customerSince: START },
  { id: "account-2", name: "Birch", domain: "birch.test", customerSince: null },
  { id: "account-3", name: "Cedar", domain: "cedar.test", customerSince: null },
  { id: "account-4", name: "Dune", domain: null, customerSince: null },
];

const REASONS = [
  ...["no_need", "no_fit", "no_budget", "no_timing", "unable_to_reach", "duplicate"],
  null,
];
const SOURCES = ["Google", "Referral", "=cmd()", "", null];

function idOf(lead: number): string {
  return `00000000-0000-7000-8000-${String(lead).padStart(12, "0")}`;
}

/** Leads with moves as they may happen: rounds, exits, returns, undone moves, equal instants. */
export function randomHistory(seed: number, count: number): History {
  const random = randomOf(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const leads = Array.from({ length: count }, (_, i) => ({
    ...randomLead(idOf(i), random, pick),
    company: COMPANIES[i % 6] ?? null,
    seniority: ["C-level", "VP", null][i % 3] ?? null,
    engagement: (i % 4) * 600,
  }));
  const randomDay = () =>
    new Date(START + Math.floor(random() * 480) * DAY).toISOString().slice(0, 10);
  return {
    leads,
    costs: Array.from({ length: 120 }, () => ({
      day: randomDay(),
      source: pick(SOURCES),
      kind: pick(["media", "tools", "salaries"] as const),
      amountMinor: Math.floor(random() * 500_000),
      campaign: pick(["autumn", null]),
    })),
    opportunities: Array.from({ length: 90 }, (_, i) => {
      const state = pick(["open", "won", "lost"] as const);
      const openedAt = START + Math.floor(random() * 300 * DAY);
      return {
        state,
        leadId: random() < 0.5 ? pick(leads).id : null,
        product: pick(["Basic", "Pro", null]),
        ownerName: pick(["Ann", "Bo"]),
        amountMinor: random() < 0.1 ? null : Math.floor(random() * 1_000_000),
        openedAt: i % 9 === 0 ? null : openedAt,
        closedAt: state === "open" ? null : openedAt + Math.floor(random() * 150 * DAY),
      };
    }),
  };
}

function randomLead(
  id: string,
  random: () => number,
  pick: <T>(v: readonly T[]) => T,
): Omit<TestLead, "company" | "seniority" | "engagement"> {
  const createdAt = START + Math.floor((random() * (NOW - START)) / MINUTE) * MINUTE;
  const moves: StageMove[] = [];
  let at = createdAt;
  let stage: Stage = "inquiry";
  const add = (to: Stage, undoes: string | null) => {
    moves.push({
      id: `${id}-${moves.length}`,
      from: moves.length === 0 ? null : stage,
      to,
      at,
      reasonId: to === "nurture" || to === "disqualified" ? pick(REASONS) : null,
      path: to === "mql" ? pick(MQL_PATHS) : null,
      criteriaVersionId: to === "mql" ? pick(["version-1", "version-2", null]) : null,
      fit: 1000,
      engagement: 2000,
      undoes,
    });
    stage = to;
  };
  add("inquiry", null);
  while (moves.length < 14 && random() < 0.83) {
    // Some moves come in the same instant, some exactly at the end of the window.
    at += pick([
      0,
      90 * DAY,
      ...Array(8).fill(Math.floor((random() * 40 * DAY) / MINUTE) * MINUTE),
    ]);
    if (at > NOW) break;
    const last = moves.at(-1);
    if (last?.from && last.undoes === null && random() < 0.06) {
      add(last.from, last.id);
      continue;
    }
    const next = allowedMoves(stage);
    if (next.length === 0) break;
    add(random() < 0.65 ? (next[0] as Stage) : pick(next), null);
  }
  const handoffs = deriveHandoffs(moves).map((handoff) => {
    const touched = random() < 0.7 ? handoff.mqlAt + Math.floor(random() * 3000) * MINUTE : null;
    const end = Math.min(handoff.exitAt ?? NOW, NOW);
    const isAgreed = handoff.path !== "imported";
    const minute = Math.floor(handoff.mqlAt / MINUTE);
    const given = handoff.mqlAt + ([0, 7, 900, 4000][minute % 4] ?? 0) * MINUTE;
    return {
      ...handoff,
      assignedAt: minute % 3 > 0 && given <= end ? given : handoff.salAt,
      firstTouchAt: touched !== null && touched <= end ? touched : null,
      slaDueAt: isAgreed ? handoff.mqlAt + 1440 * MINUTE : null,
      touchDueAt: isAgreed ? handoff.mqlAt + 2000 * MINUTE : null,
    };
  });
  return {
    id,
    createdAt,
    source: pick(SOURCES),
    country: pick(["DE", "US", null]),
    campaign: pick(["spring", null]),
    label: pick(LEAD_LABELS),
    ownerId: pick(["user-1", "user-2", null]),
    stage,
    stageAt: moves.at(-1)?.at ?? createdAt,
    moves,
    handoffs,
  };
}

const TOUCHES = ["call", "email_sent", "meeting"] as const;

/** What reps did, first touches among it; the same for the same leads. */
export function workOf(leads: readonly TestLead[]) {
  return leads.flatMap((lead, i) =>
    lead.handoffs.flatMap(({ firstTouchAt, round }) =>
      firstTouchAt === null
        ? []
        : Array.from({ length: 1 + (i % 3) }, (_, n) => ({
            leadId: lead.id,
            type: TOUCHES[(i + n) % TOUCHES.length] ?? "call",
            at: firstTouchAt + n * DAY,
            actorId: ["user-1", "user-2", null][(i + round) % 3] ?? null,
          })),
    ),
  );
}

/** Stores the history as the product would have left it. */
export async function storeHistory(tx: Tx, history: History): Promise<void> {
  await tx.insert(settings).values({
    key: "workspace",
    value: { ...DEFAULT_WORKSPACE, timeZone: TIME_ZONE },
    updatedAt: START,
  });
  await ensureDefaults(tx);
  for (const n of [1, 2]) {
    await tx.insert(users).values({
      id: `user-${n}`,
      email: `u${n}@example.test`,
      emailKey: `u${n}@example.test`,
      name: `User ${n}`,
      role: "sdr",
      createdAt: START,
    });
    await tx.insert(criteriaVersions).values({
      id: `version-${n}`,
      number: n,
      name: `Criteria ${n}`,
      state: "retired",
      body: {} as Criteria,
      createdAt: START,
    });
  }
  await tx.insert(accounts).values(
    COMPANIES.map((company) => ({
      ...company,
      nameKey: company.name.toLowerCase(),
      attributes: {},
      createdAt: START,
    })),
  );
  await tx.insert(segments).values(
    SEGMENTS.map((segment) => ({
      ...segment,
      nameKey: segment.name.toLowerCase(),
      description: "",
      createdByName: "Test",
      createdAt: START,
      updatedAt: START,
    })),
  );
  const maskOf = compileSegments(SEGMENTS);
  for (const lead of history.leads) {
    const running = lead.handoffs.at(-1);
    await tx.insert(leadTable).values({
      id: lead.id,
      name: lead.id,
      attributes: lead.seniority ? { seniority: lead.seniority } : {},
      segments: maskOf(lead.seniority ? { seniority: lead.seniority } : {}),
      accountId: lead.company?.id ?? null,
      engagement: lead.engagement,
      source: lead.source,
      country: lead.country,
      campaign: lead.campaign,
      label: lead.label,
      ownerId: lead.ownerId,
      stage: lead.stage,
      stageAt: lead.stageAt,
      bant: { ...NO_BANT },
      scoredAt: lead.createdAt,
      createdAt: lead.createdAt,
      updatedAt: lead.stageAt,
      mqlAt: running?.mqlAt ?? null,
      path: running?.path ?? null,
      criteriaVersionId: running?.criteriaVersionId ?? null,
      ...firstReached(lead.moves),
    });
    for (const handoff of lead.handoffs) {
      await tx.insert(handoffTable).values({ leadId: lead.id, ...handoff });
    }
  }
  await tx.insert(audit).values({
    at: START,
    actorName: "Test",
    command: "test",
    action: "import.batch",
    entity: "import",
    entityId: "history",
    after: { leads: history.leads.map(({ id }) => id) },
  });
  const work = workOf(history.leads);
  for (let i = 0; i < work.length; i += 500) {
    await tx.insert(activities).values(
      work.slice(i, i + 500).map((touch, n) => ({
        ...touch,
        id: `touch-${i + n}`,
        props: {},
        recordedAt: touch.at,
      })),
    );
  }
  await tx.insert(costs).values(
    history.costs.map((cost, i) => ({
      ...cost,
      id: `cost-${i}`,
      currency: "USD",
      ...(i % 4 === 0
        ? { reportedLeads: 9, reportedCustomers: 2, reportedRevenueMinor: 70_000 }
        : {}),
      createdAt: START,
    })),
  );
  await tx.insert(opportunities).values(
    history.opportunities.map((opportunity, i) => ({
      ...opportunity,
      id: `opportunity-${i}`,
      name: `Opportunity ${i}`,
      currency: "USD",
      createdAt: START,
    })),
  );
}
