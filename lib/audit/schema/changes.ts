import { t } from "@/lib/language";
import type { AuditRow } from "../schema";
import { type Field, fieldOf } from "./fields";
import { type AuditWords, type Facts, plain } from "./shows";

export interface AuditChange {
  field: string;
  /** Null where the fact is new, or tells of what is gone. */
  before: string | null;
  after: string;
}

/** What a thing is called by, where its name is not known from elsewhere. */
const NAMED_BY: Record<string, readonly string[]> = {
  lead: ["name"],
  user: ["name"],
  key: ["name"],
  opportunity: ["name"],
  mapping: ["name"],
  criteria: ["number", "name"],
  challenger: ["number", "name"],
  invite: ["email"],
  reason: ["label"],
  attribute: ["label"],
  import: ["fileName"],
  cost: ["kind", "day", "source"],
  rate: ["currency", "day"],
  budget: ["month", "source", "campaign"],
  segment: ["name"],
  template: ["name"],
  view: ["name"],
  goal: ["name"],
  alert: ["name"],
  mail: ["subject"],
  webhook: ["name"],
};

/** One of each kind, where nothing else is known. */
const NOUNS: Record<string, string> = {
  lead: "Lead",
  user: "Person",
  get key() {
    return t("API key");
  },
  opportunity: "Opportunity",
  get mapping() {
    return t("Import mapping");
  },
  get criteria() {
    return t("Criteria");
  },
  challenger: "Challenger",
  invite: "Link",
  get reason() {
    return t("Exit reason");
  },
  get attribute() {
    return t("Attribute");
  },
  import: "Import",
  get cost() {
    return t("Cost");
  },
  get rate() {
    return t("Exchange rate");
  },
  budget: "Budget",
  segment: "Segment",
  get template() {
    return t("Mail template");
  },
  get view() {
    return t("Saved view");
  },
  get goal() {
    return t("Goal");
  },
  get alert() {
    return t("Alert");
  },
  get notification() {
    return t("Notifications");
  },
  get mail() {
    return t("Mail");
  },
  webhook: "Webhook",
  get settings() {
    return t("Workspace");
  },
  get workspace() {
    return t("Background work");
  },
  get session() {
    return t("Session");
  },
};

function isFacts(value: unknown): value is Facts {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Facts with those inside them, "bant" as "bant.need" and so on, but where a field takes them whole. */
function flat(value: unknown, entity: string, words: AuditWords): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(isFacts(value) ? value : {})) {
    const field = fieldOf(entity, name, words);
    if (isFacts(part) && field !== null && !field.show) {
      for (const [inner, fact] of Object.entries(part)) facts[`${name}.${inner}`] = fact;
    } else facts[name] = part;
  }
  return facts;
}

/** A move tells both its stages as what came after; they are one fact that changed. */
function sidesOf({ action, before, after }: AuditRow): { before: unknown; after: unknown } {
  if (!isFacts(after)) return { before, after };
  if (action === "lead.move" || action === "lead.undo") {
    const { from, to, name, ...rest } = after;
    return { before, after: { stage: to, ...rest } };
  }
  if (action === "lead.activity") {
    const { stage, ...rest } = after;
    return { before, after: rest };
  }
  if (action === "criteria.active" && isFacts(before)) {
    const { active, ...rest } = before;
    return { before: rest, after: { state: "active", active, ...after } };
  }
  return { before, after };
}

function textOf(field: Field, value: unknown, words: AuditWords, facts: Facts): string | null {
  if (value === undefined || value === null || value === "") return null;
  return (field?.show ?? plain)(value, words, facts);
}

/** What stands beside the changes already: the name, and with an amount its currency. */
function isSaid(entity: string, name: string, facts: Facts): boolean {
  if (name === "currency") return typeof facts.amountMinor === "number";
  return NAMED_BY[entity]?.includes(name) ?? false;
}

/** What changed, fact by fact, in words; what stayed the same is left out. */
export function changesOf(row: AuditRow, words: AuditWords): AuditChange[] {
  const { entity } = row;
  const sides = sidesOf(row);
  const old = flat(sides.before, entity, words);
  const next = flat(sides.after, entity, words);
  const isGone = sides.after === null || sides.after === undefined;
  const changes: AuditChange[] = [];
  if (JSON.stringify(old.body) !== JSON.stringify(next.body) && next.body !== undefined) {
    changes.push({ field: t("Criteria"), before: null, after: t("the text was changed") });
  }
  for (const name of Object.keys(isGone ? old : next)) {
    const field = fieldOf(entity, name, words);
    if (field === null) continue;
    const was = isGone ? null : textOf(field, old[name], words, { ...next, ...old });
    const is = textOf(field, (isGone ? old : next)[name], words, { ...old, ...next });
    if (was === is) continue;
    if (was === null && isSaid(entity, name, isGone ? old : next)) continue;
    changes.push({ field: field.label, before: was, after: is ?? t("none") });
  }
  return changes;
}

/** The changes as one line of text. */
export function changesText(row: AuditRow, words: AuditWords): string {
  return changesOf(row, words)
    .map(({ field, before, after }) =>
      before === null ? `${field}: ${after}` : `${field}: ${before} → ${after}`,
    )
    .join("; ");
}

/** What an entry is about, by name where one is known. */
export function aboutText(row: AuditRow, words: AuditWords): string {
  const { entity, entityId, entityName } = row;
  if (entityName !== null) return entityName;
  if (entity === "address") return entityId;
  const facts = {
    ...flat(row.before, entity, words),
    ...flat(row.after, entity, words),
  };
  const parts = (NAMED_BY[entity] ?? []).flatMap(
    (name) => textOf(fieldOf(entity, name, words), facts[name], words, facts) ?? [],
  );
  if (parts.length === 0) return NOUNS[entity] ?? entity;
  const isVersion = entity === "criteria" || entity === "challenger";
  return isVersion ? `Version ${parts.join(", ")}` : parts.join(", ");
}
