import { beforeAll, describe, expect, it } from "vitest";
import { wilson } from "@/lib/engine/statistics";
import { bounds, history, keepHistory, row, run, table, values } from "./asked";
import { conversionOf, entriesOf } from "./brute-force";
import { NOW, type TestHandoff, workOf } from "./history";

beforeAll(keepHistory);

describe("speed", () => {
  it("counts who was touched, who waits and who left untouched", async () => {
    const result = await run("speed", { period: "all" });
    const entries = entriesOf(history.leads, 0, NOW).map(({ handoff }) => handoff);
    const touched = entries.filter((one) => one.firstTouchAt !== null);
    const waiting = entries.filter((one) => one.firstTouchAt === null && one.exitAt === null);
    const total = row(table(result, "speed"), "total");
    expect(values(total, "mqls", "touched", "waiting", "gone")).toEqual([
      entries.length,
      touched.length,
      waiting.length,
      entries.length - touched.length - waiting.length,
    ]);
    const due = ({ touchDueAt }: TestHandoff) => touchDueAt ?? Number.NaN;
    const kept = touched.filter((one) => Number(one.firstTouchAt) <= due(one)).length;
    const late = entries.filter((one) => (one.firstTouchAt ?? one.exitAt ?? NOW) > due(one)).length;
    expect(kept).toBeGreaterThan(10);
    expect(late).toBeGreaterThan(10);
    expect(total.cells.sla).toMatchObject({ k: kept, n: kept + late });
    const given = entries.filter(({ assignedAt }) => assignedAt !== null);
    const nobodys = waiting.filter(({ assignedAt }) => assignedAt === null);
    expect(Math.min(given.length, nobodys.length)).toBeGreaterThan(5);
    const delays = row(table(result, "delays"), "total");
    expect(values(delays, "unassigned", "assigned")).toEqual([nobodys.length, given.length]);
    expect(delays.cells.systemMedian).toMatchObject({ behind: entries.length });
    expect(delays.cells.repMedian).toMatchObject({ behind: given.length });
  });
});

describe("service levels", () => {
  it("judges each of sales' promises by its own time", async () => {
    const result = await run("sla", { period: "all" });
    const entries = entriesOf(history.leads, 0, NOW);
    for (const one of table(result, "sales").rows) {
      const part = entries
        .filter(({ lead }) => one.isTotal || (lead.ownerId ?? "none") === one.id)
        .map(({ handoff }) => handoff);
      const answeredAt = (each: TestHandoff) => each.salAt ?? each.sqlAt ?? each.exitAt;
      const agreed = part.filter(({ slaDueAt }) => slaDueAt !== null);
      const answered = agreed.filter((each) => (answeredAt(each) ?? NOW) <= Number(each.slaDueAt));
      const kept = answered.filter((each) => answeredAt(each) !== null);
      const waiting = agreed.filter((each) => answeredAt(each) === null);
      const overdue = waiting.filter(({ slaDueAt }) => Number(slaDueAt) < NOW);
      expect(one.cells.answered).toMatchObject({
        k: kept.length,
        n: agreed.length - (waiting.length - overdue.length),
      });
      const untouched = agreed.filter((each) => each.firstTouchAt === null && !each.exitAt);
      expect(values(one, "mqls", "answerOverdue", "touchOverdue", "none")).toEqual([
        part.length,
        overdue.length,
        untouched.filter(({ touchDueAt }) => Number(touchDueAt) < NOW).length,
        part.length - agreed.length,
      ]);
    }
    expect(table(result, "marketing").rows).toEqual([]);
  });
});

