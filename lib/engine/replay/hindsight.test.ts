import { describe, expect, it } from "vitest";
import { uuid } from "@/tests/support/replay-arbitraries";
import type { ActivityType } from "../activities";
import { compileCriteria } from "../compile";
import { type Criteria, EMPTY_CRITERIA } from "../criteria";
import type { LeadHistory } from "../history";
import { buildColumns } from "./build";
import { NONE } from "./columns";
import { replay } from "./replay";

const HAND_OFF = 100;

const VP: Criteria = {
  ...EMPTY_CRITERIA,
  thresholds: { fit: 10, engagement: 0 },
  caps: { fit: 10, engagement: 10 },
  fit: [
    {
      id: "vp",
      label: "VP",
      points: 10,
      when: { kind: "attribute", attribute: "title", op: "is", value: "VP" },
    },
  ],
};

function whoDid(activity: ActivityType): Criteria {
  return {
    ...EMPTY_CRITERIA,
    thresholds: { fit: 0, engagement: 10 },
    caps: { fit: 10, engagement: 10 },
    engagement: [
      { id: "did", label: "Did", activity, points: 10, repeat: "every", decay: { kind: "none" } },
    ],
  };
}

/** When a lead that was really handed off at `HAND_OFF` crosses; null when never. */
function crossing(history: Partial<LeadHistory>, criteria: Criteria, handOff = HAND_OFF) {
  const rounds = [{ mqlAt: handOff * 60_000 + 59_999, salAt: null, sqlAt: null, exitAt: null }];
  const whole = { createdMinute: 0, observations: [], activities: [], ...history };
  const columns = buildColumns([{ id: uuid(1), history: whole, rounds }]);
  const { minute } = replay(columns, compileCriteria(criteria), { until: 1000 });
  return minute[0] === NONE ? null : minute[0];
}

describe("a replay", () => {
  it("counts what was known at the hand-off, and nothing that was found out after it", () => {
    const known = (minute: number) => ({ observations: [{ minute, values: { title: "VP" } }] });
    expect(crossing(known(HAND_OFF), VP)).toBe(HAND_OFF);
    expect(crossing(known(HAND_OFF + 1), VP)).toBeNull();
    expect(crossing(known(HAND_OFF + 1), VP, HAND_OFF + 1)).toBe(HAND_OFF + 1);
  });

  it("counts sales' own work up to the hand-off, and what the person does at any time", () => {
    const did = (type: ActivityType, minute: number) => ({
      activities: [{ id: "a", type, minute, props: {} }],
    });
    expect(crossing(did("meeting", HAND_OFF), whoDid("meeting"))).toBe(HAND_OFF);
    expect(crossing(did("meeting", HAND_OFF + 1), whoDid("meeting"))).toBeNull();
    expect(crossing(did("page_view", HAND_OFF + 1), whoDid("page_view"))).toBe(HAND_OFF + 1);
  });

  it("lets a fact that ceased to be known after the hand-off stand as it was", () => {
    const observations = [
      { minute: 10, values: { title: "VP" } },
      { minute: HAND_OFF + 1, values: { title: null } },
    ];
    const activities = [{ id: "a", type: "page_view" as const, minute: 500, props: {} }];
    const criteria = {
      ...whoDid("page_view"),
      fit: VP.fit,
      thresholds: { fit: 10, engagement: 10 },
    };
    expect(crossing({ observations, activities }, criteria)).toBe(500);
  });
});
