import type { Delays } from "@/lib/engine/ledger/delays";
import { type Waits, WITHIN_MINUTES } from "@/lib/engine/ledger/waits";
import { wilson } from "@/lib/engine/statistics";
import { t, within } from "@/lib/language";
import type { LeadFilter } from "@/lib/leads/schema";
import type { ReportRow, ReportTable } from "../schema";
import { formatValue } from "../schema/format";
import { DIMENSION_NAMES } from "../schema/params";
import type { LeadDimension } from "../store/filters";
import { behindCell, countCell, rateCell, textCell, timeCell } from "./cells";
import { namesOfValues, narrow } from "./names";
import { cohortFilter, leadDimension, type Report, type ReportContext } from "./report";
import { splitWhole } from "./split";
import { type Split, tallyDelays, tallyWaits } from "./tally";

/** How fast sales touches what marketing hands over. */
export const speed: Report = {
  name: "speed",
  get title() {
    return t("Speed to lead");
  },
  get question() {
    return t("How soon after the hand-off does sales get in touch?");
  },
  get definition() {
    return t(
      "Time from becoming MQL to the first touch by a rep, nights and weekends included. Leads that still wait count with their wait up to now, so that a slow team does not look fast. Within SLA is the share of hand-offs touched within the agreed business hours, among those for which that is decided. Unassigned is the part of the wait in which nobody in particular had the lead: until it was given to somebody, claimed, accepted or touched. Rep is what came after, for leads that were given to somebody: from then to the first touch, in business hours; 0 for those touched before.",
    );
  },
  dimensions: ["source", "label", "path", "country", "campaign", "owner", "version", "segment"],
  filters: ["source", "campaign", "country", "label", "path", "owner", "version", "segment"],
  options: ["compare"],
  defaults: { period: "last90" },
  spans: ["leads"],

  async run(context) {
    const by = leadDimension(context.by);
    const { whole: all, parts: split } = await splitWhole(context, by, tallySpeed);
    const nameOf = await namesOfValues(context, by);
    const whole = cohortFilter(context, "mql", context.period);
    const rowsOf = (cellsOf: CellsOf): ReportRow[] => {
      if (all.count === 0) return [];
      const parts = split.map((part) => ({
        id: part.value,
        cells: {
          value: textCell(nameOf(part.value)),
          ...cellsOf(part, narrow(whole, by, part.value)),
        },
      }));
      const cells = { value: textCell(t("All MQLs")), ...cellsOf(all, whole) };
      return [...parts, { id: "total", cells, isTotal: true }];
    };
    return {
      tables: [
        {
          id: "speed",
          title: by === null ? t("First touch") : t`By ${within(DIMENSION_NAMES[by])}`,
          columns: [
            { key: "value", label: by === null ? "Leads" : DIMENSION_NAMES[by], kind: "text" },
            { key: "mqls", label: "MQLs", kind: "count" },
            { key: "touched", label: t("Touched"), kind: "count" },
            { key: "waiting", label: t("Waiting"), kind: "count", isCompared: false },
            { key: "gone", label: t("Gone untouched"), kind: "count" },
            { key: "median", label: "Median", kind: "minutes" },
            { key: "p90", label: t("9 of 10 within"), kind: "minutes" },
            { key: "sla", label: t("Within SLA"), kind: "rate" },
          ],
          rows: rowsOf(waitCells),
          empty: t("No lead became MQL in this period."),
        },
        ...(by === null ? [withinTable(all, whole)] : []),
        {
          id: "delays",
          title: t("Whose wait it was"),
          columns: [
            { key: "value", label: by === null ? "Leads" : DIMENSION_NAMES[by], kind: "text" },
            { key: "mqls", label: "MQLs", kind: "count" },
            {
              key: "unassigned",
              label: t("Not yet assigned"),
              kind: "count",
              hint: t("Given to nobody so far, nor touched, nor gone"),
              isCompared: false,
            },
            {
              key: "systemMedian",
              label: t("Unassigned: median"),
              kind: "minutes",
              hint: t("From the hand-off until somebody in particular had the lead, or touched it"),
            },
            { key: "systemP90", label: t("9 of 10 within"), kind: "minutes" },
            { key: "assigned", label: t("Assigned"), kind: "count" },
            {
              key: "repMedian",
              label: t("Rep: median (business hours)"),
              kind: "businessMinutes",
              hint: t(
                "Of the assigned: from when somebody in particular had them to the first touch",
              ),
            },
            { key: "repP90", label: t("9 of 10 within (business hours)"), kind: "businessMinutes" },
          ],
          rows: rowsOf(delayCells),
          empty: t("No lead became MQL in this period."),
        },
      ],
      charts:
        by === null
          ? [
              {
                kind: "rates",
                title: t("Share touched by how long after the hand-off, with 95 % interval"),
                table: "within",
                label: "value",
                rate: "touched",
              },
            ]
          : [
              {
                kind: "rates",
                title: t("Share touched within the SLA, with 95 % interval"),
                table: "speed",
                label: "value",
                rate: "sla",
              },
            ],
    };
  },
};

