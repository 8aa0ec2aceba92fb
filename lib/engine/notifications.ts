/** What people are told of in the app, in the order in which they choose how. */
export const NOTIFICATION_KINDS = [
  "lead.assigned",
  "lead.mentioned",
  "sla.soon",
  "sla.passed",
  "lead.rejected",
  "dispute.raised",
  "dispute.decided",
  "criteria.proposed",
  "criteria.answered",
  "alert.raised",
  "import.ended",
  "webhook.failed",
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** How somebody wants to be told; by mail is in the app, too. */
export const NOTIFICATION_CHANNELS = ["app", "mail", "off"] as const;
export type NotificationChannel = (typeof NOTIFICATION_CHANNELS)[number];
