import { t, within } from "@/lib/language";
import type { LeadFilter } from "@/lib/leads/schema";
import { DIMENSION_NAMES } from "../schema/params";
import { countClosed, countLeadsBehind, countOpen, countOpenLeads } from "../store/opportunities";
import { behindCell, countCell, dealsCell, moneyCell, textCell } from "./cells";
import { DEAL_DIMENSIONS, DEAL_FILTERS, dealNames, narrowDeals } from "./closed";
import { CLOSED_COLUMNS, closedFilter, closedMonths, closedRow, MONTH_CHARTS } from "./closed-rows";
import { type Report, scopeFilter } from "./report";
import { splitValues } from "./split";
import { byValue, sumCounts } from "./tally";

/** What became of opportunities. */
export const opportunities: Report = {
  name: "opportunities",
  get title() {
    return t("Opportunities");
  },
  get question() {
    return t("How many opportunities are won, and how long do they take?");
  },
  get definition() {
    return t(
      "Opportunities closed in the period: the share of them that was won, and the median of days from opening to closing, to the nearest whole day. Open opportunities are not part of the share. Amounts in other currencies than the workspace's count at the rate stored for the day of closing, of open opportunities at the newest. Numbers open to the leads behind the opportunities: a lead may have several of them, and some belong to no lead.",
    );
  },
  dimensions: DEAL_DIMENSIONS,
  filters: DEAL_FILTERS,
  options: ["compare"],
  defaults: { period: "last12m" },
  spans: ["opportunities"],

  async run(context) {
    const months =
      context.by === null ? await closedMonths(context, Object.values(CLOSED_COLUMNS)) : null;
    const { db, period, workspace, by, scope } = context;
    const all = { scope, by: null, currency: workspace.currency };
    const { currency } = workspace;
    const rows = await countClosed(db, period, all);
    const split = await splitValues(context, by, (one, of) =>
      countClosed(db, period, { scope: one.scope, by: of, currency }),
    );
    const [whole] = await countLeadsBehind(db, period, all);
    const closed = closedFilter(context, period);
    const total = { ...closedRow(context, "total", t("All"), rows, closed, whole), isTotal: true };
    const behind = await splitValues(context, by, (one, of) =>
      countLeadsBehind(db, period, { scope: one.scope, by: of, currency }),
    );
    const nameOf = await dealNames(context, by);
    const parts = by
      ? byValue(split).map(([value, part]) =>
          closedRow(
            context,
            value,
            nameOf(value),
            part,
            narrowDeals(closed, by, value),
            behind.find((one) => one.value === value),
          ),
        )
      : [];
    const first = by ? DIMENSION_NAMES[by] : t("Opportunities");
    const open = await countOpen(db, all);
    const [openLeads] = await countOpenLeads(db, all);
    const openFilter: LeadFilter = { ...scopeFilter(scope), deal: "open" };
    const openHere = open.find((row) => row.currency === workspace.currency);
    const foreign =
      sumCounts(rows.filter((row) => row.currency !== workspace.currency)) +
      sumCounts(open.filter((row) => row.currency !== workspace.currency));
    return {
      tables: [
        {
          id: "closed",
          title: by ? t`Closed, by ${within(first)}` : t("Closed"),
          columns: [{ key: "value", label: first, kind: "text" }, ...Object.values(CLOSED_COLUMNS)],
          rows: rows.length > 0 ? [...parts, total] : [],
          empty: t("No opportunity was closed in this period."),
        },
        ...(months ? [months] : []),
        {
          id: "open",
          title: t("Open now"),
          isCompared: false,
          columns: [
            { key: "name", label: t("Opportunities"), kind: "text" },
            { key: "open", label: t("Open"), kind: "count" },
            { key: "amount", label: t("Amount"), kind: "money" },
          ],
          rows: [
            {
              id: "open",
              cells: {
                name: textCell(t("Open")),
                open: dealsCell(countCell(sumCounts(open)), openFilter, openLeads?.open ?? 0),
                amount: behindCell(
                  moneyCell(openHere?.amountMinor ?? 0),
                  { ...openFilter, dealCurrency: workspace.currency },
                  openLeads?.paid ?? 0,
                ),
              },
            },
          ],
        },
      ],
      charts: by
        ? [
            {
              kind: "rates",
              title: t("Won share of closed opportunities, with 95 % interval"),
              table: "closed",
              label: "value",
              rate: "wonShare",
            },
          ]
        : MONTH_CHARTS,
      notes:
        foreign > 0
          ? [
              t`${foreign} opportunities are in other currencies than ${workspace.currency}, for which no rate is stored: they are counted, their amounts are not.`,
            ]
          : [],
    };
  },
};
