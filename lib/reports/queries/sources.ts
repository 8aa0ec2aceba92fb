import { addCosts, costOf } from "@/lib/engine/cost";
import { isMaturing } from "@/lib/engine/funnel";
import type { CreatedCount } from "@/lib/engine/ledger/created";
import { FUNNEL_STAGES } from "@/lib/engine/stages";
import { type WeightedValue, weightedMedian, wilson } from "@/lib/engine/statistics";
import { t, translated, within } from "@/lib/language";
import type { CostSum } from "@/lib/spend/schema";
import { readCostSums } from "@/lib/spend/steps/cost-sums";
import type { CostFilter, ReportColumn, ReportRow } from "../schema";
import { DIMENSION_NAMES } from "../schema/params";
import {
  behindCell,
  countCell,
  medianCell,
  moneyCell,
  rateCell,
  textCell,
  unitCostCell,
} from "./cells";
import { cutMonthNotes } from "./cut-months";
import { reachedCount, reachedFilter } from "./funnel";
import { areCostsOf, costsLeftOut } from "./known-costs";
import { namesOfValues, narrow, nowhereNote } from "./names";
import { cohortFilter, leadDimension, type Report, type ReportContext } from "./report";
import { type SplitDimension, splitCohorts, splitValues } from "./split";
import { lastEntered, sumCounts, tallyCreated, tallyRevenue } from "./tally";

/** What each source or campaign brings, and what it costs. */
export const sources: Report = translated(
  {
    name: "sources",
    title: "Sources",
    question: "Which sources and campaigns bring leads that sales can use?",
    definition:
      "The leads created in the period, by source (or what else they are split by), and how far they got up to now. Days are the median from MQL to SQL of those that became SQL. Costs are all costs of the source or campaign in the period, divided by its leads of the period; costs without one are in the total only. Nothing else is known of costs: split by anything else they are left out. Revenue is what these leads' opportunities won.",
    dimensions: ["source", "campaign", "label", "path", "country", "owner", "version", "segment"],
    filters: ["source", "campaign", "country", "label", "path", "owner", "version", "segment"],
    options: ["compare", "windowDays"],
    defaults: { period: "last12m", by: "source" },
    spans: ["leads"],
    showsCosts: ({ columnKey }) => COST_COLUMNS.has(columnKey),

    async run(context) {
      const { period, workspace, scope } = context;
      const by = leadDimension(context.by) ?? "source";
      const costBy = by === "source" || by === "campaign" ? by : null;
      const { currency } = workspace;
      const days = { from: period.fromDay, to: period.toDay };
      const isOfAll = areCostsOf(scope);
      const seesCosts = costBy !== null && context.seesCosts && isOfAll;
      const [{ cohorts, parts: withLeads }, revenue, allRevenue, costs, ofCut] = await Promise.all([
        splitCohorts(context, by, (one, of) => tallyCreated(one, null, of, true)),
        splitValues(context, by, tallyRevenue),
        tallyRevenue(context, null),
        seesCosts ? costsInScope(context) : [],
        seesCosts ? cutMonthNotes(context) : [],
      ]);
      const rows = cohorts.flatMap((cohort) => cohort.rows);
      const spent = (value: string | null) =>
        costOf(
          addCosts(
            costs
              .filter((sum) => value === null || (costBy !== null && sum[costBy] === value))
              .map((sum) => sum.costs),
          ),
          "fullyLoaded",
        );
      const earned = (value: string | null) => {
        const rows = value === null ? allRevenue : revenue.filter((row) => row.value === value);
        return {
          amountMinor: rows.reduce((sum, row) => sum + row.amountMinor, 0),
          leads: rows.reduce((sum, row) => sum + row.leads, 0),
        };
      };

      const whole = cohortFilter(context, "created", period);
      const chosen: CostFilter = {
        ...days,
        ...(scope.source ? { source: scope.source } : {}),
        ...(scope.campaign ? { campaign: scope.campaign } : {}),
      };
      const nameOf = await namesOfValues(context, by);
      const known = new Set(withLeads.map(([value]) => value));
      const costOnly = [...new Set(costs.map((sum) => (costBy === null ? "" : sum[costBy])))]
        .filter((value) => value !== "" && !known.has(value))
        .map((value): [string, CreatedCount[]] => [value, []]);
      const parts = [...withLeads, ...costOnly].map(([value, part]) =>
        sourceRow(context, {
          id: value,
          name: nameOf(value),
          rows: part,
          leads: narrow(whole, by, value),
          // Overhead without a source is not what leads of unknown source cost.
          costMinor: value === "" ? null : spent(value),
          costs: costBy === null ? chosen : { ...chosen, [costBy]: [value] },
          revenue: earned(value),
        }),
      );
      const total = {
        ...sourceRow(context, {
          id: "total",
          name: t("All"),
          rows,
          leads: whole,
          costMinor: spent(null),
          costs: chosen,
          revenue: earned(null),
        }),
        isTotal: true,
      };
      const foreign = allRevenue.reduce((sum, row) => sum + row.otherCurrencies, 0);
      const notes = [
        ...ofCut,
        ...(foreign > 0
          ? [
              t`${foreign} won opportunities are in other currencies than ${currency}, for which no rate is stored: left out.`,
            ]
          : []),
        ...(spent("") > 0 ? [nowhereNote(by)] : []),
        ...(context.seesCosts && !isOfAll ? [costsLeftOut()] : []),
      ];
      return {
        tables: [
          {
            id: "sources",
            title: TITLES[by] ?? t`By ${within(DIMENSION_NAMES[by])}`,
            columns: [
              { key: "source", label: DIMENSION_NAMES[by], kind: "text" },
              ...COLUMNS.filter((column) => seesCosts || !COST_COLUMNS.has(column.key)),
            ],
            rows: parts.length > 0 ? [...parts, total] : [],
            empty: t("No lead was created in this period."),
          },
        ],
        charts: [
          {
            kind: "rates",
            title: t`MQL to SQL by ${within(DIMENSION_NAMES[by])}, with 95 % interval`,
            table: "sources",
            label: "source",
            rate: "sqlRate",
          },
        ],
        notes,
      };
    },
  },
  ["title", "question", "definition"],
);

