import { CRITERIA_STATE_NAMES } from "@/lib/engine/agreement";
import { BANT_DIMENSIONS, BANT_LEVEL_NAMES, BANT_NAMES } from "@/lib/engine/bant";
import { ROLE_INFO } from "@/lib/engine/roles";
import { MQL_PATH_NAMES, STAGE_INFO } from "@/lib/engine/stages";
import { WEBHOOK_EVENTS } from "@/lib/engine/webhook-events";
import { KIND_INFO, STATE_NAMES } from "@/lib/imports/schema";
import { LANGUAGE_NAMES, t, translated } from "@/lib/language";
import { DELETION_REASON_NAMES } from "@/lib/leads/schema/merges";
import { CHANNEL_NAMES, KIND_INFO as TOLD_KINDS } from "@/lib/notifications/schema";
import { OPPORTUNITY_STATE_NAMES } from "@/lib/opportunities/schema/states";
import { REASON_KIND_NAMES } from "@/lib/settings/schema";
import { LIMITED_STAGES } from "@/lib/settings/schema/board-limits";
import { COST_KIND_NAMES } from "@/lib/spend/schema";
import { WEBHOOK_FORMAT_NAMES } from "@/lib/webhooks/schema";
import {
  type AuditWords,
  day,
  minute,
  moment,
  money,
  named,
  oneOf,
  orPlain,
  plain,
  points,
  type Show,
  unit,
  version,
  weekdays,
  wordsOf,
} from "./shows";

/** How one fact is called and written; null = left out, for example an id. */
export type Field = { label: string; show?: Show } | null;

const namesOf = <T extends { name: string }>(infos: Readonly<Record<string, T>>) =>
  wordsOf(infos, ({ name }) => name);

const labelsOf = (infos: Readonly<Record<string, { label: string }>>) =>
  wordsOf(infos, ({ label }) => label);

const SIDES = translated({ sales: "Sales", marketing: "Marketing" });
const METHODS = translated({ password: "Password", oidc: "Identity provider", demo: "One click" });
/** Sentences that end themselves. */
const sentences: Show = (list) => (Array.isArray(list) && list.length > 0 ? list.join(" ") : null);

const EXISTING = translated({ leave: "Left where they were", handOff: "Handed to sales" });

const role = translated({ label: "Role", show: oneOf(namesOf(ROLE_INFO)) }, ["label"]);
const stage = translated({ label: "Stage", show: oneOf(namesOf(STAGE_INFO)) }, ["label"]);
const stages = orPlain(Array.isArray, (list: string[]) =>
  list.map((one) => namesOf(STAGE_INFO)[one] ?? one).join(", "),
);
const reason = translated({ label: "Reason", show: named }, ["label"]);
const owner = translated({ label: "Owner", show: named }, ["label"]);
const importKind = translated({ label: "Kind", show: oneOf(namesOf(KIND_INFO)) }, ["label"]);

const COUNTS: Record<string, Field> = translated(
  {
    rows: { label: "Rows" },
    created: { label: "New" },
    updated: { label: "Updated" },
    unchanged: { label: "Unchanged" },
    repaired: { label: "Repaired" },
    failed: { label: "Refused" },
  },
  ["label"],
);

const SETTINGS: Record<string, Field> = translated(
  {
    language: { label: "Language", show: oneOf(LANGUAGE_NAMES) },
    timeZone: { label: "Time zone" },
    "businessHours.days": { label: "Working days", show: weekdays },
    "businessHours.fromMinute": { label: "Day begins", show: minute },
    "businessHours.toMinute": { label: "Day ends", show: minute },
    conversionWindowDays: { label: "Conversion window", show: unit("day") },
    erasesLeads: { label: "Erases leads to which nothing happens" },
    months: { label: "After", show: unit("month") },
    stages: { label: "Of the stages", show: stages },
    deliveriesDays: { label: "Messages of webhooks are kept for", show: unit("day") },
    mailDays: { label: "Mail is kept for", show: unit("day") },
    importDays: { label: "Rows of imports are kept for", show: unit("day") },
    retentionDays: { label: "Visits of strangers are kept for", show: unit("day") },
    ...Object.fromEntries(
      LIMITED_STAGES.flatMap((one) => [
        [
          `columns.${one}`,
          {
            get label() {
              return t`Most leads in ${STAGE_INFO[one].name}`;
            },
          },
        ],
        [
          `owners.${one}`,
          {
            get label() {
              return t`Most leads in ${STAGE_INFO[one].name} of one owner`;
            },
          },
        ],
      ]),
    ),
    claimMinutes: { label: "A claim holds for", show: unit("minute") },
    autoReturnHours: { label: "Untouched leads go back after", show: unit("hour") },
    monthlyRevenueMinor: { label: "Revenue per customer and month", show: money },
    grossMarginPercent: { label: "Gross margin in percent" },
    monthlyChurnPercent: { label: "Customers lost per month in percent" },
  },
  ["label"],
);

