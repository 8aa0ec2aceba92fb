import type { Waits } from "@/lib/engine/ledger/waits";
import { wilson } from "@/lib/engine/statistics";
import type { LeadFilter } from "@/lib/leads/schema";
import type { ReportRow } from "../schema";
import { DIMENSION_NAMES } from "../schema/params";
import { countCell, rateCell, textCell, timeCell } from "./cells";
import { namesOfValues, narrow } from "./names";
import { cohortFilter, leadDimension, type Report } from "./report";
import { splitWhole } from "./split";
import { tallyWaits } from "./tally";

/** How fast sales touches what marketing hands over. */
export const speed: Report = {
  name: "speed",
  title: "Speed to lead",
  question: "How soon after the hand-off does sales get in touch?",
  definition:
    "Time from becoming MQL to the first touch by a rep, nights and weekends included. Leads that " +
    "still wait count with their wait up to now, so that a slow team does not look fast. Within " +
    "SLA is the share of hand-offs touched within the agreed business hours, among those for which " +
    "that is decided.",
  dimensions: ["source", "label", "path", "country", "campaign", "owner", "version", "segment"],
  filters: ["source", "campaign", "country", "label", "path", "owner", "version", "segment"],
  options: ["compare"],
  defaults: { period: "last90" },
  spans: ["leads"],

  async run(context) {
    const by = leadDimension(context.by);
    const { whole: all, parts: split } = await splitWhole(context, by, (one, of) =>
      tallyWaits(one, of, true),
    );
    const nameOf = await namesOfValues(context, by);
    const whole = cohortFilter(context, "mql", context.period);
    const parts = split.map((part) =>
      speedRow(part.value, nameOf(part.value), part, narrow(whole, by, part.value)),
    );
    const total = { ...speedRow("total", "All MQLs", all, whole), isTotal: true };
    return {
      tables: [
        {
          id: "speed",
          title: by === null ? "First touch" : `By ${DIMENSION_NAMES[by].toLowerCase()}`,
          columns: [
            { key: "value", label: by === null ? "Leads" : DIMENSION_NAMES[by], kind: "text" },
            { key: "mqls", label: "MQLs", kind: "count" },
            { key: "touched", label: "Touched", kind: "count" },
            { key: "waiting", label: "Waiting", kind: "count", isCompared: false },
            { key: "gone", label: "Gone untouched", kind: "count" },
            { key: "median", label: "Median", kind: "minutes" },
            { key: "p90", label: "9 of 10 within", kind: "minutes" },
            { key: "sla", label: "Within SLA", kind: "rate" },
          ],
          rows: all.count > 0 ? [...parts, total] : [],
          empty: "No lead became MQL in this period.",
        },
      ],
      charts:
        by === null
          ? []
          : [
              {
                kind: "rates",
                title: "Share touched within the SLA, with 95 % interval",
                table: "speed",
                label: "value",
                rate: "sla",
              },
            ],
    };
  },
};

function speedRow(id: string, name: string, waits: Waits, filter: LeadFilter): ReportRow {
  const { count, touched, waiting, gone, kept, broken, median, p90 } = waits;
  return {
    id,
    cells: {
      value: textCell(name),
      mqls: countCell(count, filter),
      touched: countCell(touched, { ...filter, outcome: "touched" }),
      waiting: countCell(waiting, { ...filter, outcome: "untouched" }),
      gone: countCell(gone, { ...filter, outcome: "goneUntouched" }),
      median: timeCell(median, filter, count),
      p90: timeCell(p90, filter, count),
      // Each hand-off has a due time of its own: the share is counted by it, not by one limit.
      sla: rateCell(wilson(kept, kept + broken), { ...filter, outcome: "withinSla" }),
    },
  };
}
