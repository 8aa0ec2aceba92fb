import { z } from "zod";
import { ATTRIBUTION_MODELS } from "@/lib/engine/attribution";
import { isoDayText } from "@/lib/engine/locale";
import { LEAD_LABELS, MQL_PATHS } from "@/lib/engine/stages";
import { joined, t } from "@/lib/language";
import { day } from "@/lib/settings/schema/fields";

export const PERIOD_PRESETS = [
  "last30",
  "last90",
  "last12m",
  "thisMonth",
  "lastMonth",
  "thisQuarter",
  "lastQuarter",
  "thisYear",
  "lastYear",
  "all",
] as const;
export type PeriodPreset = (typeof PERIOD_PRESETS)[number];

export const PERIOD_NAMES: Record<PeriodPreset, string> = {
  get last30() {
    return t("Last 30 days");
  },
  get last90() {
    return t("Last 90 days");
  },
  get last12m() {
    return t("Last 12 months");
  },
  get thisMonth() {
    return t("This month");
  },
  get lastMonth() {
    return t("Last month");
  },
  get thisQuarter() {
    return t("This quarter");
  },
  get lastQuarter() {
    return t("Last quarter");
  },
  get thisYear() {
    return t("This year");
  },
  get lastYear() {
    return t("Last year");
  },
  get all() {
    return t("All time");
  },
};

