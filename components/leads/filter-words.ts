import { ATTRIBUTION_MODEL_NAMES } from "@/lib/engine/attribution";
import { isoDayText } from "@/lib/engine/locale";
import { NO_SEGMENT } from "@/lib/engine/segment-choice";
import { LEAD_LABEL_NAMES, MQL_PATH_NAMES, STAGE_INFO } from "@/lib/engine/stages";
import { daysText, dayText } from "@/lib/format";
import { t } from "@/lib/language";
import type { Cohort, CohortOutcome, Deal, LeadFilter } from "@/lib/leads/schema";
import { OF_COHORT, OF_ENTRY } from "@/lib/leads/schema/idle-parts";

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
  get created() {
    return t("Created");
  },
  mql: "MQL",
  get sal() {
    return t("Accepted");
  },
  sql: "SQL",
  get customer() {
    return t("Won");
  },
};

const REACHED = {
  mql: "MQL",
  sal: "SAL",
  sql: "SQL",
  get customer() {
    return t("customer");
  },
};

const DEAL_WORDS: Record<Deal, string> = {
  get open() {
    return t("Open opportunity");
  },
  get won() {
    return t("Won opportunity");
  },
  get lost() {
    return t("Lost opportunity");
  },
  closed: "Opportunity",
};

function outcomeWords(outcome: CohortOutcome, days: number): string {
  const within = days === 0 ? t("at once") : t`within ${days} ${days === 1 ? t("day") : t("days")}`;
  switch (outcome) {
    case "mql":
    case "sal":
    case "sql":
    case "customer":
      return t`reached ${REACHED[outcome]} ${within}`;
    case "notSql":
      return t`did not reach SQL ${within}`;
    case "maturing":
      return t`being worked, ${days}-day window still running`;
    case "unlabelled":
      return t("never worked by sales");
    case "waiting":
      return t`not SQL yet, ${days}-day window still running`;
    case "open":
      return t("not SQL yet, still open");
    case "exited":
      return t("left");
    case "rejected":
      return t("left before sales accepted");
    case "recycled":
      return "recycled";
    case "disqualified":
      return "disqualified";
    case "assigned":
      return t("given to somebody");
    case "unassigned":
      return t("not yet given to anybody");
    case "touched":
      return t("touched by sales");
    case "untouched":
      return t("waiting for a first touch");
    case "goneUntouched":
      return t("left without a touch");
    case "withinSla":
      return t("touched within the SLA");
    case "touchOverdue":
      return t("first touch overdue");
    case "answeredInTime":
      return t("answered within the SLA");
    case "answerOverdue":
      return t("answer overdue");
    case "noDeadline":
      return t("no times agreed");
    case "followed":
      return t`neither SQL nor disqualified before day ${days}`;
    case "disputed":
      return t("rejection disputed by marketing");
    case "upheld":
      return t("disputed rejection upheld");
    case "overturned":
      return t("disputed rejection overturned");
    case "undecided":
      return t("rejection disputed, not decided");
  }
}

/** The days from `from` up to, not including, the instant `to`, as people write them. */
function span(from: number | undefined, to: number | undefined, timeZone: string): string {
  if (from !== undefined && to !== undefined) return ` ${daysText(from, to, timeZone)}`;
  if (from !== undefined) return t` from ${dayText(from, timeZone)}`;
  return to === undefined ? "" : t` before ${dayText(to, timeZone)}`;
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
    closed === "" && deal !== "closed" ? "" : t` closed${closed}`,
    dealOwner ? t`, owner: ${listed(dealOwner, known)}` : "",
    dealProduct ? t`, product: ${listed(dealProduct, known)}` : "",
    dealCurrency ? t`, amount counted in ${dealCurrency}` : "",
    dealOpened ? t(", day of opening known") : "",
  ].join("");
}

/** Who worked the leads, and when. */
function workedSentence(filter: LeadFilter, { owners, timeZone }: FilterNames): string | null {
  const { worked, workedFrom, workedTo, workedBy } = filter;
  if (worked === undefined) return null;
  const by = workedBy
    ? t` by ${listed(workedBy, (id) => (id === "none" ? t("somebody unknown") : (owners[id] ?? t("a former colleague"))))}`
    : "";
  return `${worked === "called" ? t("Called") : t("Touched")}${by}${span(workedFrom, workedTo, timeZone)}`;
}

/** Which touches brought the leads. */
function touchSentence({ touchModel, touchSource, touchCampaign }: LeadFilter): string | null {
  if (!touchSource && !touchCampaign) return null;
  const touched = [
    touchSource ? listed(touchSource, (name) => name || t("no known touch")) : "",
    touchCampaign ? t`campaign ${listed(touchCampaign, (name) => name || t("none"))}` : "",
  ].filter(Boolean);
  const by = touchModel ? `${ATTRIBUTION_MODEL_NAMES[touchModel]}: ` : t("Touched by ");
  return by + touched.join(", ");
}

