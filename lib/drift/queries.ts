import type { ReadDb } from "@/db/handles";
import { findVersion, findVersionInState, type VersionRow } from "@/lib/criteria/store";
import { type Period, periodOf, periodsBetween, shiftPeriod } from "@/lib/engine/calendar";
import { cohortConversion } from "@/lib/engine/cohort";
import { fallsShort, isReviewDue, offPace, RECENT_WEEKS } from "@/lib/engine/drift";
import { pace } from "@/lib/engine/statistics";
import { defineQuery } from "@/lib/operations/query";
import { rememberedNow } from "@/lib/operations/remembered";
import { EVER_DAYS } from "@/lib/reports/queries/names";
import { cohortFilter } from "@/lib/reports/queries/report";
import {
  acceptanceOf,
  exitGroups,
  lastEntered,
  sumCounts,
  tallyEntries,
} from "@/lib/reports/queries/tally";
import { reportParams } from "@/lib/reports/schema/params";
import type { LeadScope } from "@/lib/reports/store/filters";
import type { Workspace } from "@/lib/settings/schema";
import { readWorkspace } from "@/lib/settings/store";
import { type Drift, type DriftFinding, driftInput } from "./schema";
import { type Span, timesInForce } from "./store";

/** Long enough for leads to tell something, short enough for a change to show. */
const RECENT_DAYS = 90;

/** The version in force and where its MQLs are counted. */
class Ledger {
  private readonly scope: LeadScope;

  constructor(
    version: VersionRow,
    private readonly workspace: Workspace,
    /** When it was in force, one after the other; at least one. */
    private readonly inForce: readonly Span[],
    private readonly now: number,
  ) {
    this.scope = reportParams.parse({ version: version.id });
  }

  private get today() {
    return periodOf(this.now, "day", this.workspace.timeZone);
  }

  /** The latest 90 days up to an instant, since the version was first in force; null when none are left. */
  private recent(to: number): Span | null {
    const { timeZone } = this.workspace;
    const last = periodOf(to - 1, "day", timeZone);
    const first = shiftPeriod(last, 1 - RECENT_DAYS, timeZone).from;
    const span = this.inForce.find((one) => one.to > first);
    const from = Math.max(span?.from ?? to, first);
    return from < to ? { from, to } : null;
  }

  private leads(span: Span) {
    return cohortFilter({ scope: this.scope }, "mql", span);
  }

  /** The version's MQLs in the span, each lead once. */
  private async entries(period: Span) {
    const { now, workspace, scope } = this;
    const { conversionWindowDays } = workspace;
    const asked = { now, workspace, scope, period };
    const cohorts = await tallyEntries(asked, null, null, conversionWindowDays);
    return cohorts.flatMap(({ rows }) => rows);
  }

  async acceptance(agreed: number | null): Promise<DriftFinding[]> {
    const span = this.recent(this.now);
    if (agreed === null || !span) return [];
    const { share, unanswered } = acceptanceOf(await this.entries(span));
    if (!fallsShort(share, agreed)) return [];
    const leads = this.leads(span);
    const accepted = { ...leads, outcome: "sal" as const, withinDays: EVER_DAYS };
    return [{ kind: "acceptance", agreed, share, unanswered, ...span, leads, accepted }];
  }

  /** Of MQLs whose window is over for all of them: a share that is final. */
  async sqlRate(agreed: number | null): Promise<DriftFinding[]> {
    const { timeZone, conversionWindowDays: windowDays } = this.workspace;
    const span = this.recent(shiftPeriod(this.today, -windowDays, timeZone).from);
    if (agreed === null || !span) return [];
    const rows = await this.entries(span);
    const cohort = { key: "all", groups: exitGroups(rows), lastEnteredAt: lastEntered(rows) };
    const { share } = cohortConversion(cohort, windowDays, this.now);
    if (!fallsShort(share, agreed)) return [];
    const leads = this.leads(span);
    const reached = { ...leads, outcome: "sql" as const, withinDays: windowDays };
    return [{ kind: "sqlRate", agreed, share, windowDays, ...span, leads, reached }];
  }

  async volume(agreed: number | null): Promise<DriftFinding[]> {
    const whole = this.recentWeeks();
    const [first, last] = [whole[0], whole.at(-1)];
    if (agreed === null || !first || !last) return [];
    const parts = await Promise.all(
      runsOf(whole).map(async (span) => {
        const count = sumCounts(await this.entries(span));
        return { count, ...span, leads: this.leads(span) };
      }),
    );
    const weekly = pace(sumCounts(parts), whole.length);
    const side = offPace(weekly, agreed);
    if (side === null) return [];
    return [{ kind: "volume", agreed, weekly, side, from: first.from, to: last.to, parts }];
  }

  /** Those of the latest whole weeks in which the version was in force all the time. */
  private recentWeeks(): Period[] {
    const { timeZone } = this.workspace;
    const running = periodOf(this.now, "week", timeZone);
    const first = shiftPeriod(running, -RECENT_WEEKS, timeZone);
    return periodsBetween(first.from, running.from, "week", timeZone).filter((week) =>
      this.inForce.some(({ from, to }) => from <= week.from && week.to <= to),
    );
  }

  review(reviewAt: number | null): DriftFinding[] {
    return reviewAt !== null && isReviewDue(reviewAt, this.today.key)
      ? [{ kind: "review", reviewAt }]
      : [];
  }
}

/** The weeks, those that follow each other as one. */
function runsOf(weeks: readonly Period[]): Span[] {
  const runs: Span[] = [];
  for (const { from, to } of weeks) {
    const last = runs.at(-1);
    if (last?.to === from) last.to = to;
    else runs.push({ from, to });
  }
  return runs;
}

async function findDrift(db: ReadDb, now: number): Promise<Drift | null> {
  const active = await findVersionInState(db, "active");
  const version = active && (await findVersion(db, active.id));
  if (!version) return null;
  const times = await timesInForce(db, version, now);
  const inForce = times.filter(({ versionId }) => versionId === version.id);
  const ledger = new Ledger(version, await readWorkspace(db), inForce, now);
  const { targets, reviewAt } = version.body;
  const findings = [
    ...(await ledger.acceptance(targets.acceptanceRate)),
    ...(await ledger.sqlRate(targets.sqlRate)),
    ...(await ledger.volume(targets.mqlsPerWeek)),
    ...ledger.review(reviewAt),
  ];
  const { id, number, name } = version;
  return findings.length > 0 ? { version: { id, number, name, state: "active" }, findings } : null;
}

/** Where the version in force has left what was agreed; null when it has not, or there is none. */
export const getDrift = defineQuery({
  name: "criteria.drift",
  permission: "criteria:read",
  input: driftInput,
  run: ({ db, now }) => rememberedNow(db, now, "criteria.drift", () => findDrift(db, now)),
});
