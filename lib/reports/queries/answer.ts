import type { ReadDb } from "@/db/handles";
import type { AttributionModel } from "@/lib/engine/attribution";
import { periodOfKey } from "@/lib/engine/calendar";
import { t, within } from "@/lib/language";
import type { Actor } from "@/lib/operations/actor";
import { refuse } from "@/lib/operations/outcome";
import { can } from "@/lib/operations/policy";
import { rememberedNow } from "@/lib/operations/remembered";
import { readSegments } from "@/lib/segments/store";
import { readWorkspace } from "@/lib/settings/store";
import { costExtent } from "@/lib/spend/store";
import type { ReportResult } from "../schema";
import { DIMENSION_NAMES, FILTER_NAMES, REPORT_FILTERS, type ReportParams } from "../schema/params";
import { extentOf } from "../store/extent";
import { closedExtent } from "../store/opportunities";
import { comparedPeriod } from "./compared";
import { compareTables } from "./comparison";
import { resolvePeriod } from "./period";
import { REPORTS } from "./registry";
import type { Report, ReportContext } from "./report";
import { isReady, scopeOf, segmentNotes } from "./segments";

const CUT =
  "What is known begins only after the first day of the period compared with: it may lack some.";
const NOTHING_BEFORE =
  "There is no period before all time, so nothing is compared. Choose another period to compare.";

export interface Caller {
  db: ReadDb;
  actor: Actor;
  now: number;
}

/** What was answered of the same state is given again: nothing may be changed in it. */
export async function answer(
  { db, actor, now }: Caller,
  wanted: string,
  given: ReportParams,
): Promise<ReportResult> {
  const report = REPORTS.find((one) => one.name === wanted);
  if (!report) {
    const names = REPORTS.map((one) => one.name).join(", ");
    refuse("not_found", `There is no report of that name. There are: ${names}.`);
  }
  if (report.needs && !can(actor, report.needs)) {
    refuse("forbidden", t("This report shows costs, which your role does not see."));
  }
  const params = withDefaults(report, given);
  const seesCosts = can(actor, "cost:read");
  const name = JSON.stringify(["report", wanted, params, seesCosts]);
  return rememberedNow(db, now, name, () => produce({ db, seesCosts, now }, report, params));
}

async function produce(
  { db, seesCosts, now }: Pick<ReportContext, "db" | "seesCosts" | "now">,
  report: Report,
  params: ReportParams,
): Promise<ReportResult> {
  const workspace = await readWorkspace(db);
  const windowDays = params.windowDays ?? workspace.conversionWindowDays;
  const isAll = params.period === "all";
  const extent = isAll ? await spanOf(db, report, workspace.timeZone) : null;
  const { defaults, name, title, definition, options } = report;
  const period = resolvePeriod(params, defaults.period, workspace.timeZone, now, extent);
  const compared =
    params.compare && !isAll ? comparedPeriod(period, params.compare, workspace.timeZone) : null;
  const segments = await readSegments(db);
  const context: ReportContext = {
    db,
    seesCosts,
    now,
    workspace,
    period,
    scope: scopeOf(params, segments),
    segments: segments.filter(isReady),
    by: params.by ?? null,
    grain: params.grain ?? "month",
    windowDays,
    basis: params.basis ?? "own",
    conversion: params.conversion ?? "mql",
    comparedWith: null,
    models: modelsOf(params),
  };
  const body = await report.run(context);
  const before =
    compared && (await report.run({ ...context, period: compared.period, comparedWith: body }));
  const tables =
    compared && before
      ? compareTables(body.tables, before.tables, compared.keyBefore)
      : body.tables;
  const notes = [...(body.notes ?? []), ...segmentNotes(context.by, segments)];
  const isCut =
    compared && (await beginsAfter(db, report, compared.period.from, workspace.timeZone));
  return {
    name,
    title,
    definition: [definition, body.rules].filter(Boolean).join(" "),
    params: options.includes("windowDays") ? { ...params, windowDays } : params,
    period,
    compared: compared?.period ?? null,
    timeZone: workspace.timeZone,
    currency: workspace.currency,
    generatedAt: now,
    notes: [
      ...notes,
      ...(isCut ? [t(CUT)] : []),
      ...(params.compare && isAll ? [t(NOTHING_BEFORE)] : []),
    ],
    tables,
    charts: body.charts,
  };
}

/** Whether all that the report is about came later than an instant. */
async function beginsAfter(
  db: ReadDb,
  report: Report,
  at: number,
  timeZone: string,
): Promise<boolean> {
  const span = await spanOf(db, report, timeZone);
  return span === null || span.first > at;
}

/** The settings with the report's defaults; refuses those that the report does not know. */
function withDefaults(report: Report, params: ReportParams): ReportParams {
  const { dimensions, filters, options, defaults } = report;
  if (params.by && !dimensions.includes(params.by)) {
    const names = dimensions.map((one) => one).join(", ");
    const message =
      names === ""
        ? t`${report.title} cannot be split further.`
        : t`${report.title} cannot be split by ${within(DIMENSION_NAMES[params.by])}. Choose one of: ${names}.`;
    refuse("invalid", message, { by: message });
  }
  for (const name of REPORT_FILTERS) {
    if (params[name] && !filters.includes(name)) {
      const message = t`${report.title} cannot be filtered by ${within(FILTER_NAMES[name])}.`;
      refuse("invalid", message, { [name]: message });
    }
  }
  const isOwn = params.from !== undefined;
  if (params.compare && !options.includes("compare")) {
    const message = t`${report.title} cannot be compared with another period.`;
    refuse("invalid", message, { compare: message });
  }
  const [model, versus] = options.includes("models") ? modelsOf(params) : [];
  return {
    ...params,
    period: isOwn ? undefined : (params.period ?? defaults.period),
    by: params.by ?? defaults.by,
    grain: options.includes("grain") ? (params.grain ?? defaults.grain) : undefined,
    windowDays: options.includes("windowDays") ? params.windowDays : undefined,
    basis: options.includes("basis") ? (params.basis ?? defaults.basis) : undefined,
    conversion: options.includes("conversion")
      ? (params.conversion ?? defaults.conversion)
      : undefined,
    model,
    versus,
  };
}

/** The two models, first and last touch where none is named; refuses one beside itself. */
function modelsOf({ model, versus }: ReportParams): [AttributionModel, AttributionModel] {
  if (model !== undefined && model === versus) {
    const message = t("Choose two different models to compare.");
    refuse("invalid", message, { versus: message });
  }
  const one = model ?? (versus === "first" ? "last" : "first");
  return [one, versus ?? (one === "last" ? "first" : "last")];
}

/** First and last instant of what the report is about; null when there is nothing. */
async function spanOf(
  db: ReadDb,
  report: Report,
  timeZone: string,
): Promise<{ first: number; last: number } | null> {
  const extents = await Promise.all(
    report.spans.map(async (part) => {
      if (part === "leads") return extentOf(db);
      if (part === "opportunities") return closedExtent(db);
      const days = await costExtent(db);
      const first = days ? periodOfKey(days.first, timeZone) : null;
      const last = days ? periodOfKey(days.last, timeZone) : null;
      return first && last ? { first: first.from, last: last.to - 1 } : null;
    }),
  );
  const known = extents.filter((extent) => extent !== null);
  if (known.length === 0) return null;
  return {
    first: Math.min(...known.map((extent) => extent.first)),
    last: Math.max(...known.map((extent) => extent.last)),
  };
}
