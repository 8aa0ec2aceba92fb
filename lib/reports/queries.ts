import { z } from "zod";
import { periodOf, shiftPeriod } from "@/lib/engine/calendar";
import { can } from "@/lib/operations/policy";
import { defineQuery } from "@/lib/operations/query";
import { remembered, rememberedNow } from "@/lib/operations/remembered";
import { readSegments } from "@/lib/segments/store";
import { readWorkspace } from "@/lib/settings/store";
import { answer, type Caller } from "./queries/answer";
import { valuesOfLeads } from "./queries/choices";
import { REPORTS } from "./queries/registry";
import type { Report } from "./queries/report";
import { isReady } from "./queries/segments";
import type { ReportInfo, ReportResult } from "./schema";
import { type ReportParams, reportParams, runReportInput } from "./schema/params";
import { leadSources, userNames, versionNames } from "./store/names";
import { dealOwners } from "./store/opportunities";

function infoOf({
  name,
  title,
  question,
  definition,
  dimensions,
  filters,
  options,
  defaults,
}: Report): ReportInfo {
  return { name, title, question, definition, dimensions, filters, options, defaults };
}

/** The reports that the actor may read. */
export const listReports = defineQuery({
  name: "report.list",
  permission: "report:read",
  input: z.object({}),
  async run({ actor }): Promise<ReportInfo[]> {
    return REPORTS.filter((report) => !report.needs || can(actor, report.needs)).map(infoOf);
  },
});

/** What the filters of reports offer, by name. */
export const getReportChoices = defineQuery({
  name: "report.choices",
  permission: "report:read",
  input: z.object({}),
  async run({ db }) {
    return remembered(db, "report.choices", async () => {
      const workspace = await readWorkspace(db);
      const [sources, campaigns, countries, owners, versions, segments, owning] = await Promise.all(
        [
          leadSources(db),
          valuesOfLeads(db, workspace, "campaign"),
          valuesOfLeads(db, workspace, "country"),
          userNames(db),
          versionNames(db),
          readSegments(db),
          dealOwners(db),
        ],
      );
      const listOf = (names: Map<string, string>) =>
        [...names].map(([value, label]) => ({ value, label }));
      return {
        sources,
        campaigns,
        countries,
        owners: listOf(owners),
        versions: listOf(versions),
        segments: segments.filter(isReady).map(({ id, name }) => ({ value: id, label: name })),
        dealOwners: owning,
      };
    });
  },
});
export type ReportChoices = Awaited<ReturnType<typeof getReportChoices.run>>;

/** Runs a report by name with the given settings; what is not given has the report's default. */
export const runReport = defineQuery({
  name: "report.run",
  permission: "report:read",
  input: runReportInput,
  run: ({ db, actor, input, now }) => answer({ db, actor, now }, input.name, input.params),
});

/** The figures that a manager looks at first: of each report what its page shows first. */
export const getOverview = defineQuery({
  name: "report.overview",
  permission: "report:read",
  input: z.object({}),
  run({ db, actor, now }) {
    const name = JSON.stringify(["overview", can(actor, "cost:read")]);
    return rememberedNow(db, now, name, () => overviewOf({ db, actor, now }));
  },
});
export type Overview = Awaited<ReturnType<typeof getOverview.run>>;

async function overviewOf(caller: Caller) {
  const { db, actor, now } = caller;
  const { conversionWindowDays, timeZone } = await readWorkspace(db);
  const run = async (name: string, params: Partial<ReportParams> = {}) =>
    withoutRest(await answer(caller, name, reportParams.parse(params)));
  // The latest 90 days of MQLs whose window is over for all of them: a share that is final.
  const over = shiftPeriod(periodOf(now, "day", timeZone), -conversionWindowDays - 1, timeZone);
  const from = shiftPeriod(over, -89, timeZone).key;
  const [settled, trend, funnel, speed, cac] = await Promise.all([
    run("conversion", { from, to: over.key }),
    run("conversion"),
    run("funnel"),
    run("speed"),
    can(actor, "cost:read") ? run("cac") : null,
  ]);
  const isYoung = settled.tables[0]?.rows.length === 0;
  const time = await run("time-to-convert", isYoung ? {} : { from, to: over.key });
  return { settled, trend, funnel, speed, time, cac };
}

/** A report's first table and drawing: the rest stands on its own page. */
function withoutRest({ tables, charts, ...result }: ReportResult): ReportResult {
  return {
    ...result,
    definition: "",
    notes: [],
    tables: tables.slice(0, 1),
    charts: charts.slice(0, 1),
  };
}
