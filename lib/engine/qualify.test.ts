import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  criteriaArbitrary,
  HORIZON_MINUTES,
  historyArbitrary,
  minuteArbitrary,
} from "@/tests/support/criteria-arbitraries";
import type { Activity } from "./activities";
import { compileCriteria } from "./compile";
import { type Criteria, EMPTY_CRITERIA } from "./criteria";
import { isGradual } from "./decay";
import { type LeadHistory, PreparedLead } from "./history";
import { type FirstMqlOptions, firstMql, nextChangeAt } from "./qualify";
import { pathOf, type Totals, totalsAt, totalsOf } from "./score";

const DAY = 1440;

/** Asks at every minute. */
function scan(history: LeadHistory, criteria: Criteria, options: FirstMqlOptions) {
  const { from, until, after, engagementSince } = options;
  const lead = new PreparedLead(history, compileCriteria(criteria), engagementSince);
  for (let minute = after ? from + 1 : from; minute <= until; minute++) {
    const totals = totalsOf(lead, minute);
    const path = pathOf(totals);
    if (path === "scored") return { minute, path };
    if (path === "fastTrack") return { minute, path, fastTrackId: totals.fastTrack };
  }
  return null;
}

function sameTotals(a: Totals, b: Totals): boolean {
  return (
    a.fit === b.fit &&
    a.engagement === b.engagement &&
    a.gatesOpen === b.gatesOpen &&
    a.fastTrack === b.fastTrack &&
    a.meetsThresholds === b.meetsThresholds
  );
}

describe("firstMql", () => {
  it("is what asking at every minute finds", () => {
    let found = 0;
    let later = 0;
    const since = fc.option(minuteArbitrary, { nil: undefined, freq: 1 });
    fc.assert(
      fc.property(
        criteriaArbitrary,
        historyArbitrary,
        fc.integer({ min: -10, max: 1500 }),
        fc.boolean(),
        since,
        (criteria, history, from, after, engagementSince) => {
          const options = { from, until: HORIZON_MINUTES + DAY, after, engagementSince };
          const first = firstMql(history, compileCriteria(criteria), options);
          expect(first).toEqual(scan(history, criteria, options));
          if (first) found += 1;
          if (first && first.minute > from + 1) later += 1;
        },
      ),
      { numRuns: 2000 },
    );
    // The cases must be worth something: many cross, and many not at once.
    expect(found).toBeGreaterThan(250);
    expect(later).toBeGreaterThan(50);
  }, 60_000);

  const view = (minute: number, i = minute): Activity => ({
    id: `v${i}`,
    type: "page_view",
    minute,
    props: {},
  });
  const title = (minute: number) => ({ minute, values: { title: "VP" } });
  const base: Criteria = {
    ...EMPTY_CRITERIA,
    fit: [
      {
        id: "vp",
        label: "VP",
        points: 40,
        when: { kind: "attribute", attribute: "title", op: "is", value: "vp" },
      },
    ],
    thresholds: { fit: 30, engagement: 40 },
  };

  it("tells the minute of the event, not of the look", () => {
    const criteria: Criteria = {
      ...base,
      engagement: [
        {
          id: "view",
          label: "View",
          activity: "page_view",
          points: 10,
          repeat: "every",
          decay: { kind: "none" },
        },
        {
          id: "call",
          label: "Demo",
          activity: "demo_request",
          points: 35,
          repeat: "once",
          decay: { kind: "none" },
        },
      ],
    };
    const history: LeadHistory = {
      createdMinute: 0,
      observations: [title(0)],
      activities: [{ id: "d", type: "demo_request", minute: 100, props: {} }, view(777)],
    };
    const compiled = compileCriteria(criteria);
    expect(firstMql(history, compiled, { from: 0, until: 5000 })).toEqual({
      minute: 777,
      path: "scored",
    });
    expect(firstMql(history, compiled, { from: 0, until: 776 })).toBeNull();
    expect(firstMql(history, compiled, { from: 777, until: 5000 })?.minute).toBe(777);
    expect(firstMql(history, compiled, { from: 777, until: 5000, after: true })?.minute).toBe(778);
  });

  it("does not count engagement that had faded before the fit became known", () => {
    const criteria: Criteria = {
      ...base,
      engagement: [
        {
          id: "view",
          label: "View",
          activity: "page_view",
          points: 50,
          repeat: "once",
          decay: { kind: "linear", days: 100 },
        },
      ],
    };
    const compiled = compileCriteria(criteria);
    const history = (known: number): LeadHistory => ({
      createdMinute: 0,
      observations: [title(known)],
      activities: [view(0)],
    });
    // 50 · (1 − 24/100) = 38 on day 24, and exactly 40 on day 20.
    expect(totalsAt(history(0), compiled, 24 * DAY).engagement).toBe(38_000);
    expect(firstMql(history(24 * DAY), compiled, { from: 0, until: 200 * DAY })).toBeNull();
    expect(firstMql(history(20 * DAY), compiled, { from: 0, until: 200 * DAY })?.minute).toBe(
      20 * DAY,
    );
  });

  it("finds the minute at which negative points expire or a window closes", () => {
    const left: Activity = { id: "u", type: "unsubscribed", minute: 50, props: {} };
    const history: LeadHistory = {
      createdMinute: 0,
      observations: [],
      activities: [view(10), left],
    };
    const expiring: Criteria = {
      ...EMPTY_CRITERIA,
      thresholds: { fit: 0, engagement: 10 },
      engagement: [
        {
          id: "view",
          label: "View",
          activity: "page_view",
          points: 10,
          repeat: "once",
          decay: { kind: "none" },
        },
        {
          id: "left",
          label: "Left",
          activity: "unsubscribed",
          points: -5,
          repeat: "once",
          decay: { kind: "expire", days: 2 },
        },
      ],
    };
    const from = { from: 60, until: 30 * DAY };
    expect(firstMql(history, compileCriteria(expiring), from)?.minute).toBe(50 + 2 * DAY);
    const gated: Criteria = {
      ...EMPTY_CRITERIA,
      thresholds: { fit: 0, engagement: 0 },
      gates: [
        {
          id: "quiet",
          label: "Quiet",
          kind: "require",
          when: {
            kind: "none",
            of: [{ kind: "activity", activity: "unsubscribed", atLeast: 1, withinDays: 3 }],
          },
        },
      ],
    };
    expect(firstMql(history, compileCriteria(gated), from)?.minute).toBe(50 + 3 * DAY);
  });
});

