import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { uuid } from "@/tests/support/replay-arbitraries";
import type { Activity } from "../activities";
import { compileCriteria } from "../compile";
import { type Criteria, EMPTY_CRITERIA } from "../criteria";
import type { Decay } from "../decay";
import { firstMql } from "../qualify";
import { buildColumns } from "./build";
import { type Columns, countedHistoryOf, leadCount, NONE } from "./columns";
import { Replay } from "./replay";

const DAY = 1440;
const UNTIL = 4 * DAY;
const TYPES = ["page_view", "email_opened", "meeting"] as const;

type Rule = Criteria["engagement"][number];
/** Some activities of one type at one minute. */
interface Burst {
  type: (typeof TYPES)[number];
  minute: number;
  count: number;
}

const days = fc.integer({ min: 1, max: 2 });
const fading: fc.Arbitrary<Decay> = fc.oneof(
  fc.record({ kind: fc.constantFrom("halfLife" as const, "linear" as const), days }),
  fc.record({ kind: fc.constant("expire" as const), days }),
  fc.constant({ kind: "none" as const }),
);
const sinking: fc.Arbitrary<Decay> = fc.oneof(
  fc.record({ kind: fc.constant("expire" as const), days }),
  fc.constant({ kind: "none" as const }),
);

/** Points below zero do not fade, and are not capped. */
const rule = fc
  .record({
    activity: fc.constantFrom(...TYPES),
    repeat: fc.oneof(
      fc.constantFrom("every" as const, "once" as const),
      fc.integer({ min: 1, max: 400 }).map((atMost) => ({ atMost })),
    ),
    isBelow: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
    points: fc.integer({ min: 1, max: 9 }),
    rises: fading,
    sinks: sinking,
    cap: fc.option(fc.integer({ min: 5, max: 40 }), { nil: undefined }),
  })
  .map(({ activity, repeat, isBelow, points, rises, sinks, cap }): Omit<Rule, "id" | "label"> => {
    if (isBelow) return { activity, repeat, points: -points, decay: sinks };
    return { activity, repeat, points, decay: rises, ...(cap === undefined ? {} : { cap }) };
  });

/** As many rules as need more than one row of eight in the kernel, too. */
const drafts = fc
  .record({
    rules: fc.array(rule, { minLength: 1, maxLength: 20 }),
    threshold: fc.integer({ min: 0, max: 120 }),
  })
  .map(
    ({ rules, threshold }): Criteria => ({
      ...EMPTY_CRITERIA,
      thresholds: { fit: 0, engagement: threshold },
      caps: { fit: 0, engagement: 200 },
      engagement: rules.map((each, r) => ({ ...each, id: `rule ${r}`, label: `Rule ${r}` })),
    }),
  );

/** Also more at one minute than a byte counts. */
const bursts: fc.Arbitrary<Burst[]> = fc.array(
  fc.record({
    type: fc.constantFrom(...TYPES),
    minute: fc.integer({ min: -DAY, max: UNTIL + 10 }),
    count: fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 1, max: 3 }) },
      { weight: 1, arbitrary: fc.integer({ min: 250, max: 600 }) },
    ),
  }),
  { maxLength: 8 },
);

function columnsOf(leads: readonly Burst[][]): Columns {
  return buildColumns(
    leads.map((each, i) => {
      const activities = each
        .flatMap(({ type, minute, count }) =>
          Array.from({ length: count }, (): Omit<Activity, "id"> => ({ type, minute, props: {} })),
        )
        .sort((a, b) => a.minute - b.minute)
        .map((activity, n): Activity => ({ ...activity, id: String(n).padStart(8, "0") }));
      return {
        id: uuid(i),
        history: { createdMinute: 0, observations: [], activities },
        rounds: [],
      };
    }),
  );
}

function expectAsScalar(columns: Columns, session: Replay, draft: Criteria): void {
  const { minute } = session.run(draft);
  for (let lead = 0; lead < leadCount(columns); lead++) {
    const found = firstMql(countedHistoryOf(columns, lead), compileCriteria(draft), {
      from: 0,
      until: UNTIL,
    });
    expect(minute[lead], `lead ${lead}`).toBe(found?.minute ?? NONE);
  }
}

describe("the moments of leads", () => {
  it("tell first crossings whatever many rules give and however much happens in one minute", () => {
    fc.assert(
      fc.property(
        fc.array(bursts, { minLength: 1, maxLength: 6 }),
        fc.array(drafts, { minLength: 1, maxLength: 3 }),
        (leads, edits) => {
          const columns = columnsOf(leads);
          const session = new Replay(columns, UNTIL);
          for (const draft of edits) expectAsScalar(columns, session, draft);
        },
      ),
      { numRuns: Number(process.env.FC_RUNS ?? 300) },
    );
  }, 3_600_000);

  it("are those of each lead where there are several blocks of them", () => {
    const some: readonly Burst[][] = fc.sample(bursts, { numRuns: 40, seed: 5 });
    // Most leads of a block did nothing, and the first and the last ones of a block did something.
    const leads = Array.from({ length: 8200 }, (_, i) =>
      i % 4096 < 20 || i % 4096 > 4090 ? (some[i % some.length] ?? []) : [],
    );
    const columns = columnsOf(leads);
    const session = new Replay(columns, UNTIL);
    for (const draft of fc.sample(drafts, { numRuns: 6, seed: 7 })) {
      expectAsScalar(columns, session, draft);
    }
  }, 60_000);
});
