import type { Promises } from "@/lib/engine/ledger/promises";
import { wilson } from "@/lib/engine/statistics";
import { t, within } from "@/lib/language";
import type { LeadFilter } from "@/lib/leads/schema";
import type { ReportCell, ReportColumn, ReportRow } from "../schema";
import { DIMENSION_NAMES } from "../schema/params";
import { countCell, rateCell, textCell, timeCell } from "./cells";
import { namesOfValues, narrow } from "./names";
import { cohortFilter, leadDimension, type Report } from "./report";
import { marketingTables } from "./sla-marketing";
import { splitWhole } from "./split";
import { tallyPromises } from "./tally";

/** What sales and marketing have promised each other, and what each kept. */
export const sla: Report = {
  name: "sla",
  get title() {
    return t("Service levels");
  },
  get question() {
    return t("Do sales and marketing keep what they agreed?");
  },
  get definition() {
    return t(
      "Sales promises times: of the leads that became MQL in the period, the share that sales answered (accepted, or let go) and the share that a rep touched within the agreed business hours, among those for which that is decided. A lead that was let go in time needs no touch. Where a manager overturned sales' rejection, the times start again at that decision. Marketing promises a number of MQLs per week and the share of them that sales accepts: both are counted over the whole weeks of the period in which one version of the criteria was in force, on the MQLs that it made. Acceptance is of those that sales has answered.",
    );
  },
  dimensions: ["owner", "source", "label", "path", "country", "campaign", "version", "segment"],
  filters: ["source", "campaign", "country", "label", "path", "owner", "version", "segment"],
  options: ["compare"],
  defaults: { period: "last90", by: "owner" },
  spans: ["leads"],

  async run(context) {
    const by = leadDimension(context.by);
    const [{ whole: all, parts: split }, nameOf, marketing] = await Promise.all([
      splitWhole(context, by, tallyPromises),
      namesOfValues(context, by),
      marketingTables(context),
    ]);
    const whole = cohortFilter(context, "mql", context.period);
    const parts = split.map((part) =>
      salesRow(part.value, nameOf(part.value), part, narrow(whole, by, part.value)),
    );
    const total = { ...salesRow("total", t("All MQLs"), all, whole), isTotal: true };
    const first = by === null ? "Leads" : DIMENSION_NAMES[by];
    return {
      tables: [
        {
          id: "sales",
          title: by === null ? t("Sales’ times") : t`Sales’ times, by ${within(first)}`,
          columns: [{ key: "value", label: first, kind: "text" }, ...SALES_COLUMNS],
          rows: all.count > 0 ? [...parts, total] : [],
          empty: t("No lead became MQL in this period."),
        },
        ...marketing.tables,
      ],
      charts: [
        ...(by === null
          ? []
          : (["answered", "touched"] as const).map((rate) => ({
              kind: "rates" as const,
              title: t`${rate === "answered" ? t("Answered") : t("Touched")} within the agreed time, with 95 % interval`,
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
    get label() {
      return t("Answered in time");
    },
    kind: "rate",
    get hint() {
      return t("Accepted or let go within the agreed time");
    },
  },
  {
    key: "median",
    get label() {
      return t("Median to answer");
    },
    kind: "minutes",
    get hint() {
      return t("Nights and weekends included");
    },
  },
  {
    key: "answerOverdue",
    get label() {
      return t("Answer overdue");
    },
    kind: "count",
    isCompared: false,
  },
  {
    key: "touched",
    get label() {
      return t("Touched in time");
    },
    kind: "rate",
  },
  {
    key: "touchOverdue",
    get label() {
      return t("Touch overdue");
    },
    kind: "count",
    isCompared: false,
  },
  {
    key: "none",
    get label() {
      return t("No times agreed");
    },
    kind: "count",
    get hint() {
      return t("Imported, or handed off under no version");
    },
  },
];

function salesRow(id: string, name: string, promises: Promises, filter: LeadFilter): ReportRow {
  const { count, answer, touch, median } = promises;
  const share = ({ kept, late, overdue }: Promises["answer"], leads: LeadFilter): ReportCell =>
    rateCell(wilson(kept, kept + late + overdue), leads);
  return {
    id,
    cells: {
      value: textCell(name),
      mqls: countCell(count, filter),
      answered: share(answer, { ...filter, outcome: "answeredInTime" }),
      median: timeCell(median, filter, count),
      answerOverdue: countCell(answer.overdue, { ...filter, outcome: "answerOverdue" }),
      touched: share(touch, { ...filter, outcome: "withinSla" }),
      touchOverdue: countCell(touch.overdue, { ...filter, outcome: "touchOverdue" }),
      none: countCell(answer.none, { ...filter, outcome: "noDeadline" }),
    },
  };
}
