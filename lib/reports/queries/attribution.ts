import { ATTRIBUTION_MODEL_NAMES, ATTRIBUTION_MODEL_RULES } from "@/lib/engine/attribution";
import { t, within } from "@/lib/language";
import type { CostSum } from "@/lib/spend/schema";
import { NO_COSTS, readCostSums } from "@/lib/spend/steps/cost-sums";
import type { ReportTable } from "../schema";
import { CONVERSION_NAMES, DIMENSION_NAMES } from "../schema/params";
import { type Attributed, tallyAttributed } from "./attributed";
import { creditsTable, revenueTable, unitCostsTable } from "./attribution-tables";
import { cutMonthNotes } from "./cut-months";
import { areCostsOf, costsLeftOut, UNIT_COSTS } from "./known-costs";
import { nowhereNote } from "./names";
import { costDimension, type Report, type ReportContext } from "./report";

/** Which touches brought the leads, under two models side by side. */
export const attribution: Report = {
  name: "attribution",
  title: "Attribution",
  get question() {
    return t("Which sources and campaigns bring MQLs, SQLs and customers, by which model?");
  },
  get definition() {
    return t(
      "The leads that entered the stage in the period. Each is one conversion, shared by the marketing touches that its lead had before: ad clicks, events, clicks in emails, and visits with UTM tags or from a search engine or social network. What sales did is no touch. Where no touch is known up to the moment that the lead came in, the lead's own source stands for it. Costs are all costs of the source or campaign in the period; revenue is what the leads' opportunities have won.",
    );
  },
  dimensions: ["source", "campaign"],
  filters: ["country", "label", "path", "owner", "version", "segment"],
  options: ["compare", "conversion", "models"],
  defaults: { period: "last12m", by: "source", conversion: "mql" },
  spans: ["leads"],
  showsCosts: ({ tableId }) => tableId === UNIT_COSTS,

  async run(context) {
    const { db, period, scope, workspace, conversion } = context;
    const isOfAll = areCostsOf(scope);
    const seesCosts = context.seesCosts && isOfAll;
    const by = costDimension(context.by);
    const days = { from: period.fromDay, to: period.toDay };
    const [attributed, { costs }, ofCut] = await Promise.all([
      tallyAttributed(context, conversion, by),
      seesCosts ? readCostSums(db, days, workspace.currency) : NO_COSTS,
      seesCosts ? cutMonthNotes(context) : [],
    ]);
    const { otherCurrencies } = attributed;
    const { currency } = workspace;
    return {
      tables: [
        creditsTable(context, attributed, by),
        ...(seesCosts ? [unitCostsTable(context, attributed, conversion, by, costs)] : []),
        revenueTable(context, attributed, by),
      ],
      charts:
        attributed.conversions > 0
          ? [
              {
                kind: "bars",
                title: t`${CONVERSION_NAMES[conversion]} by ${within(DIMENSION_NAMES[by])}`,
                table: "credits",
                label: "name",
                values: ["first", "second"],
              },
            ]
          : [],
      rules: context.models
        .map((model) => `${ATTRIBUTION_MODEL_NAMES[model]}: ${ATTRIBUTION_MODEL_RULES[model]}`)
        .join(" "),
      notes: [
        ...ofCut,
        ...(otherCurrencies > 0
          ? [
              t`${otherCurrencies} won opportunities are in other currencies than ${currency}, for which no rate is stored: left out.`,
            ]
          : []),
        ...(costs.some((sum) => sum[by] === "") ? [nowhereNote(by)] : []),
        ...(context.seesCosts && !isOfAll ? [costsLeftOut()] : []),
      ],
    };
  },
};

/** Customers and what they cost by source or campaign under both models, for the report on CAC. */
export function attributedCac(
  context: ReportContext,
  attributed: Attributed,
  costs: readonly CostSum[],
): ReportTable {
  const by = costDimension(context.by);
  const table = unitCostsTable(context, attributed, "customer", by, costs);
  return {
    ...table,
    id: "attributed",
    title: t`By ${within(DIMENSION_NAMES[by])}, under two attribution models`,
  };
}
