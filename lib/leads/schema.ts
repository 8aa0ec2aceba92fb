import { z } from "zod";
import type { AttributeValue } from "@/lib/engine/attributes";
import { ATTRIBUTION_MODELS } from "@/lib/engine/attribution";
import type { Bant } from "@/lib/engine/bant";
import {
  LEAD_LABELS,
  type LeadLabel,
  MQL_PATHS,
  type MqlPath,
  STAGES,
  type Stage,
} from "@/lib/engine/stages";
import { t } from "@/lib/language";
import { day } from "@/lib/settings/schema/fields";
import { whereSchema, whereText } from "./schema/conditions";
import { idleParts } from "./schema/idle-parts";

/** Entering which stage puts a lead into a cohort. */
export const COHORTS = ["created", "mql", "sal", "sql", "customer"] as const;
export type Cohort = (typeof COHORTS)[number];

/**
 * What became of a cohort's lead, counted from its entry with a window of `withinDays`.
 * mql, sal, sql, customer: reached within the window. notSql: worked, and out or the window over.
 * maturing: worked, still in, window running. unlabelled: never worked by sales, so no outcome.
 * waiting: not SQL, not disqualified, window running; open: the same without a window. disqualified:
 * out now without an SQL before. rejected: the hand-off ended and sales never accepted it. exited,
 * recycled: it ended, into nurture. assigned: somebody in particular was answerable for it, unassigned:
 * nobody so far, nor was it touched, nor did it end. touched, untouched, goneUntouched: its first touch; withinSla:
 * that came when agreed, touchOverdue: it did not come so far. answeredInTime, answerOverdue: the
 * same of sales' answer, accepting the lead or letting it go. noDeadline: no times were agreed for it.
 * followed: neither SQL nor disqualified before its day `withinDays`, nor so young that the day is
 * yet to come. A window of 0 days is the minute of the entry: imported histories have such steps.
 * disputed: marketing disputed a rejection of it; upheld, overturned: so it was decided, undecided:
 * not so far, or the lead went on first.
 * A lead that came back reaches a stage by any later hand-off, too.
 */
export const OUTCOMES = [
  "mql",
  "sal",
  "sql",
  "customer",
  "notSql",
  "maturing",
  "unlabelled",
  "waiting",
  "open",
  "exited",
  "rejected",
  "recycled",
  "disqualified",
  "assigned",
  "unassigned",
  "touched",
  "untouched",
  "goneUntouched",
  "withinSla",
  "touchOverdue",
  "answeredInTime",
  "answerOverdue",
  "noDeadline",
  "followed",
  "disputed",
  "upheld",
  "overturned",
  "undecided",
] as const;
export type CohortOutcome = (typeof OUTCOMES)[number];

/** Opportunities by what became of them; closed: won or lost. */
export const DEALS = ["open", "won", "lost", "closed"] as const;
export type Deal = (typeof DEALS)[number];

const words = z.array(z.string().max(300)).min(1).max(200).optional();
const points = z.number().int().min(-100_000).max(100_000).optional();
const instant = z.number().int().optional();

/**
 * Which leads: one shape for the board, the list, the reports' way to the leads behind a number,
 * and links. Fields narrow together; the values of one field widen it.
 */
export const leadFilterSchema = z.strictObject({
  text: z.string().trim().min(1).max(200).optional(),
  stage: z.array(z.enum(STAGES)).min(1).optional(),
  /** "" = not known; also for campaign, country and version. */
  source: words,
  campaign: words,
  country: words,
  label: z.array(z.enum(LEAD_LABELS)).min(1).optional(),
  /** "" = never MQL. */
  path: z
    .array(z.enum(["", ...MQL_PATHS]))
    .min(1)
    .optional(),
  /** User ids; "none" = nobody's. */
  owner: words,
  /** Ids of criteria versions. */
  version: words,
  grade: words,
  /** Ids of segments; "none" = in no segment. */
  segment: words,
  /** The same, for leads that are to be in one of these as well. */
  alsoSegment: words,
  /** Email domains of their companies; "" = no company, or none with a domain. */
  companyDomain: words,
  /** Points. */
  fitMin: points,
  engagementMin: points,
  /** Local days of the workspace, both included. */
  createdFrom: day.optional(),
  createdTo: day.optional(),
  pastSla: z.literal(true).optional(),
  /** Nothing happened to them since (epoch ms): neither activity nor move nor a day to come back. */
  quietBefore: instant,
  reached: z.enum(["mql", "sal", "sql", "customer"]).optional(),
  exitReason: words,
  importId: z.string().max(100).optional(),
  /** What is known of them: conditions joined by all, any and none, as criteria have them. */
  where: whereSchema.optional(),

  /** Leads that entered `cohort` with cohortFrom ≤ at < cohortTo (epoch ms). */
  cohort: z.enum(COHORTS).optional(),
  cohortFrom: instant,
  cohortTo: instant,
  /** Needs `cohort`. With a cohort, path, version and exitReason are those of its hand-off. */
  outcome: z.enum(OUTCOMES).optional(),
  /** The workspace's conversion window when absent. */
  withinDays: z.number().int().min(0).max(3650).optional(),

  /**
   * Need a `cohort` of a stage. Leads whose entry this model credits to a touch of that source and
   * campaign; any touch before it without a model. "" = no known touch, or no campaign.
   */
  touchModel: z.enum(ATTRIBUTION_MODELS).optional(),
  touchSource: words,
  touchCampaign: words,
  /**
   * Need a `cohort` of a stage. Leads that marketing first reached with firstTouchFrom ≤ at <
   * firstTouchTo (epoch ms), at the latest when they came in.
   */
  firstTouchFrom: instant,
  firstTouchTo: instant,
  /** What they answered to "How did you hear of us?", by any case; "" = nothing. */
  selfReported: words,

  /** Leads that a rep touched, or called, with workedFrom ≤ at < workedTo (epoch ms). */
  worked: z.enum(["touched", "called"]).optional(),
  workedFrom: instant,
  workedTo: instant,
  /** User ids; "none" = nobody that is known. */
  workedBy: words,

  /** Leads with such an opportunity, one that has all that the other `deal…` fields ask. */
  deal: z.enum(DEALS).optional(),
  /** Closed with dealFrom ≤ at < dealTo (epoch ms). */
  dealFrom: instant,
  dealTo: instant,
  /** As the opportunity names them; "" = not known. */
  dealOwner: words,
  dealProduct: words,
  /** It has an amount in this currency, or one that a stored rate converts to it. */
  dealCurrency: z
    .string()
    .regex(/^[A-Z]{3}$/, { error: () => t("Use the three letters of a currency, like EUR.") })
    .optional(),
  /** The day on which it was opened is known. */
  dealOpened: z.literal(true).optional(),
});
export type LeadFilter = z.output<typeof leadFilterSchema>;

