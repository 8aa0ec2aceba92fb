import { ATTRIBUTION_MODEL_NAMES } from "@/lib/engine/attribution";
import { isoDayText } from "@/lib/engine/locale";
import { NO_SEGMENT } from "@/lib/engine/segment-choice";
import { LEAD_LABEL_NAMES, MQL_PATH_NAMES, STAGE_INFO } from "@/lib/engine/stages";
import { daysText, dayText } from "@/lib/format";
import type { Cohort, CohortOutcome, Deal, LeadFilter } from "@/lib/leads/schema";

/** Names for the ids in a filter. */
export interface FilterNames {
  owners: Record<string, string>;
  reasons: Record<string, string>;
  versions: Record<string, string>;
  segments: Record<string, string>;
  /** What the filter's conditions ask. */
  where?: string | undefined;
  timeZone: string;
  /** The workspace's conversion window, for filters that name none. */
  windowDays: number;
}

export interface FilterChip {
  id: string;
  words: string;
  /** The fields that it stands for, taken away together. */
  fields: (keyof LeadFilter)[];
}

const ENTERED: Record<Cohort, string> = {
  created: "Created",
  mql: "MQL",
  sal: "Accepted",
  sql: "SQL",
  customer: "Won",
};

const REACHED = { mql: "MQL", sal: "SAL", sql: "SQL", customer: "customer" } as const;

const DEAL_WORDS: Record<Deal, string> = {
  open: "Open opportunity",
  won: "Won opportunity",
  lost: "Lost opportunity",
  closed: "Opportunity",
};

function outcomeWords(outcome: CohortOutcome, days: number): string {
  const within = days === 0 ? "at once" : `within ${days} ${days === 1 ? "day" : "days"}`;
  switch (outcome) {
    case "mql":
    case "sal":
    case "sql":
    case "customer":
      return `reached ${REACHED[outcome]} ${within}`;
    case "notSql":
      return `did not reach SQL ${within}`;
    case "maturing":
      return `being worked, ${days}-day window still running`;
    case "unlabelled":
      return "never worked by sales";
    case "waiting":
      return `not SQL yet, ${days}-day window still running`;
    case "open":
      return "not SQL yet, still open";
    case "exited":
      return "left";
    case "rejected":
      return "left before sales accepted";
    case "recycled":
      return "recycled";
    case "disqualified":
      return "disqualified";
    case "assigned":
      return "given to somebody";
    case "unassigned":
      return "not yet given to anybody";
    case "touched":
      return "touched by sales";
    case "untouched":
      return "waiting for a first touch";
    case "goneUntouched":
      return "left without a touch";
    case "withinSla":
      return "touched within the SLA";
    case "touchOverdue":
      return "first touch overdue";
    case "answeredInTime":
      return "answered within the SLA";
    case "answerOverdue":
      return "answer overdue";
    case "noDeadline":
      return "no times agreed";
    case "followed":
      return `neither SQL nor disqualified before day ${days}`;
    case "disputed":
      return "rejection disputed by marketing";
    case "upheld":
      return "disputed rejection upheld";
    case "overturned":
      return "disputed rejection overturned";
    case "undecided":
      return "rejection disputed, not decided";
  }
}

/** The days from `from` up to, not including, the instant `to`, as people write them. */
function span(from: number | undefined, to: number | undefined, timeZone: string): string {
  if (from !== undefined && to !== undefined) return ` ${daysText(from, to, timeZone)}`;
  if (from !== undefined) return ` from ${dayText(from, timeZone)}`;
  return to === undefined ? "" : ` before ${dayText(to, timeZone)}`;
}

/** Which cohort, and what became of it, as a sentence. */
export function cohortSentence(filter: LeadFilter, names: FilterNames): string | null {
  const { cohort, cohortFrom, cohortTo, outcome } = filter;
  if (cohort === undefined) return null;
  const entered = `${ENTERED[cohort]}${span(cohortFrom, cohortTo, names.timeZone)}`;
  if (outcome === undefined) return entered;
  return `${entered}, ${outcomeWords(outcome, filter.withinDays ?? names.windowDays)}`;
}

/** Which opportunity the leads have. */
function dealSentence(filter: LeadFilter, { timeZone }: FilterNames): string | null {
  const { deal, dealFrom, dealTo, dealOwner, dealProduct, dealCurrency, dealOpened } = filter;
  const closed = span(dealFrom, dealTo, timeZone);
  const isAsked = deal || closed !== "" || dealOwner || dealProduct || dealCurrency || dealOpened;
  if (!isAsked) return null;
  return [
    deal ? DEAL_WORDS[deal] : "Opportunity",
    closed === "" && deal !== "closed" ? "" : ` closed${closed}`,
    dealOwner ? `, owner: ${listed(dealOwner, known)}` : "",
    dealProduct ? `, product: ${listed(dealProduct, known)}` : "",
    dealCurrency ? `, amount counted in ${dealCurrency}` : "",
    dealOpened ? ", day of opening known" : "",
  ].join("");
}

