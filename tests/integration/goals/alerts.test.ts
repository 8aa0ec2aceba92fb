import { asc, eq, gt } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { store } from "@/db/client";
import { newestSeq } from "@/db/newest-entry";
import { alerts, audit, checkedDays, goalChecks, goals, mails } from "@/db/schema";
import { acknowledgeAlert } from "@/lib/alerts/commands";
import { listAlerts, listMissedGoals } from "@/lib/alerts/queries";
import { alertHref, alertSentence, alertTitle, endingText } from "@/lib/alerts/schema/words";
import { deleteGoal } from "@/lib/goals/commands";
import { checkDueDay } from "@/lib/jobs/daily";
import { newsAfter } from "@/lib/live/reader";
import { chooseNotification } from "@/lib/notifications/commands/choices";
import { getWaiting } from "@/lib/notifications/queries";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { DEFAULT_WORKSPACE } from "@/lib/settings/schema";
import { writeWorkspace } from "@/lib/settings/store";
import { refusalOf } from "../criteria/people";
import {
  agreed,
  BY_MAIL,
  COST_FIGURES,
  COSTS,
  colleague,
  DAY,
  emptyWorld,
  manager,
  mqls,
  NOW,
  sdr,
  spent,
  viewer,
  want,
} from "./world";

const read = async () => (await store()).read;
const shown = async (actor = manager) => unwrap(await ask(listAlerts, actor, {}));
const news = async (actor = manager) => unwrap(await ask(getWaiting, actor, {})).alerts;

async function zoned(timeZone: string): Promise<void> {
  const workspace = { ...DEFAULT_WORKSPACE, timeZone };
  await (await store()).write((tx) => writeWorkspace(tx, workspace, 0, NOW));
}

beforeEach(emptyWorld);

describe("the daily check", () => {
  it("comes once per local day, whoever tries", async () => {
    await zoned("America/Sao_Paulo");
    await mqls(40, 2);
    unwrap(await want());
    const start = await newestSeq(await read());
    // 23:30 of the 29th there, the 30th in UTC.
    const night = Date.UTC(2026, 10, 30, 2, 30);
    const tries = await Promise.all([1, 2, 3, 4].map(() => checkDueDay(night)));
    expect(tries.filter(Boolean)).toHaveLength(1);
    expect(await checkDueDay(night + 20 * 60_000)).toBe(false);
    expect(await checkDueDay(night + 40 * 60_000)).toBe(true);
    const days = await (await read()).select().from(checkedDays).orderBy(asc(checkedDays.day));
    expect(days.map(({ day }) => day)).toEqual(["2026-11-29", "2026-11-30"]);
    expect(await (await read()).select().from(alerts)).toHaveLength(1);
    const entries = await (await read())
      .select({ action: audit.action })
      .from(audit)
      .where(gt(audit.seq, start));
    const written = entries.map(({ action }) => action);
    expect(written.filter((action) => action.startsWith("alert."))).toEqual([
      "alert.check",
      "alert.raise",
      "alert.check",
    ]);
  });

  it("does not come while there is nothing to check", async () => {
    expect(await checkDueDay(NOW)).toBe(false);
    await agreed(0.5);
    expect(await checkDueDay(NOW)).toBe(true);
  });

  it("keeps what it measured, and leaves goals out whose last day is over", async () => {
    await mqls(40, 10);
    const { id } = unwrap(await want());
    unwrap(await want({ direction: "atMost", target: 0.9, lastDay: "2026-11-30" }));
    await checkDueDay(NOW + DAY);
    const rows = await (await read())
      .select()
      .from(goalChecks)
      .where(eq(goalChecks.day, "2026-12-01"));
    expect(rows.map(({ goalId, verdict }) => [goalId, verdict])).toEqual([[id, "unclear"]]);
  });
});

