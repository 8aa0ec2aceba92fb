import { cohortConversion } from "@/lib/engine/cohort";
import type { EntryCount } from "@/lib/engine/ledger/entries";
import { t } from "@/lib/language";
import type { LeadFilter } from "@/lib/leads/schema";
import type { ReportRow } from "../schema";
import { versionNames } from "../store/names";
import { countCell, estimateCell, rateCell, textCell, tooEarly } from "./cells";
import { EVER_DAYS, namesOfValues, narrow } from "./names";
import { cohortFilter, type Report, type ReportContext } from "./report";
import { acceptanceOf, byValue, exitGroups, lastEntered, tallyEntries } from "./tally";

/** Criteria versions side by side, on the leads that each handed over. */
export const criteria: Report = {
  name: "criteria",
  get title() {
    return t("Criteria versions");
  },
  get question() {
    return t("Did a change of the criteria make better MQLs?");
  },
  get definition() {
    return t(
      "The leads that each version of the criteria made MQL in the period: the share that sales accepted of those it has answered, and the share that reached SQL within the window. A lead that was handed off again under a later version counts under its first in the period.",
    );
  },
  dimensions: [],
  filters: ["source", "campaign", "country", "label", "path", "owner", "segment"],
  options: ["compare", "windowDays"],
  defaults: { period: "all" },
  spans: ["leads"],

  async run(context) {
    const entries = (await tallyEntries(context, null, "version", context.windowDays)).flatMap(
      (c) => c.rows,
    );
    const nameOf = await namesOfValues(context, "version");
    const order = [...(await versionNames(context.db)).keys()];
    const whole = cohortFilter(context, "mql", context.period);
    const rows = byValue(entries)
      .sort(([a], [b]) => order.indexOf(b) - order.indexOf(a))
      .map(([id, part]) => versionRow(context, id, nameOf(id), part, narrow(whole, "version", id)));
    const total = { ...versionRow(context, "total", t("All"), entries, whole), isTotal: true };
    return {
      tables: [
        {
          id: "versions",
          title: t("Versions"),
          columns: [
            { key: "version", label: "Version", kind: "text" },
            { key: "mqls", label: "MQLs", kind: "count" },
            {
              key: "unanswered",
              label: t("Not answered"),
              kind: "count",
              isCompared: false,
              hint: t("Neither accepted nor let go so far"),
            },
            { key: "accepted", label: t("Accepted"), kind: "count" },
            { key: "acceptance", label: t("Acceptance"), kind: "rate", isDecided: true },
            { key: "sqls", label: t`SQL within ${context.windowDays} days`, kind: "count" },
            { key: "conversion", label: "MQL → SQL", kind: "rate" },
            { key: "estimate", label: t("Estimate"), kind: "rate" },
          ],
          rows: rows.length > 0 ? [...rows, total] : [],
          empty: t("No lead became MQL in this period."),
        },
      ],
      charts: [
        {
          kind: "rates",
          title: t`Share that reached SQL within ${context.windowDays} days, with 95 % interval`,
          table: "versions",
          label: "version",
          rate: "conversion",
          estimate: "estimate",
        },
      ],
    };
  },
};

function versionRow(
  { windowDays, now }: ReportContext,
  id: string,
  label: string,
  rows: readonly EntryCount[],
  filter: LeadFilter,
): ReportRow {
  const groups = exitGroups(rows);
  const { share, estimate, maturing } = cohortConversion(
    { key: id, groups, lastEnteredAt: lastEntered(rows) },
    windowDays,
    now,
  );
  const { share: acceptance, unanswered } = acceptanceOf(rows);
  const acceptedFilter: LeadFilter = { ...filter, outcome: "sal", withinDays: EVER_DAYS };
  const sqlFilter: LeadFilter = { ...filter, outcome: "sql", withinDays: windowDays };
  return {
    id,
    isMaturing: maturing,
    cells: {
      version: textCell(label),
      mqls: countCell(share.n, filter),
      unanswered: countCell(unanswered, {
        ...filter,
        outcome: "unlabelled",
        withinDays: EVER_DAYS,
      }),
      accepted: countCell(acceptance.k, acceptedFilter),
      acceptance: rateCell(acceptance, acceptedFilter),
      sqls: countCell(share.k, sqlFilter),
      conversion: rateCell(share, sqlFilter),
      estimate: estimateCell(estimate, tooEarly(groups, windowDays), sqlFilter, share.k),
    },
  };
}
