import { agreedCriteria, findVersionInState, listVersionRows } from "@/lib/criteria/store";
import { type TimeInForce, timesInForce } from "@/lib/drift/store";
import { type Period, periodsBetween } from "@/lib/engine/calendar";
import type { Targets } from "@/lib/engine/criteria";
import { fallsShort, LEADS_AT_LEAST, offPace, WEEKS_AT_LEAST } from "@/lib/engine/drift";
import type { EntryCount } from "@/lib/engine/ledger/entries";
import { type Pace, pace, type Rate } from "@/lib/engine/statistics";
import { periodText } from "@/lib/format";
import { t } from "@/lib/language";
import type { LeadFilter } from "@/lib/leads/schema";
import type { ReportCell, ReportColumn, ReportRow } from "../schema";
import { countCell, numberCell, paceCell, rateCell, textCell } from "./cells";
import { EVER_DAYS } from "./names";
import { cohortFilter, type ReportBody, type ReportContext } from "./report";
import { acceptanceOf, sumCounts, tallyEntries } from "./tally";

/** A time in force within the period, and what its version promised. */
interface Stretch extends TimeInForce {
  name: string;
  targets: Targets;
  /** Whole weeks; at least one. */
  weeks: Period[];
}

/** What marketing promised: MQLs per week and their acceptance, by version and by week. */
export async function marketingTables(
  context: ReportContext,
): Promise<Required<Omit<ReportBody, "rules">>> {
  const stretches = await stretchesOf(context);
  const { owner, source, campaign, country, label, path, segment } = context.scope;
  // What was promised is about all MQLs: beside some of them it would mislead.
  const isFiltered = [owner, source, campaign, country, label, path, segment].some(Boolean);
  const promised = ({ mqlsPerWeek }: Targets) => (isFiltered ? null : mqlsPerWeek);
  const versions: ReportRow[] = [];
  const weeks: ReportRow[] = [];
  const counted = await Promise.all(
    stretches.map(async (stretch) => {
      const scoped = { ...context, scope: { ...context.scope, version: [stretch.versionId] } };
      const span = spanOf(stretch);
      const [all, byWeek] = await Promise.all([
        tallyEntries({ ...scoped, period: span }, null, null, 0),
        tallyEntries({ ...scoped, period: span }, "week", null, 0),
      ]);
      return { stretch, scoped, span, all, byWeek };
    }),
  );
  for (const { stretch, scoped, span, all, byWeek } of counted) {
    const { name, targets } = stretch;
    versions.push(
      versionRow(
        stretch,
        promised(targets),
        all.flatMap(({ rows }) => rows),
        cohortFilter(scoped, "mql", span),
      ),
    );
    for (const week of stretch.weeks) {
      const rows = byWeek.find(({ key }) => key === week.key)?.rows ?? [];
      const filter = cohortFilter(scoped, "mql", week);
      weeks.push({
        id: week.key,
        cells: {
          week: textCell(week.key),
          version: textCell(name),
          mqls: countCell(sumCounts(rows), filter),
          agreed: numberCell(promised(targets)),
          acceptance: rateCell(acceptanceOf(rows).share, acceptedOf(filter)),
          agreedAcceptance: numberCell(targets.acceptanceRate),
        },
      });
    }
  }
  const empty = t("No version of the criteria was in force for a whole week of this period.");
  return {
    tables: [
      {
        id: "marketing",
        title: t("Marketing’s promise"),
        columns: VERSION_COLUMNS,
        rows: versions,
        // A version's time in force belongs to one period only.
        isCompared: false,
        empty,
      },
      {
        id: "weeks",
        title: t("Marketing’s promise, week by week"),
        columns: WEEK_COLUMNS,
        rows: weeks,
        isCompared: false,
        empty,
      },
    ],
    charts:
      weeks.length > 1
        ? [
            {
              kind: "bars",
              title: t("MQLs by week"),
              table: "weeks",
              label: "week",
              values: ["mqls"],
              ...(isFiltered ? {} : { line: "agreed" }),
            },
          ]
        : [],
    notes:
      isFiltered && stretches.some(({ targets }) => targets.mqlsPerWeek !== null)
        ? [
            t(
              "The agreed number of MQLs is about all of them: it is not shown beside those of a filter.",
            ),
          ]
        : [],
  };
}