/** When marketing first reached the leads. */
function firstTouchWords(filter: LeadFilter, { timeZone }: FilterNames): string {
  const at = span(filter.firstTouchFrom, filter.firstTouchTo, timeZone);
  return at && t`First touched by marketing${at}`;
}

function createdWords({ createdFrom, createdTo }: LeadFilter): string | null {
  if (createdFrom && createdTo)
    return t`Created ${isoDayText(createdFrom)} – ${isoDayText(createdTo)}`;
  if (createdFrom) return t`Created since ${isoDayText(createdFrom)}`;
  return createdTo ? t`Created until ${isoDayText(createdTo)}` : null;
}

const listed = <T extends string>(values: readonly T[], name: (value: T) => string) =>
  values.map(name).join(", ");
const known = (value: string) => (value === "" ? t("not known") : value);

/** Everything that a filter asks but its text, in words. */
export function filterChips(filter: LeadFilter, names: FilterNames): FilterChip[] {
  const chips: FilterChip[] = [];
  const add = (words: string | null | undefined, ...fields: (keyof LeadFilter)[]) => {
    if (words) chips.push({ id: fields.join("+"), words, fields });
  };
  const cohort = cohortSentence(filter, names);
  // What asks of its entries goes with it: by itself it would select nothing.
  add(cohort, "cohort", ...OF_COHORT, ...OF_ENTRY);
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
  add(firstTouchWords(filter, names), "firstTouchFrom", "firstTouchTo");
  add(
    filter.selfReported &&
      t`Heard of us: ${listed(filter.selfReported, (answer) => answer || t("not said"))}`,
    "selfReported",
  );
  add(filter.reached && t`Ever reached ${REACHED[filter.reached]}`, "reached");
  add(filter.stage && listed(filter.stage, (s) => STAGE_INFO[s].name), "stage");
  add(
    filter.owner &&
      t`Owner: ${listed(filter.owner, (id) => (id === "none" ? t("nobody") : (names.owners[id] ?? t("a former colleague"))))}`,
    "owner",
  );
  add(filter.source && t`Source: ${listed(filter.source, known)}`, "source");
  add(filter.campaign && t`Campaign: ${listed(filter.campaign, known)}`, "campaign");
  add(filter.country && t`Country: ${listed(filter.country, known)}`, "country");
  add(filter.label && listed(filter.label, (l) => LEAD_LABEL_NAMES[l]), "label");
  add(
    filter.path &&
      t`Path: ${listed(filter.path, (p) => (p === "" ? t("none") : MQL_PATH_NAMES[p]))}`,
    "path",
  );
  add(filter.companyDomain && t`Company: ${listed(filter.companyDomain, known)}`, "companyDomain");
  const segmentName = (id: string) =>
    id === NO_SEGMENT ? t("none") : (names.segments[id] ?? t("a deleted segment"));
  add(filter.segment && `Segment: ${listed(filter.segment, segmentName)}`, "segment");
  add(
    filter.alsoSegment && t`And in segment: ${listed(filter.alsoSegment, segmentName)}`,
    "alsoSegment",
  );
  add(filter.grade && `Fit ${listed(filter.grade, known)}`, "grade");
  add(
    filter.version &&
      t`Criteria: ${listed(filter.version, (id) => (id === "" ? t("none") : (names.versions[id] ?? t("an earlier version"))))}`,
    "version",
  );
  add(
    filter.exitReason &&
      t`Reason: ${listed(filter.exitReason, (id) => (id === "" ? t("none") : (names.reasons[id] ?? id)))}`,
    "exitReason",
  );
  add(filter.fitMin === undefined ? null : t`Fit from ${filter.fitMin}`, "fitMin");
  add(
    filter.engagementMin === undefined ? null : t`Engagement from ${filter.engagementMin}`,
    "engagementMin",
  );
  add(createdWords(filter), "createdFrom", "createdTo");
  add(filter.pastSla && t("Past SLA"), "pastSla");
  add(
    filter.quietBefore === undefined
      ? null
      : t`Nothing since ${dayText(filter.quietBefore, names.timeZone)}`,
    "quietBefore",
  );
  add(filter.importId && t("From one import"), "importId");
  add(filter.where && (names.where ?? t("Conditions of your own")), "where");
  return chips;
}

export function without(filter: LeadFilter, fields: readonly (keyof LeadFilter)[]): LeadFilter {
  const entries = Object.entries(filter).filter(([name]) => !fields.some((one) => one === name));
  return Object.fromEntries(entries);
}