const LISTS = new Set<string>([
  "stage",
  "source",
  "campaign",
  "country",
  "label",
  "path",
  "owner",
  "version",
  "grade",
  "segment",
  "alsoSegment",
  "companyDomain",
  "exitReason",
  "touchSource",
  "touchCampaign",
  "selfReported",
  "workedBy",
  "dealOwner",
  "dealProduct",
]);
const FLAGS = new Set<string>(["pastSla", "dealOpened"]);
const NUMBERS = new Set<string>([
  "fitMin",
  "engagementMin",
  "quietBefore",
  "cohortFrom",
  "cohortTo",
  "withinDays",
  "firstTouchFrom",
  "firstTouchTo",
  "workedFrom",
  "workedTo",
  "dealFrom",
  "dealTo",
]);

/** Search parameters as pages get them from Next, or as a URL has them. */
export type SearchInput = URLSearchParams | Record<string, string | string[] | undefined>;

/** The filter in search parameters, and the names of its parts that cannot be read or select nothing. */
export function readFilter(search: SearchInput): { filter: LeadFilter; unread: string[] } {
  const unread: string[] = [];
  const filter: Record<string, unknown> = {};
  for (const name of Object.keys(leadFilterSchema.shape) as (keyof LeadFilter)[]) {
    const found =
      search instanceof URLSearchParams ? search.getAll(name) : [search[name] ?? []].flat();
    const first = found[0];
    if (first === undefined) continue;
    const value = LISTS.has(name)
      ? found
      : NUMBERS.has(name)
        ? Number(first)
        : FLAGS.has(name)
          ? first === "true"
          : first;
    const part = name === "where" ? whereText : leadFilterSchema.shape[name];
    const parsed = part.safeParse(value);
    if (parsed.success) filter[name] = parsed.data;
    else unread.push(name);
  }
  const idle = Object.keys(idleParts(filter));
  for (const name of idle) delete filter[name];
  return { filter: filter as LeadFilter, unread: [...unread, ...idle] };
}

/** The filter alone. Other names and values that mean nothing are left out. */
export function filterFromParams(search: SearchInput): LeadFilter {
  return readFilter(search).filter;
}

/** A lead as boards, queues and lists show it. Scores in millipoints. */
export interface LeadCard {
  id: string;
  name: string;
  title: string | null;
  company: string | null;
  fit: number;
  engagement: number;
  grade: string | null;
  source: string | null;
  ownerId: string | null;
  ownerName: string | null;
  /** The owner's last day out of office; null when they are there. */
  ownerAwayUntil: string | null;
  stage: Stage;
  stageAt: number;
  slaDueAt: number | null;
  firstTouchAt: number | null;
  bant: Bant;
  label: LeadLabel;
  path: MqlPath | null;
  claimedBy: string | null;
  claimedByName: string | null;
  claimedUntil: number | null;
  nurtureUntil: number | null;
  optedOut: boolean;
  version: number;
}

/** A lead in the list. */
export interface LeadRow extends LeadCard {
  email: string | null;
  campaign: string | null;
  country: string | null;
  createdAt: number;
  lastActivityAt: number | null;
  mqlAt: number | null;
  firstSqlAt: number | null;
  exitReasonId: string | null;
}

export interface ListedLead extends LeadRow {
  /** Values of the attributes that were asked for, those that are known. */
  facts: Record<string, AttributeValue>;
  /** Its id in another system and its further addresses; only where they were asked for. */
  keys?: { externalId: string | null; emails: string[] };
}

/** A lead in an SDR's queue: mine to work, or free to claim. */
export interface QueueLead extends LeadCard {
  email: string | null;
  phone: string | null;
  attempts: number;
  /** When they asked to be called again, epoch ms. */
  callbackAt: number | null;
  mqlAt: number | null;
  lastActivityAt: number | null;
}
