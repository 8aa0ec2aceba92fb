import { describe, expect, it } from "vitest";
import { compileCriteria } from "./compile";
import { namesOf } from "./conditions/contract";
import { type Criteria, criteriaSchema, EMPTY_CRITERIA } from "./criteria";
import { diffCriteria } from "./diff";
import { totalsAt } from "./score";
import { validateCriteria } from "./validate";

const version = (off: boolean): Criteria => ({
  ...EMPTY_CRITERIA,
  gates: [],
  fit: [
    {
      id: "size",
      label: "Large",
      points: 60,
      when: { kind: "attribute", attribute: "employees", op: "atLeast", value: 200 },
      ...(off ? { off: true as const } : {}),
    },
  ],
  thresholds: { fit: 50, engagement: 0 },
});
const lead = {
  createdMinute: 0,
  observations: [{ minute: 0, values: { employees: 500 } }],
  activities: [],
};

describe("a rule that is switched off", () => {
  it("survives storing and scores nothing", () => {
    const stored = criteriaSchema.parse(JSON.parse(JSON.stringify(version(true))));
    expect(stored).toEqual(version(true));
    expect(totalsAt(lead, compileCriteria(stored), 1).fit).toBe(0);
    expect(totalsAt(lead, compileCriteria(version(false)), 1).fit).toBe(60_000);
  });

  it("gives no points that a threshold could count on", () => {
    expect(validateCriteria(version(false))).toEqual([]);
    expect(validateCriteria(version(true)).map(({ path }) => path)).toEqual([
      ["thresholds", "fit"],
    ]);
  });

  it("is told as switched off and on", () => {
    const names = namesOf();
    const [off] = diffCriteria(version(false), version(true), names);
    expect(off).toMatchObject({ area: "fit", change: "removed" });
    expect(off?.sentence).toContain('Fit rule "Large" is switched off.');
    const [on] = diffCriteria(version(true), version(false), names);
    expect(on?.sentence).toContain('Fit rule "Large" is switched on.');
  });
});
