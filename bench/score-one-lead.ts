import type { Activity, ActivityType } from "@/lib/engine/activities";
import { compileCriteria } from "@/lib/engine/compile";
import { type Criteria, EMPTY_CRITERIA } from "@/lib/engine/criteria";
import type { LeadHistory } from "@/lib/engine/history";
import { scoreAt, totalsAt } from "@/lib/engine/score";
import { Random } from "@/lib/sample/random";
import { figure, type Measured, middle } from "./figure";

const LEADS = 2000;
const ROUNDS = 30;
const NOW = 29_000_000;

const TYPES: ActivityType[] = [
  "page_view",
  "email_opened",
  "email_clicked",
  "content_download",
  "event_attended",
  "form_submitted",
];
const PAGES = ["pricing", "product", "blog", "docs", "home"];

/** Twelve fit rules, eight engagement rules with every kind of decay, gates and a fast track. */
export function twentyRules(): Criteria {
  const attributes = ["seniority", "department", "industry", "country"];
  return {
    ...EMPTY_CRITERIA,
    gates: [
      {
        id: "out",
        label: "Outsiders",
        kind: "exclude",
        when: { kind: "attribute", attribute: "companyType", op: "oneOf", value: ["Competitor"] },
      },
    ],
    fit: Array.from({ length: 12 }, (_, i) => ({
      id: `fit${i}`,
      label: `Fit ${i}`,
      points: 3 + i,
      when:
        i % 3 === 0
          ? { kind: "attribute", attribute: "employees", op: "atLeast", value: 20 * (i + 1) }
          : {
              kind: "attribute",
              attribute: attributes[i % attributes.length] ?? "title",
              op: "oneOf",
              value: [`v${i % 4}`, `v${(i + 1) % 4}`],
            },
    })),
    engagement: Array.from({ length: 8 }, (_, i) => ({
      id: `eng${i}`,
      label: `Engagement ${i}`,
      activity: TYPES[i % TYPES.length] ?? "page_view",
      ...(i === 0 ? { where: [{ property: "page", op: "is" as const, value: "pricing" }] } : {}),
      points: 4 + i,
      repeat: i % 2 === 0 ? { atMost: 5 } : "every",
      decay:
        i % 4 === 0
          ? { kind: "halfLife", days: 30 }
          : i % 4 === 1
            ? { kind: "linear", days: 90 }
            : i % 4 === 2
              ? { kind: "expire", days: 120 }
              : { kind: "none" },
    })),
    fastTracks: [
      {
        id: "demo",
        label: "Demo",
        when: { kind: "activity", activity: "demo_request", atLeast: 1, withinDays: 30 },
      },
    ],
  };
}

function historyOf(random: Random): LeadHistory {
  const count = random.int(20, 50);
  const activities = Array.from({ length: count }, (_, i): Activity => {
    const type = random.pick(TYPES);
    const props = type === "page_view" ? { page: random.pick(PAGES) } : { email: "Newsletter" };
    return { id: String(i), type, minute: NOW - random.int(0, 200_000), props };
  }).sort((a, b) => a.minute - b.minute);
  const value = () => `v${random.int(0, 5)}`;
  const values = {
    seniority: value(),
    department: value(),
    industry: value(),
    country: value(),
    companyType: "Business",
    employees: random.int(1, 2000),
  };
  return {
    createdMinute: NOW - 200_000,
    observations: [{ minute: NOW - 200_000, values }],
    activities,
  };
}

function microseconds(histories: readonly LeadHistory[], score: (one: LeadHistory) => unknown) {
  const rounds: number[] = [];
  let seen = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    for (const history of histories) if (score(history)) seen += 1;
    rounds.push(((performance.now() - start) * 1000) / histories.length);
  }
  if (seen !== ROUNDS * histories.length) throw new Error("A score was not computed");
  return middle(rounds.slice(ROUNDS / 3));
}

/** The score of one lead from its history: 20 rules, 20 to 50 activities. */
export async function scoreOneLead(): Promise<Measured> {
  const random = new Random(1);
  const histories = Array.from({ length: LEADS }, () => historyOf(random));
  const compiled = compileCriteria(twentyRules());
  const totals = microseconds(histories, (history) => totalsAt(history, compiled, NOW));
  const parts = microseconds(histories, (history) => scoreAt(history, compiled, NOW));
  return {
    figures: [
      figure("score-one-lead", totals, "µs"),
      figure("score-one-lead-with-parts", parts, "µs"),
    ],
  };
}
