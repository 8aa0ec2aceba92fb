import { wilson } from "@/lib/engine/statistics";
import { t } from "@/lib/language";
import type { LeadFilter } from "@/lib/leads/schema";
import type { ReportCell, ReportTable } from "../schema";
import { DIMENSION_NAMES } from "../schema/params";
import { countDisputed, type DisputeCount } from "../store/disputes";
import { countCell, rateCell, textCell } from "./cells";
import { namesOfValues, narrow } from "./names";
import { cohortFilter, leadDimension, type ReportContext } from "./report";
import { splitRows } from "./split";
import { sumCounts } from "./tally";

/** Of the MQLs of the period, those whose rejection marketing disputed, and what was decided. */
export async function disputesTable(context: ReportContext): Promise<ReportTable> {
  const by = leadDimension(context.by);
  const { all: counts, parts } = await splitRows(context, by, ({ db, period, scope }, of) =>
    countDisputed(db, period, scope, of),
  );
  const whole = cohortFilter(context, "mql", context.period);
  const nameOf = await namesOfValues(context, by);
  const rows = parts.map(([value, part]) => ({
    id: value,
    cells: { value: textCell(nameOf(value)), ...cellsOf(part, narrow(whole, by, value)) },
  }));
  const total = {
    id: "total",
    cells: { value: textCell(t("All")), ...cellsOf(counts, whole) },
    ...(by === null ? {} : { isTotal: true }),
  };
  return {
    id: "disputes",
    title: t("Disputed by marketing"),
    columns: [
      { key: "value", label: by === null ? "MQLs" : DIMENSION_NAMES[by], kind: "text" },
      { key: "disputed", label: t("Disputed"), kind: "count" },
      {
        key: "undecided",
        label: t("Not decided"),
        kind: "count",
        hint: t("A manager has not decided so far, or the lead went on first"),
      },
      { key: "upheld", label: t("Upheld"), kind: "count", hint: t("The rejection stands") },
      {
        key: "overturned",
        label: t("Overturned"),
        kind: "count",
        hint: t("The rejection was taken back"),
      },
      { key: "share", label: t("Overturned of decided"), kind: "rate" },
    ],
    rows: counts.length > 0 ? [...rows, total] : [],
    empty: t("No rejection of these MQLs was disputed."),
  };
}

function cellsOf(counts: readonly DisputeCount[], filter: LeadFilter): Record<string, ReportCell> {
  const decided = (decision: DisputeCount["decision"]) =>
    sumCounts(counts.filter((row) => row.decision === decision));
  const overturned = decided("overturned");
  const upheld = decided("upheld");
  const isOverturned: LeadFilter = { ...filter, outcome: "overturned" };
  return {
    disputed: countCell(sumCounts(counts), { ...filter, outcome: "disputed" }),
    undecided: countCell(decided(null), { ...filter, outcome: "undecided" }),
    upheld: countCell(upheld, { ...filter, outcome: "upheld" }),
    overturned: countCell(overturned, isOverturned),
    share: rateCell(wilson(overturned, overturned + upheld), isOverturned),
  };
}
