import { z } from "zod";
import { leadFilterSchema } from "@/lib/leads/schema";
import { PERIOD_PRESETS, type ReportParams, reportParams } from "@/lib/reports/schema/params";
import { asTold, moment } from "../shapes";

const words = z.array(z.string());

export const reportInfo = asTold(
  "ReportInfo",
  z.object({
    name: z.string(),
    title: z.string(),
    question: z.string(),
    definition: z.string(),
    dimensions: words.describe("What `by` may be."),
    filters: words,
    options: words.describe("Which further settings it has; `models` are `model` and `versus`."),
    defaults: z.record(z.string(), z.string()),
  }),
);
export const reportList = asTold("ReportList", z.array(reportInfo));

const number = z.number().nullable();
const cell = {
  value: z.union([z.string(), z.number()]).nullable(),
  k: z.number().optional().describe("Of a share: k of n."),
  n: z.number().optional(),
  low: number.optional().describe("Bounds of the 95 % interval."),
  high: number.optional(),
  none: z.string().optional(),
  leads: leadFilterSchema
    .omit({ where: true })
    .optional()
    .describe("The filter of the leads that are counted."),
  behind: z.int().optional().describe("How many leads those are, where `value` does not say it."),
  isDeals: z.literal(true).optional().describe("Counted are opportunities."),
  costs: z
    .object({
      from: z.string(),
      to: z.string(),
      source: words.optional(),
      campaign: words.optional(),
    })
    .optional(),
};

export const reportCell = asTold(
  "ReportCell",
  z.object({
    ...cell,
    change: z
      .object({
        before: z.object(cell).nullable().describe("The figure of the period compared with."),
        by: number,
        low: z.number().optional(),
        high: z.number().optional(),
        verdict: z.enum(["beyondChance", "withinChance", "maturing"]).optional(),
      })
      .optional(),
  }),
);

const column = z.object({
  key: z.string(),
  label: z.string(),
  kind: z.string(),
  hint: z.string().optional(),
  isCompared: z.literal(false).optional(),
  isDecided: z.literal(true).optional(),
  hasInterval: z.literal(true).optional(),
});
const period = asTold(
  "ReportPeriod",
  z.object({
    preset: z.enum(PERIOD_PRESETS).nullable(),
    from: moment,
    to: moment,
    fromDay: z.string(),
    toDay: z.string(),
    label: z.string(),
  }),
);

export const report = asTold(
  "Report",
  z.object({
    name: z.string(),
    title: z.string(),
    definition: z.string(),
    params: z.record(z.string(), z.unknown()).describe("The settings that it was run with."),
    period,
    compared: period.nullable(),
    timeZone: z.string(),
    currency: z.string(),
    generatedAt: moment,
    notes: words,
    tables: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        columns: z.array(column),
        rows: z.array(
          z.object({
            id: z.string(),
            cells: z.record(z.string(), reportCell),
            isTotal: z.boolean().optional(),
            isMaturing: z.boolean().optional(),
          }),
        ),
        empty: z.string().optional(),
        isCompared: z.literal(false).optional(),
      }),
    ),
    charts: z.array(z.record(z.string(), z.unknown())).describe("What to draw of the tables."),
  }),
);

/** A setting of one value is as the page has it; one that may be repeated is a list. */
const settings = Object.entries(reportParams.shape).map(([name, field]) => [
  name,
  field instanceof z.ZodOptional
    ? field
    : z.array(z.string()).optional().describe("Repeat it for several; empty: “not known”."),
]);

export const reportQuery = z.object({
  ...(Object.fromEntries(settings) as Record<keyof ReportParams, z.ZodType>),
  format: z.enum(["json", "csv"]).default("json"),
  table: z.string().max(100).optional().describe("With CSV: one table’s id; else the first."),
});
