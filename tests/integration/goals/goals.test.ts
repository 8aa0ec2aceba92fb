import { beforeEach, describe, expect, it } from "vitest";
import { changeGoal, deleteGoal } from "@/lib/goals/commands";
import { getGoal, listGoals } from "@/lib/goals/queries";
import { goalSentence } from "@/lib/goals/schema/words";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { refusalOf } from "../criteria/people";
import {
  CONVERSION,
  COST_FIGURES,
  COSTS,
  DAY,
  emptyWorld,
  manager,
  mqls,
  NOW,
  OLD,
  sdr,
  spent,
  viewer,
  want,
} from "./world";

const listed = async (actor = manager) => unwrap(await ask(listGoals, actor, {}));

beforeEach(emptyWorld);

describe("a goal", () => {
  it("is measured when it is set, with n and interval", async () => {
    await mqls(212, 45);
    expect(unwrap(await want()).verdict).toBe("unclear");
    const [goal] = await listed(viewer);
    expect(goal).toMatchObject({
      report: "conversion",
      search: "from=2026-07-01&to=2026-08-31&grain=month&windowDays=90",
      figure: { row: "Whole period", column: "Conversion", kind: "rate" },
      createdByName: "The manager",
      latest: { day: "2026-11-30", verdict: "unclear", measured: { k: 45, n: 212 } },
    });
    const { measured, verdict } = goal?.latest ?? { measured: { value: null }, verdict: "unknown" };
    expect(goal && goalSentence(goal, measured, verdict, "rate", "USD")).toBe(
      "Goal at least 25 %: 21.2 % (16.3–27.2) of 212, not distinguishable from the goal.",
    );
  });

  it("is missed, met or too early to tell", async () => {
    await mqls(20, 0);
    expect(unwrap(await want()).verdict).toBe("few");
    await mqls(192, 45);
    expect(unwrap(await want({ target: 0.16, direction: "atMost" })).verdict).toBe("missed");
    await mqls(100, 0, NOW - 5 * DAY);
    const young = { ...CONVERSION, search: "period=last30" };
    expect(unwrap(await want({ place: young })).verdict).toBe("open");
  });

  it("for costs of a period that is not over can only be exceeded for good", async () => {
    await spent("500");
    const place = COSTS;
    expect(unwrap(await want({ place, direction: "atMost", target: 40_000 })).verdict).toBe(
      "missed",
    );
    expect(unwrap(await want({ place, direction: "atLeast", target: 60_000 })).verdict).toBe(
      "open",
    );
  });

  it("is refused in words where it makes no sense, and nothing is kept", async () => {
    await mqls(40, 10);
    for (const [wanted, message] of [
      [{ target: 25 }, /0 to 100 %/],
      [{ target: -0.1 }, /below 0/],
      [{ lastDay: "2026-11-29" }, /over/],
      [{ place: { ...CONVERSION, rowId: "nobody" } }, /figure/],
      [{ place: { ...CONVERSION, columnKey: "cohort" } }, /figure/],
      [{ place: { ...CONVERSION, search: "by=moon" } }, /by/],
      [{ place: { ...CONVERSION, report: "luck" } }, /no report/],
    ] as const) {
      expect(refusalOf(await want(wanted)).message).toMatch(message);
    }
    expect(refusalOf(await want({ target: Number.NaN })).code).toBe("invalid");
    expect(await listed()).toEqual([]);
    unwrap(await want());
    expect(refusalOf(await want({ target: 0.3 })).code).toBe("conflict");
  });

  it.each(COST_FIGURES)(
    "on costs in $report is hidden from roles that do not see them",
    async (place) => {
      await spent("500");
      await mqls(40, 10);
      unwrap(await want({ place, direction: "atMost", target: 100 }));
      expect(await listed(viewer)).toHaveLength(1);
      expect(await listed(sdr)).toEqual([]);
      const id = (await listed())[0]?.id ?? "";
      expect(refusalOf(await ask(getGoal, sdr, { id })).code).toBe("not_found");
    },
  );

  it("changes and goes with the version that was seen, and keeps one check a day", async () => {
    await mqls(212, 45);
    const { id } = unwrap(await want());
    const next = { id, version: 1, direction: "atLeast", target: 0.3, basis: "interval" } as const;
    expect(unwrap(await execute(changeGoal, manager, next, NOW)).verdict).toBe("missed");
    expect(refusalOf(await execute(changeGoal, manager, next, NOW)).code).toBe("conflict");
    unwrap(await execute(changeGoal, manager, { ...next, version: 2, target: 0.1 }, NOW + DAY));
    const { checks } = unwrap(await ask(getGoal, viewer, { id }));
    expect(checks.map(({ day, target, verdict }) => [day, target, verdict])).toEqual([
      ["2026-12-01", 0.1, "met"],
      ["2026-11-30", 0.3, "missed"],
    ]);
    expect(refusalOf(await execute(deleteGoal, manager, { id, version: 2 })).code).toBe("conflict");
    unwrap(await execute(deleteGoal, manager, { id, version: 3 }));
    expect(await listed()).toEqual([]);
  });

  it("does not depend on what the report is compared with", async () => {
    await mqls(40, 10, OLD);
    const compared = { ...CONVERSION, search: `${CONVERSION.search}&compare=previous` };
    unwrap(await want({ place: compared }));
    expect((await listed())[0]?.search).not.toMatch(/compare/);
  });
});
