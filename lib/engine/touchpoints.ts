import { type ActivityProps, type ActivityType, minuteOf } from "./activities";
import { type AttributionModel, creditsOf, type TouchPath } from "./attribution";
import { type ChannelTags, channelOf } from "./channels";

/** Something that a lead did, at an instant in epoch ms. */
export interface TouchActivity {
  at: number;
  type: ActivityType;
  props: ActivityProps;
}

/** What a lead itself says of where it came from. */
export interface TouchedLead {
  createdAt: number;
  source: string | null;
  campaign: string | null;
  utmFirst: (ChannelTags & { campaign?: string | undefined }) | null;
}

/** One time that marketing reached a lead; `at` in epoch ms. */
export interface Touchpoint {
  at: number;
  source: string;
  campaign: string | null;
  /** What they did; null: nothing is known but the lead's own source. */
  type: ActivityType | null;
}

/** A lead's touches in order of time; `created`: the place of the one that made it a lead. */
export interface Journey {
  touches: readonly Touchpoint[];
  created: number | null;
}

/** When a conversion happened, and what had happened before; epoch ms. */
export interface ConversionMoments {
  convertedAt: number;
  opportunityAt: number | null;
  wonAt: number | null;
}

/** Activities within so long of the one before belong to its visit. */
const VISIT_MS = 30 * 60_000;

/** Types that are a touch by themselves, and the channel that they mean. */
const CHANNEL_OF_TYPE: Partial<Record<ActivityType, string>> = {
  ad_click: "Paid other",
  social: "Organic social",
  email_clicked: "Email",
  event_registered: "Events",
  event_attended: "Events",
  review_site: "Review sites",
};
export const TOUCHING_TYPES = Object.keys(CHANNEL_OF_TYPE) as ActivityType[];

/** Properties of an activity that carry the tags of a visit. */
export const TAG_PROPS = ["utm_source", "utm_medium", "utm_campaign", "referrer"] as const;

/** Properties that make an activity a touch; `source` names the channel as costs and leads do. */
export const TOUCH_PROPS = ["source", "utm_source", "utm_medium", "referrer"] as const;

/** Whether an activity may be a touch: those that are none can be left out without a look at the others. */
export function mayBeTouch({ type, props }: { type: ActivityType; props: ActivityProps }): boolean {
  return TOUCHING_TYPES.includes(type) || TOUCH_PROPS.some((name) => props[name] !== undefined);
}

/**
 * No touch whatever their tags: what sales does, what happens elsewhere, and openings, which mail
 * programs do by themselves.
 */
const NEVER: ReadonlySet<ActivityType> = new Set<ActivityType>([
  "call",
  "meeting",
  "email_sent",
  "note",
  "email_opened",
  "unsubscribed",
  "intent_topic",
]);

function textOf(
  props: ActivityProps,
  name: "source" | "campaign" | (typeof TAG_PROPS)[number],
): string | undefined {
  return String(props[name] ?? "").trim() || undefined;
}

interface Sign extends Touchpoint {
  /** Whether tags say so, or only the type. */
  tagged: boolean;
}

/** The touch that an activity is; null for those that are none. */
function signOf({ at, type, props }: TouchActivity): Sign | null {
  if (NEVER.has(type)) return null;
  const tagged =
    textOf(props, "source") ??
    channelOf({
      source: textOf(props, "utm_source"),
      medium: textOf(props, "utm_medium"),
      referrer: textOf(props, "referrer"),
    });
  const source = tagged ?? CHANNEL_OF_TYPE[type];
  if (source === undefined) return null;
  const campaign = textOf(props, "utm_campaign") ?? textOf(props, "campaign") ?? null;
  return { at, source, campaign, type, tagged: tagged !== null };
}

/** One touch for each visit: what follows soon without tags of its own, or with the same ones. */
function visitsOf(activities: readonly TouchActivity[]): Sign[] {
  const visits: Sign[] = [];
  let seenAt = Number.NEGATIVE_INFINITY;
  for (const sign of activities.flatMap((activity) => signOf(activity) ?? []).sort(inOrder)) {
    const last = visits.at(-1);
    const goesOn =
      last !== undefined &&
      sign.at - seenAt <= VISIT_MS &&
      (!sign.tagged || (sign.source === last.source && sign.campaign === last.campaign));
    seenAt = sign.at;
    if (!goesOn) visits.push(sign);
  }
  return visits;
}

