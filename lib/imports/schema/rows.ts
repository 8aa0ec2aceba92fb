import { z } from "zod";
import { ACTIVITY_TYPE_IDS } from "@/lib/engine/activities";
import { COST_KINDS } from "@/lib/engine/cost";
import { MOST_MINOR } from "@/lib/engine/money";
import { STAGES } from "@/lib/engine/stages";
import { OPPORTUNITY_STATES } from "@/lib/opportunities/schema/states";

/** Rows as they come out of a file: read, checked, and not yet compared with what is known. */

/** How many further addresses a lead has at most. */
export const MOST_FURTHER = 20;

const text = z.string().min(1).max(300);
const long = z.string().min(1).max(2000);
const instant = z.number().int();
const minor = z.number().int().max(MOST_MINOR);
const count = z.number().int().min(0);
const value = z.union([long, z.number(), z.boolean()]);

export const leadRow = z.strictObject({
  email: z.string().max(320).optional(),
  /** Further addresses. */
  emails: z.array(z.string().max(320)).max(MOST_FURTHER).optional(),
  externalId: text.optional(),
  name: text.optional(),
  phone: text.optional(),
  /** Source and campaign among them; only what is known. */
  attributes: z.record(z.string().max(60), value),
  utm: z
    .strictObject({
      source: text.optional(),
      medium: text.optional(),
      campaign: text.optional(),
      term: text.optional(),
      content: text.optional(),
    })
    .optional(),
  createdAt: instant.optional(),
  stage: z.enum(STAGES).optional(),
  mqlAt: instant.optional(),
  salAt: instant.optional(),
  sqlAt: instant.optional(),
  customerAt: instant.optional(),
  exitAt: instant.optional(),
  reason: text.optional(),
  nurtureUntil: instant.optional(),
  owner: text.optional(),
  optedOut: z.boolean().optional(),
});
export type LeadRowData = z.output<typeof leadRow>;

export const activityRow = z.strictObject({
  leadEmail: z.string().max(320).optional(),
  leadExternalId: text.optional(),
  type: z.enum(ACTIVITY_TYPE_IDS),
  at: instant,
  externalId: text,
  props: z.record(z.string().max(60), value),
});
export type ActivityRowData = z.output<typeof activityRow>;

export const opportunityRow = z.strictObject({
  externalId: text,
  leadEmail: z.string().max(320).optional(),
  leadExternalId: text.optional(),
  account: text.optional(),
  name: text.optional(),
  product: text.optional(),
  owner: text.optional(),
  amountMinor: minor.optional(),
  currency: z.string().length(3),
  state: z.enum(OPPORTUNITY_STATES),
  openedAt: instant.optional(),
  closedAt: instant.optional(),
  /** The local day of `closedAt`: when an open one is expected to close. */
  closeDate: z.string().optional(),
});
export type OpportunityRowData = z.output<typeof opportunityRow>;

export const costRow = z.strictObject({
  externalId: text,
  day: z.string().length(10),
  source: text.optional(),
  campaign: text.optional(),
  kind: z.enum(COST_KINDS),
  amountMinor: minor,
  currency: z.string().length(3),
  reportedImpressions: count.optional(),
  reportedClicks: count.optional(),
  reportedLeads: count.optional(),
  reportedCustomers: count.optional(),
  reportedRevenueMinor: minor.optional(),
  note: long.optional(),
});
export type CostRowData = z.output<typeof costRow>;

export const budgetRow = z.strictObject({
  month: z.string().length(7),
  /** "" = no source; of the campaign: the whole source. */
  source: z.string().max(300),
  campaign: z.string().max(300),
  amountMinor: minor.min(0),
  currency: z.string().length(3),
});
export type BudgetRowData = z.output<typeof budgetRow>;

/** What a budget is recognised by. */
export function budgetPlace({ month, source, campaign }: BudgetRowData): string {
  return JSON.stringify([month, source, campaign]);
}

export interface RowData {
  leads: LeadRowData;
  activities: ActivityRowData;
  opportunities: OpportunityRowData;
  costs: CostRowData;
  budgets: BudgetRowData;
}

/** A row to bring in, with what the error file needs should it be refused. */
export interface BatchRow<D> {
  row: number;
  /** A list as JSON: of most rows nobody asks for them. */
  cells: string;
  /** It had to be repaired, or was read with a remark. */
  warning?: string | undefined;
  isRepaired?: boolean | undefined;
  data: D;
}

/** The cells of a row. */
export function cellsOf({ cells }: Pick<BatchRow<unknown>, "cells">): string[] {
  return JSON.parse(cells) as string[];
}

export const BATCH_ROWS = 1000;
/** Where nobody else waits for the process: the more at once, the more rows share a page of the log. */
export const MOST_BATCH_ROWS = 2000;

export const problemRow = z.strictObject({
  row: z.number().int().min(1),
  problem: z.string().max(4000),
  cells: z.array(z.string()),
});

/** A batch: rows to bring in, and rows that could not be read, in one step. */
export function batchOf<D extends z.ZodType>(data: D) {
  return z.strictObject({
    importId: z.string().min(1).max(64),
    rows: z
      .array(
        z.strictObject({
          row: z.number().int().min(1),
          cells: z.string(),
          warning: z.string().max(4000).optional(),
          isRepaired: z.boolean().optional(),
          data,
        }),
      )
      .max(MOST_BATCH_ROWS),
    problems: z.array(problemRow).max(MOST_BATCH_ROWS),
    /** How many rows came before: a batch that is not next is of a run that was given up. */
    before: z.number().int().min(0),
    /** How far the file was read, in bytes. */
    readBytes: z.number().int().min(0),
  });
}
