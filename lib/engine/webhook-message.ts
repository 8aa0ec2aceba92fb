import { formatPoints } from "./points";
import { STAGE_INFO, type Stage } from "./stages";
import type { WebhookEvent } from "./webhook-events";

export const WEBHOOK_FORMATS = ["json", "slack"] as const;
export type WebhookFormat = (typeof WEBHOOK_FORMATS)[number];

/** What a message tells of a lead, as it is when the message is written. */
export interface ToldLead {
  id: string;
  name: string;
  email: string | null;
  title: string | null;
  company: string | null;
  source: string | null;
  stage: Stage;
  /** Millipoints. */
  fit: number;
  engagement: number;
  grade: string | null;
  ownerName: string | null;
}

/** Something that happened, with what is needed to tell of it. */
export interface Told {
  event: WebhookEvent | "test";
  /** Epoch ms. */
  at: number;
  by: string;
  entityId: string;
  after: unknown;
  /** Null when it is about no lead, or about one that is gone. */
  lead: ToldLead | null;
  /** Why a lead left, as people call it. */
  reason: string | null;
}

type Facts = Record<string, unknown>;

function leadFacts(lead: ToldLead, appUrl: string): Facts {
  const { id, ownerName, fit, engagement, ...known } = lead;
  return {
    id,
    ...known,
    fit: Number(formatPoints(fit)),
    engagement: Number(formatPoints(engagement)),
    owner: ownerName,
    url: `${appUrl}/leads/${id}`,
  };
}

/** What an event is about, beside the lead. */
function dataOf({ event, after, entityId, lead, reason }: Told, appUrl: string): Facts {
  const facts = (after ?? {}) as Facts;
  switch (event) {
    case "test":
      return { message: "Handoff can reach you.", url: `${appUrl}/settings/webhooks` };
    case "criteria.proposed":
    case "criteria.agreed":
    case "criteria.activated": {
      const { number, name } = facts;
      return { version: { id: entityId, number, name, url: `${appUrl}/criteria/${entityId}` } };
    }
    case "import.finished": {
      const { kind, state, counts } = facts;
      return {
        import: { id: entityId, kind, state, counts, url: `${appUrl}/imports/${entityId}` },
      };
    }
    case "alert.raised":
      return { alert: { id: entityId, name: facts.name, url: `${appUrl}/alerts` } };
    case "lead.merged":
    case "lead.deleted":
    case "lead.created":
    case "lead.disputed":
      return { lead: lead ? leadFacts(lead, appUrl) : { id: entityId } };
    default:
      return {
        lead: lead ? leadFacts(lead, appUrl) : { id: entityId },
        from: facts.from,
        to: facts.to,
        ...(facts.path === undefined ? {} : { path: facts.path }),
        ...(reason === null ? {} : { reason }),
      };
  }
}

/**
 * As Slack wants text: these three mean something there, and so does what begins a line, which a name never
 * does.
 */
function escaped(text: unknown): string {
  return String(text ?? "")
    .replace(/\s+/g, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

function link(url: string, words: unknown): string {
  return `<${url}|${escaped(words)}>`;
}

/** One sentence for a channel of people. */
function sentenceOf(told: Told, appUrl: string): string {
  const { event, after, entityId, lead, reason, by } = told;
  const facts = (after ?? {}) as Facts;
  const whose = lead
    ? `${link(`${appUrl}/leads/${lead.id}`, lead.name)}${lead.company ? ` (${escaped(lead.company)})` : ""}`
    : "A lead";
  const version = () =>
    link(`${appUrl}/criteria/${entityId}`, `version ${facts.number}, ${facts.name}`);
  const scores = lead
    ? `: fit ${formatPoints(lead.fit)}, engagement ${formatPoints(lead.engagement)}`
    : "";
  const because = reason ? `: ${escaped(reason)}` : "";
  const who = escaped(by);
  switch (event) {
    case "test":
      return "Handoff can reach you.";
    case "lead.created":
      return `${whose} was added by ${who}`;
    case "lead.mql":
      return `${whose} is an MQL now${scores}`;
    case "lead.accepted":
      return `${who} accepted ${whose}`;
    case "lead.sql":
      return `${who} qualified ${whose} as SQL`;
    case "lead.customer":
      return `${whose} is a customer now`;
    case "lead.recycled":
      return `${who} sent ${whose} to nurture${because}`;
    case "lead.disqualified":
      return `${who} disqualified ${whose}${because}`;
    case "lead.undone":
      return `${who} took ${whose} back to ${escaped(STAGE_INFO[facts.to as Stage]?.name ?? "where it was")}`;
    case "lead.disputed":
      return `${who} disputed the rejection of ${whose}`;
    case "lead.merged":
      return `${who} merged another lead into ${whose}`;
    case "lead.deleted":
      return `${who} deleted a lead`;
    case "criteria.proposed":
      return `${who} proposed ${version()} to sales`;
    case "criteria.agreed":
      return `${who} agreed to ${version()} for sales`;
    case "criteria.activated":
      return `${who} put ${version()} in force`;
    case "import.finished":
      return `An import ended: ${link(`${appUrl}/imports/${entityId}`, facts.state)}`;
    case "alert.raised":
      return `Alert: ${link(`${appUrl}/alerts`, facts.name)}`;
  }
}

/** The body of a message, as it is sent. */
export function bodyOf(told: Told, format: WebhookFormat, appUrl: string): string {
  if (format === "slack") return JSON.stringify({ text: sentenceOf(told, appUrl) });
  return JSON.stringify({
    type: told.event,
    timestamp: new Date(told.at).toISOString(),
    by: told.by,
    data: dataOf(told, appUrl),
  });
}