const TITLES: Partial<Record<SplitDimension, string>> = translated({
  source: "Sources",
  campaign: "Campaigns",
});
/** Costs of the period, of the sources and campaigns that the report is filtered by. */
async function costsInScope({
  db,
  period,
  scope,
  workspace,
}: ReportContext): Promise<readonly CostSum[]> {
  const filter = { from: period.fromDay, to: period.toDay, source: scope.source, kind: undefined };
  const { costs } = await readCostSums(db, filter, workspace.currency);
  const { campaign } = scope;
  return campaign ? costs.filter((sum) => campaign.includes(sum.campaign)) : costs;
}

const COST_COLUMNS = new Set([
  "cost",
  "costPerLead",
  "costPerMql",
  "costPerSal",
  "costPerSql",
  "cac",
]);

const COLUMNS: ReportColumn[] = translated(
  [
    { key: "leads", label: "Leads", kind: "count" },
    { key: "mqls", label: "MQLs", kind: "count" },
    { key: "mqlRate", label: "Lead → MQL", kind: "rate" },
    { key: "sals", label: "SALs", kind: "count" },
    { key: "sqls", label: "SQLs", kind: "count" },
    { key: "sqlRate", label: "MQL → SQL", kind: "rate" },
    {
      key: "customers",
      label: "Customers",
      kind: "count",
    },
    { key: "winRate", label: "SQL → customer", kind: "rate" },
    {
      key: "days",
      label: "Days to SQL",
      kind: "days",
      hint: "Median, of those that became SQL",
    },
    {
      key: "cost",
      label: "Cost",
      kind: "money",
    },
    {
      key: "costPerLead",
      label: "Per lead",
      kind: "money",
      hasInterval: true,
    },
    {
      key: "costPerMql",
      label: "Per MQL",
      kind: "money",
      hasInterval: true,
    },
    {
      key: "costPerSal",
      label: "Per SAL",
      kind: "money",
      hasInterval: true,
    },
    {
      key: "costPerSql",
      label: "Per SQL",
      kind: "money",
      hasInterval: true,
    },
    {
      key: "cac",
      label: "Per customer",
      kind: "money",
      hasInterval: true,
    },
    {
      key: "revenue",
      label: "Revenue",
      kind: "money",
    },
  ],
  ["label", "hint"],
);

interface SourcePart {
  id: string;
  name: string;
  rows: readonly CreatedCount[];
  leads: ReturnType<typeof cohortFilter>;
  costMinor: number | null;
  costs: CostFilter;
  /** Won in the workspace's currency, and how many leads brought it. */
  revenue: { amountMinor: number; leads: number };
}

function sourceRow({ windowDays, now, workspace }: ReportContext, part: SourcePart): ReportRow {
  const [leads = 0, mqls = 0, sals = 0, sqls = 0, customers = 0] = FUNNEL_STAGES.map((_, place) =>
    reachedCount(part.rows, place),
  );
  const at = (place: number) => reachedFilter(part.leads, place);
  const waits: WeightedValue[] = part.rows.flatMap(({ days, count }) =>
    days === null ? [] : [{ value: days, count }],
  );
  return {
    id: part.id,
    isMaturing: isMaturing(lastEntered(part.rows), windowDays, now),
    cells: {
      source: textCell(part.name),
      leads: countCell(leads, at(0)),
      mqls: countCell(mqls, at(1)),
      mqlRate: rateCell(wilson(mqls, leads), at(1)),
      sals: countCell(sals, at(2)),
      sqls: countCell(sqls, at(3)),
      sqlRate: rateCell(wilson(sqls, mqls), at(3)),
      customers: countCell(customers, at(4)),
      winRate: rateCell(wilson(customers, sqls), at(4)),
      days: medianCell(weightedMedian(waits), at(3), sumCounts(waits)),
      cost: moneyCell(part.costMinor, part.costs),
      costPerLead: unitCostCell(part.costMinor, leads, at(0)),
      costPerMql: unitCostCell(part.costMinor, mqls, at(1)),
      costPerSal: unitCostCell(part.costMinor, sals, at(2)),
      costPerSql: unitCostCell(part.costMinor, sqls, at(3)),
      cac: unitCostCell(part.costMinor, customers, at(4)),
      revenue: behindCell(
        moneyCell(part.revenue.amountMinor),
        { ...part.leads, deal: "won", dealCurrency: workspace.currency },
        part.revenue.leads,
      ),
    },
  };
}