/** The facts of each kind of thing; a lead's attributes and plain words need no line here. */
const FIELDS: Record<string, Record<string, Field>> = translated(
  {
    lead: {
      stage,
      ownerId: owner,
      ownerName: null,
      claimedBy: { label: "Claimed by", show: named },
      claimedByName: null,
      claimedUntil: { label: "Claimed until", show: moment },
      nurtureUntil: { label: "Look again on", show: day },
      path: { label: "Path", show: oneOf(MQL_PATH_NAMES) },
      reasonId: reason,
      fit: { label: "Fit", show: points },
      engagement: { label: "Engagement", show: points },
      activities: { label: "New activities" },
      email: { label: "Email" },
      emailKey: null,
      actorName: null,
      moveId: null,
      disputeId: null,
      externalId: { label: "External id" },
      optedOut: { label: "Opted out of email" },
      utmLast: { label: "Last UTM tags", show: plain },
      // Where it stood: for boards, which do not have every card; the stages say it to people.
      from: null,
      merged: { label: "Merged with" },
      into: { label: "Merged into" },
      reason: { label: "Because", show: oneOf(DELETION_REASON_NAMES) },
      isKeptOut: { label: "Kept out from now on" },
      people: null,
      ...Object.fromEntries(
        BANT_DIMENSIONS.map((dimension) => [
          `bant.${dimension}`,
          {
            get label() {
              return BANT_NAMES[dimension];
            },
            show: oneOf(BANT_LEVEL_NAMES),
          },
        ]),
      ),
    },
    opportunity: {
      state: { label: "State", show: oneOf(OPPORTUNITY_STATE_NAMES) },
      leadId: { label: "Lead", show: named },
      amountMinor: { label: "Amount", show: money },
      closeDate: { label: "Expected to close" },
      ownerName: { label: "Owner" },
    },
    criteria: {
      state: { label: "State", show: oneOf(CRITERIA_STATE_NAMES) },
      body: null,
      changes: { label: "Criteria", show: sentences },
      signatures: null,
      comments: null,
      from: { label: "Made from", show: version },
      active: { label: "In place of", show: version },
      existing: { label: "Leads that qualify already", show: oneOf(EXISTING) },
      qualifying: { label: "Qualifying" },
      handedOff: { label: "Handed to sales" },
      held: { label: "Held back" },
      inquiries: { label: "Looked at" },
    },
    import: {
      kind: importKind,
      state: { label: "State", show: oneOf(STATE_NAMES) },
      attributes: {
        label: "New attributes",
        show: (list) =>
          Array.isArray(list) && list.length > 0
            ? list.map((one: { label?: unknown }) => String(one?.label ?? one)).join(", ")
            : null,
      },
      ...COUNTS,
      // Ids, for those who follow what changed; the counts say it to people.
      leads: null,
      ...Object.fromEntries(
        Object.entries(COUNTS).map(([name, field]) => [`counts.${name}`, field]),
      ),
    },
    form: {
      isConfirmed: { label: "Confirmed by mail" },
      activity: { label: "Sending it is" },
      thanks: { label: "Seen after sending" },
      redirect: { label: "Then goes to" },
    },
    mapping: { kind: importKind },
    notification: {
      kind: {
        label: "What",
        show: oneOf(labelsOf(TOLD_KINDS)),
      },
      channel: { label: "How", show: oneOf(CHANNEL_NAMES) },
      told: { label: "Told of" },
      read: { label: "Read" },
      mailed: { label: "By mail" },
    },
    webhook: {
      host: { label: "Server" },
      format: { label: "Format", show: oneOf(WEBHOOK_FORMAT_NAMES) },
      events: { label: "Events" },
      event: { label: "Event", show: oneOf(WEBHOOK_EVENTS) },
      isActive: { label: "Switched on" },
      messages: { label: "Messages" },
      problem: { label: "Problem" },
    },
    segment: {
      description: { label: "Description" },
      condition: { label: "Leads of which" },
      looked: { label: "Looked at" },
      changed: { label: "Changed" },
      isDone: null,
    },
    cost: {
      kind: { label: "Kind", show: oneOf(COST_KIND_NAMES) },
      amountMinor: { label: "Amount", show: money },
      reportedRevenueMinor: { label: "Reported revenue", show: money },
    },
    budget: { amountMinor: { label: "Amount", show: money } },
    user: {
      role,
      email: { label: "Email" },
      session: null,
      density: { label: "Density" },
      language: { label: "Language", show: oneOf(LANGUAGE_NAMES) },
      signedOut: { label: "Other browsers signed out" },
      method: { label: "By", show: oneOf(METHODS) },
      failures: { label: "Failures in a row" },
    },
    view: { isShared: { label: "Shared" }, search: { label: "Settings" } },
    goal: {
      aim: { label: "Goal" },
      basis: {
        label: "Judged by",
        show: oneOf(translated({ interval: "Its interval", value: "The figure" })),
      },
      lastDay: { label: "Until" },
    },
    address: { email: { label: "Email" } },
    invite: { role, email: { label: "Email" } },
    key: {
      role,
      scopes: {
        label: "Narrowed to",
        show: (list) => (Array.isArray(list) ? list.join(", ") : null),
      },
      prefix: { label: "Begins with" },
    },
    reason: {
      kind: { label: "May be used to", show: oneOf(REASON_KIND_NAMES) },
      actor: { label: "Who must act", show: oneOf(SIDES) },
      needsAttempts: { label: "Only after the agreed attempts" },
    },
    settings: SETTINGS,
    workspace: {
      scored: { label: "Leads scored" },
      handedOff: { label: "Handed to sales" },
      activities: { label: "New activities" },
      // Ids, for those who follow what changed.
      leads: null,
    },
  },
  ["label"],
);

/** In every kind of thing: what only the program reads. */
const NEVER = new Set(["id", "version", "accountId", "importId", "position"]);

/** How a fact without a line of its own is called and written. */
export function fieldOf(entity: string, name: string, words: AuditWords): Field {
  const known = FIELDS[entity]?.[name];
  if (known !== undefined) return known;
  if (NEVER.has(name)) return null;
  const attribute = entity === "lead" ? words.attributes[name] : undefined;
  if (attribute !== undefined) return { label: attribute };
  const text = name
    .replace(/(At|Minor)$/, "")
    .replace(/[.]/g, " ")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
  const label = t(text.charAt(0).toUpperCase() + text.slice(1));
  if (/[a-z]At$/.test(name)) return { label, show: moment };
  return /[a-z]Minor$/.test(name) ? { label, show: money } : { label };
}
