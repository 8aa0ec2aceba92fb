import {
  ATTRIBUTION_MODEL_NAMES,
  ATTRIBUTION_MODEL_RULES,
  type AttributionModel,
} from "@/lib/engine/attribution";
import { addCosts, costOf } from "@/lib/engine/cost";
import { NO_CAMPAIGN } from "@/lib/engine/ledger/ledger";
import { t, within } from "@/lib/language";
import type { LeadFilter } from "@/lib/leads/schema";
import type { CostSum } from "@/lib/spend/schema";
import type { CostFilter, ReportCell, ReportColumn, ReportRow, ReportTable } from "../schema";
import { CONVERSION_NAMES, type Conversion, DIMENSION_NAMES } from "../schema/params";
import { type Attributed, HUNDREDTHS } from "./attributed";
import { behindCell, countCell, moneyCell, textCell, unitCostCell } from "./cells";
import { UNIT_COSTS } from "./known-costs";
import { cohortFilter, type ReportContext } from "./report";

const PLACES = [0, 1] as const;
const KEYS = ["first", "second"] as const;

function nameOf(id: string): string {
  if (id === "") return t("(no known touch)");
  return id === NO_CAMPAIGN ? t("(no campaign)") : id;
}

/** Models that give a conversion to one touch count whole leads. */
function creditKind(model: AttributionModel): ReportColumn["kind"] {
  return model === "first" || model === "last" ? "count" : "credit";
}

function nameColumn(by: "source" | "campaign"): ReportColumn {
  return { key: "name", label: by === "source" ? t("Source") : t("Campaign"), kind: "text" };
}

/** The leads that the model credits to a part. */
function partFilter(
  context: ReportContext,
  conversion: Conversion,
  by: "source" | "campaign",
  id: string,
  place: 0 | 1,
): LeadFilter {
  const whole = {
    ...cohortFilter(context, conversion, context.period),
    touchModel: context.models[place],
  };
  if (by === "source" || id === "") return { ...whole, touchSource: [id] };
  return { ...whole, touchCampaign: [id === NO_CAMPAIGN ? "" : id] };
}

/** Cells of both models under the keys that they share with the columns. */
function pair(prefix: string, cell: (place: 0 | 1) => ReportCell): Record<string, ReportCell> {
  return Object.fromEntries(
    PLACES.map((place) => [`${prefix}${KEYS[place]}`, cell(place)] as const),
  );
}

function pairColumns(
  { models }: ReportContext,
  prefix: string,
  kind: ReportColumn["kind"] | ((model: AttributionModel) => ReportColumn["kind"]),
  label: (model: string) => string,
): ReportColumn[] {
  return PLACES.map((place) => ({
    key: `${prefix}${KEYS[place]}`,
    label: label(ATTRIBUTION_MODEL_NAMES[models[place]]),
    kind: typeof kind === "string" ? kind : kind(models[place]),
    hint: ATTRIBUTION_MODEL_RULES[models[place]],
  }));
}

export function creditsTable(
  context: ReportContext,
  { parts, conversions }: Attributed,
  by: "source" | "campaign",
): ReportTable {
  const { conversion } = context;
  const whole = cohortFilter(context, conversion, context.period);
  const rows = parts.map(
    (part): ReportRow => ({
      id: part.id,
      cells: {
        name: textCell(nameOf(part.id)),
        ...pair("", (place) =>
          behindCell(
            { value: part.shares[place].hundredths / HUNDREDTHS },
            partFilter(context, conversion, by, part.id, place),
            part.shares[place].leads,
          ),
        ),
        ...(by === "source"
          ? { said: countCell(part.said, { ...whole, selfReported: [part.id] }) }
          : {}),
      },
    }),
  );
  const all = countCell(conversions, whole);
  return {
    id: "credits",
    title: t`${CONVERSION_NAMES[conversion]} by ${within(DIMENSION_NAMES[by])}`,
    columns: [
      nameColumn(by),
      ...pairColumns(context, "", creditKind, (model) => model),
      ...(by === "source"
        ? [
            {
              key: "said",
              label: t("What they said"),
              kind: "count" as const,
              hint: t(
                "What the leads answered to “How did you hear of us?”; without a known touch: those that answered nothing",
              ),
            },
          ]
        : []),
    ],
    rows:
      rows.length > 0
        ? [
            ...rows,
            {
              id: "total",
              isTotal: true,
              cells: {
                name: textCell(t("All")),
                ...pair("", () => all),
                ...(by === "source" ? { said: all } : {}),
              },
            },
          ]
        : [],
    empty: t`No lead became ${ONE[conversion]} in this period.`,
  };
}

const ONE: Record<Conversion, string> = {
  get mql() {
    return t("an MQL");
  },
  get sql() {
    return t("an SQL");
  },
  get customer() {
    return t("a customer");
  },
};
const PER: Record<Conversion, string> = {
  get mql() {
    return t("per MQL");
  },
  get sql() {
    return t("per SQL");
  },
  customer: "CAC",
};