/** What a report can be split by. */
export const DIMENSIONS = [
  "source",
  "label",
  "path",
  "country",
  "campaign",
  "owner",
  "version",
  "segment",
  "product",
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const DIMENSION_NAMES: Record<Dimension, string> = {
  get source() {
    return t("Source");
  },
  label: "Label",
  get path() {
    return t("Path");
  },
  get country() {
    return t("Country");
  },
  get campaign() {
    return t("Campaign");
  },
  get owner() {
    return t("Owner");
  },
  get version() {
    return t("Criteria version");
  },
  segment: "Segment",
  get product() {
    return t("Product");
  },
};

/** What a report can be filtered by. */
export const REPORT_FILTERS = [
  "source",
  "campaign",
  "country",
  "label",
  "path",
  "owner",
  "version",
  "segment",
  "dealOwner",
] as const;
export type ReportFilterName = (typeof REPORT_FILTERS)[number];

export const FILTER_NAMES: Record<ReportFilterName, string> = joined(DIMENSION_NAMES, {
  get dealOwner() {
    return t("Opportunity owner");
  },
});

export const GRAINS = ["week", "month", "quarter"] as const;
export type Grain = (typeof GRAINS)[number];

/** What a report is compared with: the period before of the same length, or the same a year ago. */
export const COMPARISONS = ["previous", "lastYear"] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** Where CAC takes customers from: our own leads, or what the ad platforms claim. */
export const BASES = ["own", "reported"] as const;
export type Basis = (typeof BASES)[number];

/** Entering which stage is a conversion that touches are credited with. */
export const CONVERSIONS = ["mql", "sql", "customer"] as const;
export type Conversion = (typeof CONVERSIONS)[number];

export const CONVERSION_NAMES: Record<Conversion, string> = {
  mql: "MQLs",
  sql: "SQLs",
  get customer() {
    return t("Customers");
  },
};

/** One value or several, as search parameters give them; none is no filter. */
function listOf<T extends z.ZodType<string>>(item: T) {
  return z
    .union([item, z.array(item).max(200, { error: () => t("Choose at most 200 values.") })])
    .optional()
    .transform((found) => {
      const values = found === undefined ? [] : [...new Set([found].flat() as z.output<T>[])];
      return values.length > 0 ? values : undefined;
    });
}

const word = z.string().max(300, { error: () => t("Use at most 300 characters.") });

const model = z
  .enum(ATTRIBUTION_MODELS, {
    error: () => t`Choose one of the models: ${ATTRIBUTION_MODELS.join(", ")}.`,
  })
  .optional();

/** Settings of a report: the same names in the address, in JSON and on the command line. */
export const reportParams = z
  .object({
    period: z.enum(PERIOD_PRESETS, { error: () => t("Choose one of the periods.") }).optional(),
    /** Local days, both included; they go before `period`. */
    from: day.optional(),
    to: day.optional(),
    compare: z.enum(COMPARISONS, { error: () => t("Choose previous or lastYear.") }).optional(),
    by: z.enum(DIMENSIONS, { error: () => t("Choose what to split by.") }).optional(),
    grain: z.enum(GRAINS, { error: () => t("Choose week, month or quarter.") }).optional(),
    windowDays: z.coerce
      .number({ error: () => t("Give the window as a number of days.") })
      .int({ error: () => t("Give the window in whole days.") })
      .min(1, { error: () => t("The window is at least 1 day.") })
      .max(730, { error: () => t("The window is at most 730 days.") })
      .optional(),
    basis: z.enum(BASES, { error: () => t("Choose own or reported.") }).optional(),
    conversion: z.enum(CONVERSIONS, { error: () => t("Choose mql, sql or customer.") }).optional(),
    /** Two attribution models, side by side. */
    model,
    versus: model,
    /** "" = not known; also for campaign, country and version. */
    source: listOf(word),
    campaign: listOf(word),
    country: listOf(word),
    label: listOf(
      z.enum(LEAD_LABELS, { error: () => t`Choose from the labels: ${LEAD_LABELS.join(", ")}.` }),
    ),
    path: listOf(
      z.enum(MQL_PATHS, { error: () => t`Choose from the paths: ${MQL_PATHS.join(", ")}.` }),
    ),
    /** User ids; "none" = nobody's. */
    owner: listOf(word),
    version: listOf(word),
    /** Ids of segments; "none" = in no segment. */
    segment: listOf(word),
    /** As opportunities name their owners; "" = not known. */
    dealOwner: listOf(word),
  })
  .superRefine(({ from, to }, context) => {
    if ((from === undefined) !== (to === undefined)) {
      context.addIssue({
        code: "custom",
        path: [from === undefined ? "from" : "to"],
        message: t("A period of your own needs both its first and its last day."),
      });
    } else if (from !== undefined && to !== undefined && from > to) {
      context.addIssue({
        code: "custom",
        path: ["to"],
        message: t("The last day of the period is before its first."),
      });
    }
  });
export type ReportParams = z.output<typeof reportParams>;
export type ReportParamsInput = z.input<typeof reportParams>;

/** The parameters as search parameters, in a fixed order. */
export function reportSearch(params: Partial<ReportParams>): URLSearchParams {
  const search = new URLSearchParams();
  for (const name of Object.keys(reportParams.shape) as (keyof ReportParams)[]) {
    for (const value of [params[name] ?? []].flat()) search.append(name, String(value));
  }
  return search;
}

/** The days that search parameters ask for: "Last 90 days"; null where they leave it to the report. */
export function reportDays(search: URLSearchParams): string | null {
  const [from, to] = [search.get("from"), search.get("to")];
  if (from !== null && to !== null) return t`${isoDayText(from)} to ${isoDayText(to)}`;
  const preset = PERIOD_PRESETS.find((one) => one === search.get("period"));
  return preset ? PERIOD_NAMES[preset] : null;
}

/** Only the names that reports know, from the search parameters of a page or request. */
export function reportParamsOf(
  search: Record<string, string | string[] | undefined>,
): ReportParamsInput {
  const names = Object.keys(reportParams.shape);
  const known = Object.entries(search).filter(([name]) => names.includes(name));
  // An empty field of a form is no choice; an empty value in a list means "not known".
  const chosen = known.filter(([name, value]) => value !== "" || LISTS.has(name));
  return Object.fromEntries(chosen) as ReportParamsInput;
}

const LISTS = new Set(["source", "campaign", "country", "version", "dealOwner"]);

export const runReportInput = z.object({
  name: z.string().max(60),
  params: reportParams.default({} as ReportParams),
});

/** Search parameters, as an address has them: a repeated name gives a list. */
export function searchObject(given: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(given.keys())].map((name) => {
      const all = given.getAll(name);
      return [name, all.length === 1 ? (all[0] ?? "") : all];
    }),
  );
}