describe("nextChangeAt", () => {
  it("leaves the score as it is until then, unless points fade gradually", () => {
    let steps = 0;
    fc.assert(
      fc.property(
        criteriaArbitrary,
        historyArbitrary,
        minuteArbitrary,
        (drawn, history, minute) => {
          const criteria: Criteria = {
            ...drawn,
            engagement: drawn.engagement.filter(({ decay }) => !isGradual(decay)),
          };
          const compiled = compileCriteria(criteria);
          const next = nextChangeAt(history, compiled, minute);
          if (next !== null) {
            expect(next).toBeGreaterThan(minute);
            steps += 1;
          }
          // Nothing new is done or known: only time passes.
          const frozen: LeadHistory = {
            ...history,
            observations: history.observations.filter((each) => each.minute <= minute),
            activities: history.activities.filter((each) => each.minute <= minute),
          };
          const lead = new PreparedLead(frozen, compiled, undefined);
          const now = totalsOf(lead, minute);
          const until = next ?? minute + 4 * DAY;
          for (let t = minute; t < until; t += 11) {
            const then = totalsOf(lead, t);
            if (!sameTotals(then, now)) expect([t, then]).toEqual([t, now]);
          }
          expect(totalsOf(lead, until - 1)).toEqual(now);
        },
      ),
      { numRuns: 400 },
    );
    expect(steps).toBeGreaterThan(40);
  }, 60_000);

  it("never says never while any score still changes", () => {
    fc.assert(
      fc.property(
        criteriaArbitrary,
        historyArbitrary,
        minuteArbitrary,
        (criteria, history, minute) => {
          const compiled = compileCriteria(criteria);
          const next = nextChangeAt(history, compiled, minute);
          const fading = criteria.engagement.some(({ decay }) => isGradual(decay));
          if (fading && next !== null) expect(next).toBeGreaterThan(minute);
          if (next !== null) return;
          const frozen: LeadHistory = {
            ...history,
            observations: history.observations.filter((each) => each.minute <= minute),
            activities: history.activities.filter((each) => each.minute <= minute),
          };
          const now = totalsAt(frozen, compiled, minute);
          for (const days of [1, 2, 5, 50]) {
            expect(totalsAt(frozen, compiled, minute + days * DAY)).toEqual(now);
          }
        },
      ),
      { numRuns: 1500 },
    );
  });

  it("looks once in each day of a lead's age while points fade, and stops when they are gone", () => {
    const criteria: Criteria = {
      ...EMPTY_CRITERIA,
      engagement: [
        {
          id: "view",
          label: "View",
          activity: "page_view",
          points: 10,
          repeat: "every",
          decay: { kind: "halfLife", days: 1 },
        },
      ],
    };
    const compiled = compileCriteria(criteria);
    const history: LeadHistory = {
      createdMinute: 40,
      observations: [],
      activities: [{ id: "v", type: "page_view", minute: 100, props: {} }],
    };
    expect(nextChangeAt(history, compiled, 50)).toBeNull();
    expect(nextChangeAt(history, compiled, 100)).toBe(40 + DAY);
    expect(nextChangeAt(history, compiled, 39 + DAY)).toBe(40 + DAY);
    expect(nextChangeAt(history, compiled, 40 + DAY)).toBe(40 + 2 * DAY);
    // 10 points are below half a millipoint after log2(20,000) = 14.3 half-lives.
    expect(nextChangeAt(history, compiled, 100 + 14 * DAY)).toBe(40 + 15 * DAY);
    expect(totalsAt(history, compiled, 100 + 15 * DAY).engagement).toBe(0);
    expect(nextChangeAt(history, compiled, 100 + 15 * DAY)).toBeNull();
  });
});
