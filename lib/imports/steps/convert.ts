import { createHash } from "node:crypto";
import type { ActivityType } from "@/lib/engine/activities";
import type { AttributeValue } from "@/lib/engine/attributes";
import type { CostKind } from "@/lib/engine/cost";
import { STAGE_INFO, STAGES, type Stage } from "@/lib/engine/stages";
import { inEnglish } from "@/lib/language";
import { emailKeyOf, furtherOf } from "@/lib/leads/steps/attributes";
import type { OpportunityState } from "@/lib/opportunities/schema/states";
import type { ImportKind } from "../schema";
import {
  type ActivityRowData,
  type BudgetRowData,
  budgetPlace,
  type CostRowData,
  type LeadRowData,
  type OpportunityRowData,
  type RowData,
} from "../schema/rows";
import { addressesIn, readRow } from "./cells";
import { localDay } from "./dates";
import type { Reading } from "./reading";
import { Row } from "./row";
import { stageProblem } from "./stages";

export interface ConvertContext {
  timeZone: string;
  currency: string;
  now: number;
}

export type Converted<D> =
  | { data: D; warning: string | null; problem?: undefined }
  | { problem: string };

/** Only what is there: optional members must not be undefined. */
function known<T extends object>(values: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}

type Made<D> = { data: D | null; warning?: string | null };

function convertLead(row: Row): Made<LeadRowData> {
  const { fields, attributes } = row.values;
  const facts: Record<string, AttributeValue> = { ...attributes };
  for (const id of ["source", "campaign"]) {
    const value = fields.get(id);
    if (value !== undefined) facts[id] = value;
  }
  const listed = addressesIn(row.text("emails") ?? "");
  const email = row.text("email") ?? listed[0];
  const emails = [...furtherOf(listed, email === undefined ? null : emailKeyOf(email)).values()];
  const externalId = row.text("externalId");
  row.need(
    email ?? externalId,
    "It has neither an email address nor an id to be recognised by. Add one of them",
  );
  const parts = [row.text("firstName"), row.text("lastName")].filter(Boolean).join(" ");
  const utm = known<NonNullable<LeadRowData["utm"]>>({
    source: row.text("utmSource"),
    medium: row.text("utmMedium"),
    campaign: row.text("utmCampaign"),
    term: row.text("utmTerm"),
    content: row.text("utmContent"),
  });
  const stage = row.text("stage") as Stage | undefined;
  const data = known<LeadRowData>({
    email,
    emails: emails.length > 0 ? emails : undefined,
    externalId,
    name: row.text("name") ?? (parts || undefined),
    phone: row.text("phone"),
    attributes: facts,
    utm: Object.keys(utm).length > 0 ? utm : undefined,
    createdAt: row.past("createdAt", "Its creation"),
    stage,
    mqlAt: row.past("mqlAt", "MQL"),
    salAt: row.past("salAt", "SAL"),
    sqlAt: row.past("sqlAt", "SQL"),
    customerAt: row.past("customerAt", "Customer"),
    exitAt: row.past("exitAt", "Its leaving"),
    reason: row.text("reason"),
    nurtureUntil: row.number("nurtureUntil"),
    owner: row.text("owner"),
    optedOut: fields.get("optedOut") === true ? true : undefined,
  });
  // It is kept, and written to a file.
  const problem = inEnglish(() => stageProblem(data));
  if (problem) row.problems.push(problem);
  return { data, warning: inEnglish(() => beyondStage(data)) };
}

/** A date of a later stage than the one the lead is said to be in: it did get there. */
function beyondStage(data: LeadRowData): string | null {
  const { stage } = data;
  if (!stage || stage === "nurture" || stage === "disqualified") return null;
  const dates = { mql: data.mqlAt, sal: data.salAt, sql: data.sqlAt, customer: data.customerAt };
  const beyond = (["customer", "sql", "sal", "mql"] as const).find((to) => dates[to] !== undefined);
  if (!beyond || STAGES.indexOf(beyond) <= STAGES.indexOf(stage)) return null;
  const [said, got] = [STAGE_INFO[stage].name, STAGE_INFO[beyond].name];
  return `Its stage is ${said}, but it has a date for ${got}: taken as ${got}`;
}

/** An id made from what identifies a row without one, so that importing it again finds it. */
function madeId(parts: readonly (string | number | undefined)[]): string {
  const hash = createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
  return `import:${hash.slice(0, 27)}`;
}

function convertActivity(row: Row): Made<ActivityRowData> {
  const leadEmail = row.text("leadEmail");
  const leadExternalId = row.text("leadExternalId");
  row.need(
    leadEmail ?? leadExternalId,
    "It does not say whose activity it is. Add the email address or the id of its lead",
  );
  const type = row.need(
    row.text("type"),
    "It has no type. Add it, or give one for all rows in the mapping",
  ) as ActivityType | undefined;
  const at = row.need(row.past("at", "Its time"), "It has no time. Add when it happened");
  if (type === undefined || at === undefined) return { data: null };
  const { props } = row.values;
  const sorted = Object.keys(props)
    .sort()
    .map((name) => `${name}=${props[name]}`);
  const whose = leadExternalId ?? leadEmail?.toLowerCase();
  const externalId = row.text("externalId") ?? madeId([whose, type, at, ...sorted]);
  return {
    data: known<ActivityRowData>({ leadEmail, leadExternalId, type, at, externalId, props }),
  };
}