describe("an alert", () => {
  it("is told of to open screens without what it says: not everybody may read its report", async () => {
    await mqls(100, 5);
    unwrap(await want());
    const before = await newestSeq(await read());
    await checkDueDay(NOW);
    const told = await newsAfter(before);
    const raised = told && "events" in told ? told.events : [];
    expect(raised).toMatchObject([{ action: "alert.raise", entity: "alert", after: null }]);
  });

  it("is raised by a missed goal, once, with what was measured, and ends by itself", async () => {
    await mqls(100, 5);
    unwrap(await want());
    await checkDueDay(NOW);
    await checkDueDay(NOW + DAY);
    const { open } = await shown(viewer);
    expect(open).toHaveLength(1);
    expect(unwrap(await ask(listMissedGoals, viewer, {}))).toEqual(open);
    const [alert] = open;
    if (!alert) throw new Error("There is an alert");
    expect(alert.raisedAt).toBe(NOW);
    expect(alertTitle(alert.content)).toBe("MQL to SQL conversion: Whole period, Conversion");
    expect(alertSentence(alert.content, "UTC")).toBe(
      "Goal at least 25 %: 5.0 % (2.2–11.2) of 100, off goal.",
    );
    expect(alertHref(alert.content)).toBe(
      "/reports/conversion?from=2026-07-01&to=2026-08-31&grain=month&windowDays=90",
    );
    await mqls(100, 100);
    await checkDueDay(NOW + 2 * DAY);
    const { open: left, closed } = await shown(viewer);
    expect(left).toEqual([]);
    expect(unwrap(await ask(listMissedGoals, viewer, {}))).toEqual([]);
    expect(closed[0]).toMatchObject({ id: alert.id, closedAt: NOW + 2 * DAY });
    expect(closed[0]?.ending && endingText(alert.content, closed[0].ending)).toBe(
      "52.5 % (45.6–59.3) of 200, on goal.",
    );
  });

  it("comes again when what it is about is missed again", async () => {
    await mqls(100, 20);
    unwrap(await want({ target: 0.5, basis: "value" }));
    await checkDueDay(NOW);
    await mqls(100, 100);
    await checkDueDay(NOW + DAY);
    await mqls(100, 0);
    await checkDueDay(NOW + 2 * DAY);
    const { open, closed } = await shown();
    expect([open.length, closed.length]).toEqual([1, 1]);
  });

  it("stays while its figure cannot be told, and ends with its goal or the goal's last day", async () => {
    await mqls(100, 5);
    const { id } = unwrap(await want());
    await checkDueDay(NOW);
    await (await store()).write((tx) => tx.update(goals).set({ search: "by=moon" }));
    await checkDueDay(NOW + DAY);
    expect((await shown()).open).toHaveLength(1);
    await (await store()).write((tx) => tx.update(goals).set({ lastDay: "2026-12-01" }));
    await checkDueDay(NOW + 2 * DAY);
    expect((await shown()).closed[0]?.ending).toEqual({ why: "over" });
    await (await store()).write((tx) =>
      tx.update(goals).set({ lastDay: null, search: "from=2026-07-01&to=2026-08-31" }),
    );
    await checkDueDay(NOW + 3 * DAY);
    unwrap(await execute(deleteGoal, manager, { id, version: 1 }, NOW + 3 * DAY));
    const { open, closed } = await shown();
    expect(open).toEqual([]);
    expect(closed[0]?.ending).toEqual({ why: "deleted" });
  });

  it("is raised when what was agreed is no longer kept, and leads to the studio", async () => {
    await agreed(0.5, "active");
    await mqls(40, 0, NOW - 20 * DAY);
    await checkDueDay(NOW);
    expect((await shown()).open).toEqual([]);
    await mqls(80, 0, NOW - 10 * DAY, "returned");
    await checkDueDay(NOW + DAY);
    const [alert] = (await shown(sdr)).open;
    if (!alert) throw new Error("There is an alert");
    expect(alert.content).toMatchObject({ kind: "drift", finding: { kind: "acceptance" } });
    expect(alertHref(alert.content)).toBe("/criteria/active");
    await agreed(0.5, "next");
    await checkDueDay(NOW + 2 * DAY);
    expect((await shown()).closed[0]?.ending).toEqual({ why: "replaced" });
  });

  it("is noted by one person, who is named", async () => {
    await mqls(100, 5);
    unwrap(await want());
    await checkDueDay(NOW);
    expect(await news(viewer)).toBe(1);
    const id = (await shown()).open[0]?.id ?? "";
    unwrap(await execute(acknowledgeAlert, sdr, { id }));
    expect(await news(viewer)).toBe(0);
    expect((await shown()).open[0]?.acknowledged?.by).toBe("The sdr");
    expect(refusalOf(await execute(acknowledgeAlert, manager, { id })).message).toMatch(/The sdr/);
    expect(refusalOf(await execute(acknowledgeAlert, viewer, { id })).code).toBe("forbidden");
  });

  it.each(COST_FIGURES)(
    "about costs in $report is neither shown nor told to roles that do not see costs",
    async (place) => {
      await spent("500");
      await mqls(40, 10);
      unwrap(await want({ place, direction: "atMost", target: 100 }));
      await checkDueDay(NOW);
      expect(await news(viewer)).toBe(1);
      expect(await news(sdr)).toBe(0);
      expect((await shown(sdr)).open).toEqual([]);
      expect(unwrap(await ask(listMissedGoals, viewer, {}))).toHaveLength(1);
      expect(unwrap(await ask(listMissedGoals, sdr, {}))).toEqual([]);
      const id = (await shown()).open[0]?.id ?? "";
      expect(refusalOf(await execute(acknowledgeAlert, sdr, { id })).code).toBe("not_found");
    },
  );
});

describe("mail about alerts", () => {
  it("is written to those who chose it, about what their role may read", async () => {
    const [boss, rep] = [await colleague("manager"), await colleague("sdr")];
    for (const one of [boss, rep]) {
      unwrap(await execute(chooseNotification, one, BY_MAIL));
    }
    await spent("500");
    unwrap(await want({ place: COSTS, direction: "atMost", target: 100 }));
    await checkDueDay(NOW);
    await mqls(100, 5);
    unwrap(await want());
    await checkDueDay(NOW + DAY);
    expect(unwrap(await ask(listMissedGoals, manager, {}))).toHaveLength(2);
    expect(unwrap(await ask(listMissedGoals, sdr, {}))).toHaveLength(1);
    const rows = await (await read()).select().from(mails).orderBy(asc(mails.createdAt));
    expect(rows.map(({ toAddress, createdAt }) => [toAddress, createdAt - NOW]).sort()).toEqual([
      ["manager@larkmoor.example", 0],
      ["manager@larkmoor.example", DAY],
      ["sdr@larkmoor.example", DAY],
    ]);
    const last = rows.find(({ toAddress }) => toAddress.startsWith("sdr"));
    expect(last).toMatchObject({
      state: "kept",
      subject: "Handoff: MQL to SQL conversion: Whole period, Conversion",
      body: [
        "MQL to SQL conversion: Whole period, Conversion",
        "Goal at least 25 %: 5.0 % (2.2–11.2) of 100, off goal.",
        "Period: 1 Jul 2026 to 31 Aug 2026",
        "http://localhost:3000/reports/conversion?from=2026-07-01&to=2026-08-31&grain=month&windowDays=90",
        "",
        "All alerts: http://localhost:3000/alerts",
        "",
        "You get this because you asked for alerts by mail. To stop: http://localhost:3000/settings/account",
      ].join("\n"),
    });
  });
});