/** Who worked the leads, and when. */
function workedSentence(filter: LeadFilter, { owners, timeZone }: FilterNames): string | null {
  const { worked, workedFrom, workedTo, workedBy } = filter;
  if (worked === undefined) return null;
  const by = workedBy
    ? ` by ${listed(workedBy, (id) => (id === "none" ? "somebody unknown" : (owners[id] ?? "a former colleague")))}`
    : "";
  return `${worked === "called" ? "Called" : "Touched"}${by}${span(workedFrom, workedTo, timeZone)}`;
}

/** Which touches brought the leads. */
function touchSentence({ touchModel, touchSource, touchCampaign }: LeadFilter): string | null {
  if (!touchSource && !touchCampaign) return null;
  const touched = [
    touchSource ? listed(touchSource, (name) => name || "no known touch") : "",
    touchCampaign ? `campaign ${listed(touchCampaign, (name) => name || "none")}` : "",
  ].filter(Boolean);
  const by = touchModel ? `${ATTRIBUTION_MODEL_NAMES[touchModel]}: ` : "Touched by ";
  return by + touched.join(", ");
}

function createdWords({ createdFrom, createdTo }: LeadFilter): string | null {
  if (createdFrom && createdTo)
    return `Created ${isoDayText(createdFrom)} – ${isoDayText(createdTo)}`;
  if (createdFrom) return `Created since ${isoDayText(createdFrom)}`;
  return createdTo ? `Created until ${isoDayText(createdTo)}` : null;
}

const listed = <T extends string>(values: readonly T[], name: (value: T) => string) =>
  values.map(name).join(", ");
const known = (value: string) => (value === "" ? "not known" : value);

/** Everything that a filter asks but its text, in words. */
export function filterChips(filter: LeadFilter, names: FilterNames): FilterChip[] {
  const chips: FilterChip[] = [];
  const add = (words: string | null | undefined, ...fields: (keyof LeadFilter)[]) => {
    if (words) chips.push({ id: fields.join("+"), words, fields });
  };
  const cohort = cohortSentence(filter, names);
  add(cohort, "cohort", "cohortFrom", "cohortTo", "outcome", "withinDays");
  add(
    dealSentence(filter, names),
    "deal",
    "dealFrom",
    "dealTo",
    "dealOwner",
    "dealProduct",
    "dealCurrency",
    "dealOpened",
  );
  add(workedSentence(filter, names), "worked", "workedFrom", "workedTo", "workedBy");
  add(touchSentence(filter), "touchModel", "touchSource", "touchCampaign");
  add(
    filter.selfReported &&
      `Heard of us: ${listed(filter.selfReported, (answer) => answer || "not said")}`,
    "selfReported",
  );
  add(filter.reached && `Ever reached ${REACHED[filter.reached]}`, "reached");
  add(filter.stage && listed(filter.stage, (s) => STAGE_INFO[s].name), "stage");
  add(
    filter.owner &&
      `Owner: ${listed(filter.owner, (id) => (id === "none" ? "nobody" : (names.owners[id] ?? "a former colleague")))}`,
    "owner",
  );
  add(filter.source && `Source: ${listed(filter.source, known)}`, "source");
  add(filter.campaign && `Campaign: ${listed(filter.campaign, known)}`, "campaign");
  add(filter.country && `Country: ${listed(filter.country, known)}`, "country");
  add(filter.label && listed(filter.label, (l) => LEAD_LABEL_NAMES[l]), "label");
  add(
    filter.path && `Path: ${listed(filter.path, (p) => (p === "" ? "none" : MQL_PATH_NAMES[p]))}`,
    "path",
  );
  add(filter.companyDomain && `Company: ${listed(filter.companyDomain, known)}`, "companyDomain");
  const segmentName = (id: string) =>
    id === NO_SEGMENT ? "none" : (names.segments[id] ?? "a deleted segment");
  add(filter.segment && `Segment: ${listed(filter.segment, segmentName)}`, "segment");
  add(
    filter.alsoSegment && `And in segment: ${listed(filter.alsoSegment, segmentName)}`,
    "alsoSegment",
  );
  add(filter.grade && `Fit ${listed(filter.grade, known)}`, "grade");
  add(
    filter.version &&
      `Criteria: ${listed(filter.version, (id) => (id === "" ? "none" : (names.versions[id] ?? "an earlier version")))}`,
    "version",
  );
  add(
    filter.exitReason &&
      `Reason: ${listed(filter.exitReason, (id) => (id === "" ? "none" : (names.reasons[id] ?? id)))}`,
    "exitReason",
  );
  add(filter.fitMin === undefined ? null : `Fit from ${filter.fitMin}`, "fitMin");
  add(
    filter.engagementMin === undefined ? null : `Engagement from ${filter.engagementMin}`,
    "engagementMin",
  );
  add(createdWords(filter), "createdFrom", "createdTo");
  add(filter.pastSla && "Past SLA", "pastSla");
  add(
    filter.quietBefore === undefined
      ? null
      : `Nothing since ${dayText(filter.quietBefore, names.timeZone)}`,
    "quietBefore",
  );
  add(filter.importId && "From one import", "importId");
  add(filter.where && (names.where ?? "Conditions of your own"), "where");
  return chips;
}

export function without(filter: LeadFilter, fields: readonly (keyof LeadFilter)[]): LeadFilter {
  const entries = Object.entries(filter).filter(([name]) => !fields.some((one) => one === name));
  return Object.fromEntries(entries);
}
