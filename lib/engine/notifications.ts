import type { Stage } from "./stages";

/** What people are told of in the app, in the order in which they choose how. */
export const NOTIFICATION_KINDS = [
  "leadAssigned",
  "mentioned",
  "slaSoon",
  "slaPassed",
  "callbackDue",
  "leadRejected",
  "disputeRaised",
  "disputeDecided",
  "criteriaProposed",
  "criteriaAnswered",
  "alertRaised",
  "importEnded",
  "webhookFailed",
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** How somebody wants to be told; by mail is in the app, too. */
export const NOTIFICATION_CHANNELS = ["app", "mail", "off"] as const;
export type NotificationChannel = (typeof NOTIFICATION_CHANNELS)[number];

const OF_ACTION: Record<string, NotificationKind> = {
  "lead.assign": "leadAssigned",
  "lead.undo": "leadAssigned",
  "lead.mention": "mentioned",
  "lead.move": "leadRejected",
  "lead.dispute": "disputeRaised",
  "lead.uphold": "disputeDecided",
  "lead.overturn": "disputeDecided",
  "criteria.proposed": "criteriaProposed",
  "criteria.agreed": "criteriaAnswered",
  "criteria.draft": "criteriaAnswered",
  "alert.raise": "alertRaised",
  "import.finish": "importEnded",
  "webhook.failed": "webhookFailed",
};

/** The actions of the audit log that somebody may be told of. */
export const NOTIFIED_ACTIONS: readonly string[] = Object.keys(OF_ACTION);

/** The stages in which sales has a lead. */
const WITH_SALES: readonly Stage[] = ["mql", "sal", "sql"];

interface Facts {
  ownerId?: string | null;
  from?: Stage;
  to?: Stage;
}

/** The kind of thing that an entry of the audit log is to somebody; null when to nobody. */
export function notificationOf(entry: {
  action: string;
  before: unknown;
  after: unknown;
}): NotificationKind | null {
  const kind = OF_ACTION[entry.action] ?? null;
  const before = (entry.before ?? {}) as Facts;
  const after = (entry.after ?? {}) as Facts;
  if (kind === "leadAssigned") {
    return after.ownerId && after.ownerId !== before.ownerId ? kind : null;
  }
  if (kind === "leadRejected") {
    const goes = after.to === "nurture" || after.to === "disqualified";
    return goes && after.from && WITH_SALES.includes(after.from) ? kind : null;
  }
  return kind;
}
