import { t } from "@/lib/language";
import type { Stage } from "./stages";

/** What a webhook can be told of, in the order in which it is offered. */
export const WEBHOOK_EVENTS = {
  get "lead.created"() {
    return t("A lead was added by hand, a form or the API");
  },
  get "lead.mql"() {
    return t("A lead became MQL");
  },
  get "lead.accepted"() {
    return t("Sales accepted a lead (SAL)");
  },
  get "lead.sql"() {
    return t("A lead became SQL");
  },
  get "lead.customer"() {
    return t("A lead became a customer");
  },
  get "lead.recycled"() {
    return t("A lead went to nurture");
  },
  get "lead.disqualified"() {
    return t("A lead was disqualified");
  },
  get "lead.undone"() {
    return t("A move of a lead was taken back");
  },
  get "lead.disputed"() {
    return t("Marketing disputed a rejection");
  },
  get "lead.merged"() {
    return t("Another lead was merged into a lead");
  },
  get "lead.deleted"() {
    return t("A lead was deleted");
  },
  get "criteria.proposed"() {
    return t("Criteria were proposed to sales");
  },
  get "criteria.agreed"() {
    return t("Sales agreed to criteria");
  },
  get "criteria.activated"() {
    return t("Criteria came into force");
  },
  get "import.finished"() {
    return t("An import ended");
  },
  get "alert.raised"() {
    return t("An alert was raised");
  },
} as const;
export type WebhookEvent = keyof typeof WEBHOOK_EVENTS;
export const WEBHOOK_EVENT_IDS = Object.keys(WEBHOOK_EVENTS) as [WebhookEvent, ...WebhookEvent[]];

/** The event of which there is no lead to tell any more. */
export const ENDS_A_LEAD: WebhookEvent = "lead.deleted";

const OF_ACTION: Record<string, WebhookEvent> = {
  "lead.create": "lead.created",
  "lead.undo": "lead.undone",
  "lead.dispute": "lead.disputed",
  "lead.merge": "lead.merged",
  "lead.delete": "lead.deleted",
  "criteria.proposed": "criteria.proposed",
  "criteria.agreed": "criteria.agreed",
  "criteria.active": "criteria.activated",
  "import.finish": "import.finished",
  "alert.raise": "alert.raised",
};

const OF_STAGE: Record<Stage, WebhookEvent | null> = {
  inquiry: null,
  mql: "lead.mql",
  sal: "lead.accepted",
  sql: "lead.sql",
  customer: "lead.customer",
  nurture: "lead.recycled",
  disqualified: "lead.disqualified",
};

const MOVE = "lead.move";

/** The actions of the audit log that can be an event. */
export const TOLD_ACTIONS: readonly string[] = [...Object.keys(OF_ACTION), MOVE];

/** The event that an entry of the audit log is; null when webhooks are not told of it. */
export function webhookEventOf({
  action,
  after,
}: {
  action: string;
  after: unknown;
}): WebhookEvent | null {
  if (action !== MOVE) return OF_ACTION[action] ?? null;
  const to = (after as { to?: Stage } | null)?.to;
  return to === undefined ? null : (OF_STAGE[to] ?? null);
}