describe("SDR activity", () => {
  it("counts what each was offered, and what each has done in the period", async () => {
    const result = await run("sdr-activity", { from: "2025-09-01", to: "2026-02-28" });
    const { from, to } = result.period;
    const people = table(result, "people");
    const entries = entriesOf(history.leads, from, to);
    const work = workOf(history.leads).filter(({ at }) => at >= from && at < to);
    expect(people.rows.map(({ id }) => id)).toEqual(["user-1", "user-2", "none", "total"]);
    for (const one of people.rows) {
      const offered = entries.filter(
        ({ lead }) => one.isTotal || (lead.ownerId ?? "none") === one.id,
      );
      const touches = work.filter(({ actorId }) => one.isTotal || (actorId ?? "none") === one.id);
      expect(touches.length).toBeGreaterThan(10);
      expect(values(one, "mqls", "worked", "waiting", "touches", "attempts", "touched")).toEqual([
        offered.length,
        offered.filter(({ handoff }) => handoff.firstTouchAt !== null).length,
        offered.filter(({ handoff }) => handoff.firstTouchAt === null && handoff.exitAt === null)
          .length,
        touches.length,
        touches.filter(({ type }) => type === "call").length,
        new Set(touches.map(({ leadId }) => leadId)).size,
      ]);
      const { n, k, accepted, rejected } = conversionOf(offered, 90, NOW);
      expect(one.cells.conversion).toMatchObject({ k, n });
      expect(one.cells.acceptance).toMatchObject({ k: accepted, n: accepted + rejected });
    }
  });
});

describe("reasons", () => {
  const endedIn = (from: number, to: number) =>
    entriesOf(history.leads, from, to).filter(({ handoff }) => handoff.exitAt !== null);
  const countsOf = (part: ReturnType<typeof endedIn>) => [
    part.length,
    part.filter(({ handoff }) => handoff.exitStage === "nurture").length,
    part.filter(({ salAt }) => salAt === null).length,
  ];

  it("shares ended hand-offs by reason, and says who must act", async () => {
    const result = await run("reasons", { period: "all", by: "path" });
    const ended = endedIn(0, NOW);
    const of = table(result, "reasons");
    const reasons = new Set(ended.map(({ handoff }) => handoff.exitReasonId ?? ""));
    expect(reasons.size).toBe(7);
    expect(of.rows.map((one) => one.id).sort()).toEqual([...reasons, "total"].sort());
    for (const one of of.rows) {
      const part = one.isTotal
        ? ended
        : ended.filter(({ handoff }) => (handoff.exitReasonId ?? "") === one.id);
      expect(values(one, "ended", "recycled", "rejected")).toEqual(countsOf(part));
      if (one.isTotal) continue;
      const { low, high } = wilson(part.length, ended.length);
      expect(one.cells.share).toMatchObject({ k: part.length, n: ended.length, low, high });
    }
    expect(values(row(of, "no_fit"), "reason", "actor")).toEqual(["No fit", "Marketing"]);
    expect(values(row(of, "unable_to_reach"), "reason", "actor")).toEqual([
      "Unable to reach",
      "Sales",
    ]);
    const scored = ended.filter(({ handoff }) => handoff.path === "scored");
    const noNeed = scored.filter(({ handoff }) => handoff.exitReasonId === "no_need");
    const split = row(table(result, "breakdown"), "scored/no_need");
    expect(values(split, "ended", "recycled", "rejected")).toEqual(countsOf(noNeed));
    expect(split.cells.share).toMatchObject({ k: noNeed.length, n: scored.length });
  });

  it("follows the reasons month by month", async () => {
    const trend = table(await run("reasons", { period: "all" }), "trend");
    const keys = trend.columns.map((column) => column.key);
    expect(trend.rows.length).toBeGreaterThan(12);
    for (const month of trend.rows) {
      const { from, to } = bounds(month.id);
      const ended = endedIn(from, to);
      expect(values(month, "ended", "recycled", "rejected")).toEqual(countsOf(ended));
      expect(month.cells.mqls?.value).toBe(entriesOf(history.leads, from, to).length);
      const named = keys.filter((key) => key.startsWith("reason="));
      const countOf = (key: string) =>
        ended.filter(({ handoff }) => `reason=${handoff.exitReasonId ?? ""}` === key).length;
      expect(values(month, ...named)).toEqual(named.map(countOf));
      const sum = named.reduce((all, key) => all + countOf(key), 0);
      expect(month.cells["reason:others"]?.value).toBe(ended.length - sum);
    }
    expect(keys.filter((key) => key.startsWith("reason=")).length).toBe(5);
  });
});
