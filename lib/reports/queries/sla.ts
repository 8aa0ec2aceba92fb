import type { PromiseCount } from "@/lib/engine/ledger/promises";
import { speedToLead } from "@/lib/engine/speed";
import { wilson } from "@/lib/engine/statistics";
import type { LeadFilter } from "@/lib/leads/schema";
import type { ReportCell, ReportColumn, ReportRow } from "../schema";
import { DIMENSION_NAMES } from "../schema/params";
import { countCell, rateCell, textCell, timeCell } from "./cells";
import { namesOfValues, narrow } from "./names";
import { cohortFilter, leadDimension, type Report } from "./report";
import { marketingTables } from "./sla-marketing";
import { byValue, sumCounts, tallyPromises } from "./tally";

/** What sales and marketing have promised each other, and what each kept. */
export const sla: Report = {
  name: "sla",
  title: "Service levels",
  question: "Do sales and marketing keep what they agreed?",
  definition:
    "Sales promises times: of the leads that became MQL in the period, the share that sales " +
    "answered (accepted, or let go) and the share that a rep touched within the agreed business " +
    "hours, among those for which that is decided. A lead that was let go in time needs no touch. " +
    "Marketing promises a number of MQLs per week and the share of them that sales accepts: both are " +
    "counted over the whole weeks of the period in which one version of the criteria was in force, " +
    "on the MQLs that it made. Acceptance is of those that sales has answered.",
  dimensions: ["owner", "source", "label", "path", "country", "campaign", "version"],
  filters: ["source", "campaign", "country", "label", "path", "owner", "version"],
  options: ["compare"],
  defaults: { period: "last90", by: "owner" },
  spans: ["leads"],

  async run(context) {
    const by = leadDimension(context.by);
    const rows = await tallyPromises(context, by);
    const nameOf = await namesOfValues(context, by);
    const whole = cohortFilter(context, "mql", context.period);
    const parts =
      by === null
        ? []
        : byValue(rows).map(([value, part]) =>
            salesRow(value, nameOf(value), part, narrow(whole, by, value)),
          );
    const total = { ...salesRow("total", "All MQLs", rows, whole), isTotal: true };
    const first = by === null ? "Leads" : DIMENSION_NAMES[by];
    const marketing = await marketingTables(context);
    return {
      tables: [
        {
          id: "sales",
          title: by === null ? "Sales’ times" : `Sales’ times, by ${first.toLowerCase()}`,
          columns: [{ key: "value", label: first, kind: "text" }, ...SALES_COLUMNS],
          rows: rows.length > 0 ? [...parts, total] : [],
          empty: "No lead became MQL in this period.",
        },
        ...marketing.tables,
      ],
      charts: [
        ...(by === null
          ? []
          : (["answered", "touched"] as const).map((rate) => ({
              kind: "rates" as const,
              title: `${rate === "answered" ? "Answered" : "Touched"} within the agreed time, with 95 % interval`,
              table: "sales",
              label: "value",
              rate,
            }))),
        ...marketing.charts,
      ],
      notes: marketing.notes,
    };
  },
};

const SALES_COLUMNS: ReportColumn[] = [
  { key: "mqls", label: "MQLs", kind: "count" },
  {
    key: "answered",
    label: "Answered in time",
    kind: "rate",
    hint: "Accepted or let go within the agreed time",
  },
  {
    key: "median",
    label: "Median to answer",
    kind: "minutes",
    hint: "Nights and weekends included",
  },
  { key: "answerOverdue", label: "Answer overdue", kind: "count" },
  { key: "touched", label: "Touched in time", kind: "rate" },
  { key: "touchOverdue", label: "Touch overdue", kind: "count" },
  {
    key: "none",
    label: "No times agreed",
    kind: "count",
    hint: "Imported, or handed off under no version",
  },
];

function salesRow(
  id: string,
  name: string,
  rows: readonly PromiseCount[],
  filter: LeadFilter,
): ReportRow {
  const { median } = speedToLead(
    rows.map(({ minutes, isAnswered, count }) => ({
      time: minutes,
      event: isAnswered ? count : 0,
      competing: 0,
      censored: isAnswered ? 0 : count,
    })),
    0,
  );
  const sum = (promise: "answer" | "touch", state: PromiseCount["answer"]) =>
    sumCounts(rows.filter((row) => row[promise] === state));
  const kept = (promise: "answer" | "touch", leads: LeadFilter): ReportCell => {
    const k = sum(promise, "kept");
    return rateCell(wilson(k, k + sum(promise, "late") + sum(promise, "overdue")), leads);
  };
  return {
    id,
    cells: {
      value: textCell(name),
      mqls: countCell(sumCounts(rows), filter),
      answered: kept("answer", { ...filter, outcome: "answeredInTime" }),
      median: timeCell(median),
      answerOverdue: countCell(sum("answer", "overdue"), { ...filter, outcome: "answerOverdue" }),
      touched: kept("touch", { ...filter, outcome: "withinSla" }),
      touchOverdue: countCell(sum("touch", "overdue"), { ...filter, outcome: "touchOverdue" }),
      none: countCell(sum("answer", "none"), { ...filter, outcome: "noDeadline" }),
    },
  };
}
