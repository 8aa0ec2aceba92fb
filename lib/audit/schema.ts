import { z } from "zod";
import { t } from "@/lib/language";

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: () => t("Write a date as year-month-day.") })
  .optional();
const short = z.string().trim().max(120).optional();

/** Which entries to see; every part is optional and comes from the page's address. */
export const auditFilter = z.object({
  /** A user's or key's id; "system" for what nobody signed in did. */
  actor: short,
  entity: short,
  entityId: short,
  action: short,
  /** Local days, both included. */
  from: day,
  to: day,
  text: short,
});
export type AuditFilter = z.output<typeof auditFilter>;

export const listAuditInput = auditFilter.extend({
  /** Entries older than this number. */
  before: z.coerce.number().int().positive().optional(),
  limit: z.number().int().min(1).max(1000).default(50),
});

export interface AuditRow {
  seq: number;
  at: number;
  actorId: string | null;
  actorName: string;
  command: string;
  action: string;
  entity: string;
  entityId: string;
  /** What it is called now; null when it has no name or is gone. */
  entityName: string | null;
  before: unknown;
  after: unknown;
}

/** What entries are about, as the filter offers it. */
export const AUDIT_ENTITIES: Record<string, string> = {
  lead: "Leads",
  get opportunity() {
    return t("Opportunities");
  },
  get criteria() {
    return t("Criteria");
  },
  get challenger() {
    return t("Challengers of the criteria");
  },
  get attribute() {
    return t("Attributes");
  },
  get import() {
    return t("Imports");
  },
  get form() {
    return t("Forms");
  },
  get cost() {
    return t("Costs");
  },
  get rate() {
    return t("Exchange rates");
  },
  budget: "Budgets",
  get segment() {
    return t("Segments");
  },
  get template() {
    return t("Mail templates");
  },
  get view() {
    return t("Saved views");
  },
  get goal() {
    return t("Goals");
  },
  get alert() {
    return t("Alerts");
  },
  get notification() {
    return t("Notifications");
  },
  get mail() {
    return t("Mail");
  },
  webhook: "Webhooks",
  get user() {
    return t("People and sign-ins");
  },
  get invite() {
    return t("Invitations");
  },
  get key() {
    return t("API keys");
  },
  get mapping() {
    return t("Import mappings");
  },
  get reason() {
    return t("Exit reasons");
  },
  get settings() {
    return t("Workspace settings");
  },
  get workspace() {
    return t("Background work");
  },
};

type Search = Record<string, string | string[] | undefined>;

/** The filter in an address; what cannot be read there is left out. */
export function auditFromParams(search: Search): AuditFilter {
  const found: AuditFilter = {};
  for (const name of Object.keys(auditFilter.shape) as (keyof AuditFilter)[]) {
    const value = auditFilter.shape[name].safeParse(search[name]);
    if (value.success && value.data) found[name] = value.data;
  }
  return found;
}

export function auditToParams(filter: AuditFilter, before?: number): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value) params.set(name, value);
  if (before !== undefined) params.set("before", String(before));
  return params;
}
