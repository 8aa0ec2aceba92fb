import { roundHalfUp } from "@/lib/engine/money";
import { type WeightedValue, weightedMedian, wilson } from "@/lib/engine/statistics";
import type { ReportRow } from "../schema";
import { type ClosedCount, countClosed, countOpen } from "../store/opportunities";
import { countCell, moneyCell, numberCell, rateCell, textCell } from "./cells";
import type { Report, ReportContext } from "./report";
import { byValue, sumCounts } from "./tally";

/** What became of opportunities. */
export const opportunities: Report = {
  name: "opportunities",
  title: "Opportunities",
  question: "How many opportunities are won, and how long do they take?",
  definition:
    "Opportunities closed in the period: the share of them that was won, and the median of days " +
    "from opening to closing, to the nearest whole day. Open opportunities are not part of the share. " +
    "Amounts are of opportunities in the workspace's currency.",
  dimensions: ["owner", "product"],
  filters: [],
  options: [],
  defaults: { period: "last12m" },
  spans: ["opportunities"],

  async run(context) {
    const { db, period, workspace } = context;
    const by = context.by === "owner" || context.by === "product" ? context.by : null;
    const rows = await countClosed(db, period, by);
    const total = { ...closedRow(context, "total", "All", rows), isTotal: true };
    const parts = by
      ? byValue(rows).map(([value, part]) =>
          closedRow(context, value, value === "" ? "(unknown)" : value, part),
        )
      : [];
    const first = by === "owner" ? "Owner" : by === "product" ? "Product" : "Opportunities";
    const open = await countOpen(db);
    const openHere = open.find((row) => row.currency === workspace.currency);
    const foreign =
      sumCounts(rows.filter((row) => row.currency !== workspace.currency)) +
      sumCounts(open.filter((row) => row.currency !== workspace.currency));
    return {
      tables: [
        {
          id: "closed",
          title: by ? `Closed, by ${first.toLowerCase()}` : "Closed",
          columns: [
            { key: "value", label: first, kind: "text" },
            { key: "closed", label: "Closed", kind: "count" },
            { key: "won", label: "Won", kind: "count" },
            { key: "wonShare", label: "Won share", kind: "rate" },
            { key: "wonDays", label: "Median days, won", kind: "days" },
            { key: "lostDays", label: "Median days, lost", kind: "days" },
            { key: "wonAmount", label: "Won amount", kind: "money" },
            { key: "average", label: "Average won", kind: "money" },
          ],
          rows: rows.length > 0 ? [...parts, total] : [],
          empty: "No opportunity was closed in this period.",
        },
        {
          id: "open",
          title: "Open now",
          columns: [
            { key: "name", label: "Opportunities", kind: "text" },
            { key: "open", label: "Open", kind: "count" },
            { key: "amount", label: "Amount", kind: "money" },
          ],
          rows: [
            {
              id: "open",
              cells: {
                name: textCell("Open"),
                open: countCell(sumCounts(open)),
                amount: moneyCell(openHere?.amountMinor ?? 0),
              },
            },
          ],
        },
      ],
      charts: by
        ? [
            {
              kind: "rates",
              title: "Won share of closed opportunities, with 95 % interval",
              table: "closed",
              label: "value",
              rate: "wonShare",
            },
          ]
        : [],
      notes:
        foreign > 0
          ? [
              `${foreign} opportunities are not in ${workspace.currency}: they are counted, their amounts are not.`,
            ]
          : [],
    };
  },
};

function closedRow(
  { workspace }: ReportContext,
  id: string,
  name: string,
  rows: readonly ClosedCount[],
): ReportRow {
  const won = rows.filter((row) => row.state === "won");
  const lost = rows.filter((row) => row.state === "lost");
  const inCurrency = won.filter((row) => row.currency === workspace.currency);
  const wonMinor = inCurrency.reduce((sum, row) => sum + row.amountMinor, 0);
  const withAmount = inCurrency.reduce((sum, row) => sum + row.withAmount, 0);
  return {
    id,
    cells: {
      value: textCell(name),
      closed: countCell(sumCounts(rows)),
      won: countCell(sumCounts(won)),
      wonShare: rateCell(wilson(sumCounts(won), sumCounts(rows))),
      wonDays: numberCell(weightedMedian(daysOf(won))),
      lostDays: numberCell(weightedMedian(daysOf(lost))),
      wonAmount: moneyCell(wonMinor),
      average: moneyCell(withAmount > 0 ? roundHalfUp(wonMinor / withAmount) : null),
    },
  };
}

function daysOf(rows: readonly ClosedCount[]): WeightedValue[] {
  return rows.flatMap(({ days, count }) => (days === null ? [] : [{ value: days, count }]));
}