/** What share was touched within an hour, a day and so on. */
function withinTable({ count, within }: Waits, whole: LeadFilter): ReportTable {
  return {
    id: "within",
    title: t("Touched within"),
    columns: [
      { key: "value", label: t("Within"), kind: "text" },
      {
        key: "touched",
        label: t("Touched"),
        kind: "rate",
        hint: t("Of all hand-offs; those that still wait count up to now"),
      },
    ],
    rows:
      count === 0
        ? []
        : WITHIN_MINUTES.map((minutes, i) => ({
            id: String(minutes),
            cells: {
              value: textCell(formatValue(minutes, "minutes", "")),
              touched: behindCell(
                { ...(within[i] ?? { value: null }), none: t("too early") },
                whole,
                count,
              ),
            },
          })),
    empty: t("No lead became MQL in this period."),
  };
}

interface Speed extends Waits {
  delays: Delays;
}

/** Both counts as of the same moment. */
async function tallySpeed(context: ReportContext, by: LeadDimension | null): Promise<Split<Speed>> {
  const [waits, delays] = await Promise.all([
    tallyWaits(context, by, true),
    tallyDelays(context, by),
  ]);
  const delaysOf = new Map(delays.parts.map((part) => [part.value, part]));
  return {
    whole: { ...waits.whole, delays: delays.whole },
    parts: waits.parts.map((part) => ({ ...part, delays: delaysOf.get(part.value) as Delays })),
  };
}

type CellsOf = (speed: Speed, filter: LeadFilter) => ReportRow["cells"];

function waitCells(waits: Speed, filter: LeadFilter): ReportRow["cells"] {
  const { count, touched, waiting, gone, kept, broken, median, p90 } = waits;
  return {
    mqls: countCell(count, filter),
    touched: countCell(touched, { ...filter, outcome: "touched" }),
    waiting: countCell(waiting, { ...filter, outcome: "untouched" }),
    gone: countCell(gone, { ...filter, outcome: "goneUntouched" }),
    median: timeCell(median, filter, count),
    p90: timeCell(p90, filter, count),
    // Each hand-off has a due time of its own: the share is counted by it, not by one limit.
    sla: rateCell(wilson(kept, kept + broken), { ...filter, outcome: "withinSla" }),
  };
}

function delayCells({ delays }: Speed, filter: LeadFilter): ReportRow["cells"] {
  const { count, unassigned, systemMedian, systemP90, assigned, repMedian, repP90 } = delays;
  const ofAssigned: LeadFilter = { ...filter, outcome: "assigned" };
  return {
    mqls: countCell(count, filter),
    unassigned: countCell(unassigned, { ...filter, outcome: "unassigned" }),
    systemMedian: timeCell(systemMedian, filter, count),
    systemP90: timeCell(systemP90, filter, count),
    assigned: countCell(assigned, ofAssigned),
    repMedian: timeCell(repMedian, ofAssigned, assigned),
    repP90: timeCell(repP90, ofAssigned, assigned),
  };
}