export function unitCostsTable(
  context: ReportContext,
  { parts, conversions }: Attributed,
  conversion: Conversion,
  by: "source" | "campaign",
  costs: readonly CostSum[],
): ReportTable {
  const { period } = context;
  const days = { from: period.fromDay, to: period.toDay };
  const whole = cohortFilter(context, conversion, period);
  const all: Credit = { count: conversions, filter: whole, leads: conversions };
  const spent = (sums: readonly CostSum[]) => {
    const sum = addCosts(sums.map(({ costs }) => costs));
    return { paid: costOf(sum, "paid"), loaded: costOf(sum, "fullyLoaded") };
  };
  const known = new Map(parts.map((part) => [part.id, part]));
  const names = new Set([
    ...parts.filter(({ shares }) => shares.some(({ leads }) => leads > 0)).map(({ id }) => id),
    ...costs.map((sum) => sum[by]),
  ]);
  // Overhead is not what conversions without a known touch, or without a campaign, cost.
  names.delete("");
  names.delete(NO_CAMPAIGN);
  const row = (
    id: string,
    name: string,
    cost: { paid: number; loaded: number },
    filter: CostFilter,
    creditOf: (place: 0 | 1) => Credit,
  ): ReportRow => ({
    id,
    cells: {
      name: textCell(name),
      media: moneyCell(cost.paid, filter),
      cost: moneyCell(cost.loaded, filter),
      ...pair("paid-", (place) => creditedCostCell(cost.paid, creditOf(place))),
      ...pair("loaded-", (place) => creditedCostCell(cost.loaded, creditOf(place))),
    },
  });
  const rows = [...names]
    .map((name) => ({ name, cost: spent(costs.filter((sum) => sum[by] === name)) }))
    .sort((a, b) => b.cost.loaded - a.cost.loaded || (a.name < b.name ? -1 : 1))
    .map(({ name, cost }) =>
      row(name, name, cost, { ...days, [by]: [name] }, (place) => {
        const { hundredths, leads } = known.get(name)?.shares[place] ?? NO_SHARE;
        const filter = partFilter(context, conversion, by, name, place);
        return { count: hundredths / HUNDREDTHS, filter, leads };
      }),
    );
  return {
    id: UNIT_COSTS,
    title:
      conversion === "customer"
        ? t`CAC by ${within(DIMENSION_NAMES[by])}`
        : t`Cost ${PER[conversion]} by ${within(DIMENSION_NAMES[by])}`,
    columns: [
      nameColumn(by),
      { key: "media", label: "Media", kind: "money" },
      { key: "cost", label: t("All costs"), kind: "money" },
      ...pairColumns(
        context,
        "paid-",
        "money",
        (model) => t`Paid ${PER[conversion]}, ${lower(model)}`,
      ),
      ...pairColumns(
        context,
        "loaded-",
        "money",
        (model) => t`Loaded ${PER[conversion]}, ${lower(model)}`,
      ),
    ],
    rows:
      rows.length > 0
        ? [...rows, { ...row("total", t("All"), spent(costs), days, () => all), isTotal: true }]
        : [],
    empty: t("There are neither costs nor touches in this period."),
  };
}

/** What a model gives to a source or campaign: conversions, and the leads that they are parts of. */
interface Credit {
  count: number;
  filter: LeadFilter;
  leads: number;
}

const NO_SHARE = { hundredths: 0, leads: 0 };

/** A hundredth of a conversion does not tell what one costs. */
function creditedCostCell(costMinor: number, { count, filter, leads }: Credit): ReportCell {
  if (costMinor > 0 && count > 0 && count < 1) return { value: null, none: t("less than one") };
  return unitCostCell(costMinor, count, filter, leads);
}

const lower = (name: string) => within(name).replace(/^([uw])-/, (letter) => letter.toUpperCase());

export function revenueTable(
  context: ReportContext,
  { parts, revenueMinor, paying }: Attributed,
  by: "source" | "campaign",
): ReportTable {
  const { conversion, workspace } = context;
  const won = { deal: "won", dealCurrency: workspace.currency } as const;
  const whole = { ...cohortFilter(context, conversion, context.period), ...won };
  const rows = parts
    .filter(({ shares }) => shares.some((share) => share.paying > 0))
    .map(
      (part): ReportRow => ({
        id: part.id,
        cells: {
          name: textCell(nameOf(part.id)),
          ...pair("", (place) =>
            behindCell(
              moneyCell(part.shares[place].revenueMinor),
              { ...partFilter(context, conversion, by, part.id, place), ...won },
              part.shares[place].paying,
            ),
          ),
        },
      }),
    );
  return {
    id: "revenue",
    title: t`Revenue by ${within(DIMENSION_NAMES[by])}`,
    columns: [nameColumn(by), ...pairColumns(context, "", "money", (model) => model)],
    rows:
      rows.length > 0
        ? [
            ...rows,
            {
              id: "total",
              isTotal: true,
              cells: {
                name: textCell(t("All")),
                ...pair("", () => behindCell(moneyCell(revenueMinor), whole, paying)),
              },
            },
          ]
        : [],
    empty: t("None of these leads has won anything yet."),
  };
}