/** By time; of one instant by what they say, so that the order they were read in does not matter. */
function inOrder(a: Sign, b: Sign): number {
  const key = (sign: Sign) => `${sign.tagged ? 0 : 1} ${sign.source} ${sign.campaign} ${sign.type}`;
  if (a.at !== b.at) return a.at - b.at;
  return key(a) < key(b) ? -1 : 1;
}

/** The last touch up to the moment that the lead came in, or the first of that same visit. */
function creationOf(visits: readonly Sign[], createdAt: number): number | null {
  const before = visits.findLastIndex(({ at }) => minuteOf(at) <= minuteOf(createdAt));
  if (before >= 0) return before;
  const [first] = visits;
  return first && first.at <= createdAt + VISIT_MS ? 0 : null;
}

/**
 * The marketing touches of a lead, from activities in any order. Where none is known up to the
 * moment that it came in, its own source, then its first UTM tags, stand for that touch. An
 * untagged visit in which it came in is named by the lead's source, too.
 */
export function journeyOf(lead: TouchedLead, activities: readonly TouchActivity[]): Journey {
  const visits = visitsOf(activities);
  const created = creationOf(visits, lead.createdAt);
  const touches = visits.map(({ tagged, ...touch }, i): Touchpoint => {
    const isArrival = i === created && Math.abs(touch.at - lead.createdAt) <= VISIT_MS;
    if (tagged || !isArrival) return touch;
    const { source, campaign } = touch;
    return {
      ...touch,
      source: lead.source || source,
      campaign: campaign ?? (lead.campaign || null),
    };
  });
  if (created !== null) return { touches, created };
  const { createdAt: at, utmFirst } = lead;
  const source = lead.source || (utmFirst && channelOf(utmFirst));
  if (!source) return { touches, created: null };
  const campaign = utmFirst?.campaign || lead.campaign || null;
  return { touches: [{ at, source, campaign, type: null }, ...touches], created: 0 };
}

/**
 * When marketing first reached a lead, in epoch ms: its first touch, or, where none is known before
 * it came in, the moment at which it did.
 */
export function firstTouchpointAt({ touches }: Journey, createdAt: number): number {
  return Math.min(createdAt, touches[0]?.at ?? createdAt);
}

/**
 * The touches up to a conversion and their key points. The engine's time is minutes: a touch in the
 * minute of the conversion came before it. Later ones are left out.
 */
export function pathTo(
  { touches, created }: Journey,
  { convertedAt, opportunityAt, wonAt }: ConversionMoments,
): { touches: readonly Touchpoint[]; path: TouchPath } {
  const lastBy = (moment: number) =>
    touches.findLastIndex(({ at }) => minuteOf(at) <= minuteOf(moment));
  const keyPoint = (moment: number | null) => {
    const place = moment !== null && moment <= convertedAt ? lastBy(moment) : -1;
    return place < 0 ? null : place;
  };
  const known = touches.slice(0, lastBy(convertedAt) + 1);
  return {
    touches: known,
    path: {
      at: known.map(({ at }) => at),
      leadCreation: created !== null && created < known.length ? created : null,
      opportunityCreation: keyPoint(opportunityAt),
      close: keyPoint(wonAt),
    },
  };
}

/** Which touches are asked for; "" = no known touch, of campaigns a touch without one. */
export interface CreditQuery {
  /** Any touch before the conversion counts where no model is named. */
  model?: AttributionModel | undefined;
  source?: readonly string[] | undefined;
  campaign?: readonly string[] | undefined;
}

/** Whether the model gives any of the conversion to touches that are all that the query asks. */
export function isCredited(
  { touches, path }: { touches: readonly Touchpoint[]; path: TouchPath },
  { model, source, campaign }: CreditQuery,
): boolean {
  if (touches.length === 0) return campaign === undefined && source?.includes("") === true;
  const credits = model ? creditsOf(model, path) : null;
  return touches.some(
    (touch, i) =>
      credits?.[i] !== 0 &&
      (source === undefined || source.includes(touch.source)) &&
      (campaign === undefined || campaign.includes(touch.campaign ?? "")),
  );
}

/** What an answer to "How did you hear of us?" is compared by: case does not matter. */
export function answerKey(answer: string | null): string {
  return (answer ?? "").trim().toLowerCase();
}