/** Tells rows apart that would otherwise get the same made id: the second, the third, … */
class Occurrences {
  readonly #seen = new Map<string, number>();

  idFor(parts: readonly (string | number | undefined)[]): string {
    const id = madeId(parts);
    const times = (this.#seen.get(id) ?? 0) + 1;
    this.#seen.set(id, times);
    return times === 1 ? id : `${id}:${times}`;
  }
}

function convertOpportunity(
  row: Row,
  occurrences: Occurrences,
  { timeZone, currency }: ConvertContext,
): Made<OpportunityRowData> {
  const state = row.need(
    row.text("state"),
    "It does not say whether it is open, won or lost. Add that",
  ) as OpportunityState | undefined;
  if (state === undefined) return { data: null };
  const isClosed = state !== "open";
  const openedAt = row.past("openedAt", "Its opening");
  const closing = isClosed ? row.past("closedAt", "Its closing") : row.number("closedAt");
  if (isClosed) row.need(closing, `It is ${state} but has no closing date. Add it`);
  if (isClosed && openedAt !== undefined && closing !== undefined && closing < openedAt) {
    row.problems.push("It is closed before it was opened. Correct the dates");
  }
  const leadEmail = row.text("leadEmail");
  const leadExternalId = row.text("leadExternalId");
  const [account, name, product] = [row.text("account"), row.text("name"), row.text("product")];
  const given = row.text("externalId");
  const whose = leadExternalId ?? leadEmail?.toLowerCase();
  if (!given)
    row.need(
      whose ?? account ?? name,
      "It has nothing to be recognised by. Add an id, a lead, a company or a name",
    );
  return {
    data: known<OpportunityRowData>({
      externalId:
        given ?? occurrences.idFor(["opportunity", whose, account, name, product, openedAt]),
      leadEmail,
      leadExternalId,
      account,
      name,
      product,
      owner: row.text("owner"),
      amountMinor: row.number("amount"),
      currency: row.text("currency") ?? currency,
      state,
      openedAt,
      closedAt: isClosed ? closing : undefined,
      closeDate: closing === undefined ? undefined : localDay(closing, timeZone),
    }),
  };
}

function convertCost(
  row: Row,
  occurrences: Occurrences,
  { currency }: ConvertContext,
): Made<CostRowData> {
  const day = row.need(row.text("day"), "It has no day. Add it");
  const amountMinor = row.need(row.number("amount"), "It has no amount. Add it");
  if (day === undefined || amountMinor === undefined) return { data: null };
  const kind = (row.text("kind") ?? "media") as CostKind;
  const [source, campaign] = [row.text("source"), row.text("campaign")];
  return {
    data: known<CostRowData>({
      externalId:
        row.text("externalId") ?? occurrences.idFor(["cost", day, source, campaign, kind]),
      day,
      source,
      campaign,
      kind,
      amountMinor,
      currency: row.text("currency") ?? currency,
      reportedImpressions: row.number("reportedImpressions"),
      reportedClicks: row.number("reportedClicks"),
      reportedLeads: row.number("reportedLeads"),
      reportedCustomers: row.number("reportedCustomers"),
      reportedRevenueMinor: row.number("reportedRevenue"),
      note: row.text("note"),
    }),
  };
}

/** A file plans a month of a source or campaign once: which of two amounts counts, it does not say. */
function convertBudget(
  row: Row,
  planned: Set<string>,
  { currency }: ConvertContext,
): Made<BudgetRowData> {
  const day = row.need(row.text("month"), "It has no month. Add it");
  const amountMinor = row.need(row.number("amount"), "It has no budget. Add the amount");
  if (day === undefined || amountMinor === undefined) return { data: null };
  if (amountMinor < 0) row.problems.push("A budget is 0 or more. Correct it");
  const data = {
    month: day.slice(0, 7),
    source: row.text("source") ?? "",
    campaign: row.text("campaign") ?? "",
    amountMinor,
    currency: row.text("currency") ?? currency,
  };
  const place = budgetPlace(data);
  if (planned.has(place)) {
    row.problems.push(
      "A row before it plans the same month of this source and campaign. Keep one of them",
    );
  } else if (row.problems.length === 0) {
    planned.add(place);
  }
  return { data };
}

/** Turns cells into the data of one kind of row, or says all that is wrong with them. */
export function converterFor<K extends ImportKind>(
  kind: K,
  reading: Pick<Reading, "sources">,
  context: ConvertContext,
): (cells: readonly string[]) => Converted<RowData[K]> {
  const occurrences = new Occurrences();
  const planned = new Set<string>();
  const make = (row: Row): Made<RowData[ImportKind]> => {
    if (kind === "leads") return convertLead(row);
    if (kind === "activities") return convertActivity(row);
    if (kind === "opportunities") return convertOpportunity(row, occurrences, context);
    if (kind === "budgets") return convertBudget(row, planned, context);
    return convertCost(row, occurrences, context);
  };
  return (cells) => {
    const row = new Row(readRow(reading.sources, cells, context), context.now);
    const { data, warning = null } = make(row);
    if (row.problems.length > 0 || data === null) {
      return { problem: sentence(row.problems) };
    }
    return { data: data as RowData[K], warning };
  };
}

function sentence(problems: readonly string[]): string {
  return `${problems.join(". ")}.`;
}