const VERSION_COLUMNS: ReportColumn[] = [
  { key: "version", label: "Version", kind: "text" },
  {
    key: "weeks",
    get label() {
      return t("Whole weeks");
    },
    kind: "text",
  },
  { key: "mqls", label: "MQLs", kind: "count" },
  {
    key: "perWeek",
    get label() {
      return t("Per week");
    },
    kind: "pace",
  },
  {
    key: "agreed",
    get label() {
      return t("Agreed per week");
    },
    kind: "pace",
  },
  {
    key: "volume",
    get label() {
      return t("Volume");
    },
    kind: "text",
  },
  {
    key: "acceptance",
    get label() {
      return t("Acceptance");
    },
    kind: "rate",
    get hint() {
      return t("Accepted, of those answered");
    },
  },
  {
    key: "agreedAcceptance",
    get label() {
      return t("Agreed acceptance");
    },
    kind: "ratio",
  },
  {
    key: "quality",
    get label() {
      return t("Quality");
    },
    kind: "text",
  },
];

const WEEK_COLUMNS: ReportColumn[] = [
  {
    key: "week",
    get label() {
      return t("Week");
    },
    kind: "period",
  },
  { key: "version", label: "Version", kind: "text" },
  { key: "mqls", label: "MQLs", kind: "count" },
  {
    key: "agreed",
    get label() {
      return t("Agreed");
    },
    kind: "pace",
  },
  {
    key: "acceptance",
    get label() {
      return t("Acceptance");
    },
    kind: "rate",
    get hint() {
      return t("Accepted, of those answered");
    },
  },
  {
    key: "agreedAcceptance",
    get label() {
      return t("Agreed acceptance");
    },
    kind: "ratio",
  },
];

async function stretchesOf({
  db,
  now,
  period,
  scope,
  workspace,
}: ReportContext): Promise<Stretch[]> {
  const active = await findVersionInState(db, "active");
  const versions = await listVersionRows(db);
  const current = versions.find(({ id }) => id === active?.id);
  if (!current) return [];
  const stretches: Stretch[] = [];
  for (const time of await timesInForce(db, current, now)) {
    if (scope.version && !scope.version.includes(time.versionId)) continue;
    const from = Math.max(time.from, period.from);
    const to = Math.min(time.to, period.to);
    const weeks = periodsBetween(from, to, "week", workspace.timeZone).filter(
      (week) => from <= week.from && week.to <= to,
    );
    const version = versions.find(({ id }) => id === time.versionId);
    const agreed = await agreedCriteria(db, time.versionId);
    if (weeks.length === 0 || !version || !agreed) continue;
    const { targets } = agreed.body;
    stretches.push({ ...time, name: `v${version.number} ${version.name}`, targets, weeks });
  }
  return stretches;
}

function spanOf({ weeks, from, to }: Stretch): { from: number; to: number } {
  return { from: weeks[0]?.from ?? from, to: weeks.at(-1)?.to ?? to };
}

function acceptedOf(filter: LeadFilter): LeadFilter {
  return { ...filter, outcome: "sal", withinDays: EVER_DAYS };
}

function versionRow(
  stretch: Stretch,
  agreed: number | null,
  rows: readonly EntryCount[],
  filter: LeadFilter,
): ReportRow {
  const { versionId, name, targets, weeks } = stretch;
  const { share } = acceptanceOf(rows);
  const count = sumCounts(rows);
  const weekly = pace(count, weeks.length);
  return {
    id: `${versionId}/${weeks[0]?.key}`,
    cells: {
      version: textCell(name),
      weeks: textCell(weeksText(weeks)),
      mqls: countCell(count, filter),
      perWeek: paceCell(weekly, filter),
      agreed: numberCell(agreed),
      volume: volumeCell(weekly, agreed),
      acceptance: rateCell(share, acceptedOf(filter)),
      agreedAcceptance: numberCell(targets.acceptanceRate),
      quality: qualityCell(share, targets.acceptanceRate),
    },
  };
}

function weeksText(weeks: readonly Period[]): string {
  const [first = "", last = ""] = [weeks[0], weeks.at(-1)].map((week) =>
    periodText(week?.key ?? ""),
  );
  return weeks.length === 1 ? `1, ${first}` : t`${weeks.length}, ${first} to ${last}`;
}

/** By the same rules as when criteria ask for a review. */
function volumeCell(weekly: Pace, agreed: number | null): ReportCell {
  if (agreed === null) return { value: null, none: t("nothing agreed") };
  const side = offPace(weekly, agreed);
  if (side !== null)
    return textCell(side === "below" ? t("less than agreed") : t("more than agreed"));
  return textCell(weekly.units < WEEKS_AT_LEAST ? t("too few weeks to tell") : t("as agreed"));
}

function qualityCell(share: Rate, agreed: number | null): ReportCell {
  if (agreed === null) return { value: null, none: t("nothing agreed") };
  if (fallsShort(share, agreed)) return textCell(t("less than agreed"));
  return textCell(share.n < LEADS_AT_LEAST ? t("too few leads to tell") : t("as agreed"));
}
