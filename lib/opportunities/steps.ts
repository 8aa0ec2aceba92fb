import type { Tx } from "@/db/handles";
import type { Stage } from "@/lib/engine/stages";
import { DAY_MS } from "@/lib/engine/time-zone";
import { t } from "@/lib/language";
import type { AuditEntry } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import type { OpportunityItem } from "./schema";
import {
  deleteOpportunity,
  insertOpportunity,
  readAccountId,
  readBeforeWin,
  readFirstWonAt,
  readOpportunitiesOf,
  setAccountCustomerSince,
  updateOpportunity,
} from "./store";

/** The lead an opportunity is about, held by this transaction. */
export interface OpportunityLead {
  id: string;
  name: string;
  accountId: string | null;
}

export interface OpportunityDetails {
  externalId?: string | undefined;
  name?: string | undefined;
  product?: string | null | undefined;
  ownerName?: string | null | undefined;
  amountMinor?: number | null | undefined;
  currency: string;
  closeDate?: string | null | undefined;
}

function entryOf(
  action: string,
  id: string,
  before: Partial<OpportunityItem> | null,
  after: Partial<OpportunityItem> | null,
): AuditEntry {
  return { action, entity: "opportunity", entityId: id, before, after };
}

export async function openOpportunity(
  tx: Tx,
  lead: OpportunityLead,
  details: OpportunityDetails,
  at: number,
  now: number,
): Promise<{ id: string; entry: AuditEntry }> {
  const id = newId();
  const known = {
    externalId: details.externalId ?? null,
    leadId: lead.id,
    name: details.name || lead.name,
    amountMinor: details.amountMinor ?? null,
    currency: details.currency,
    closeDate: details.closeDate ?? null,
    state: "open" as const,
  };
  await insertOpportunity(tx, {
    id,
    accountId: lead.accountId,
    product: details.product ?? null,
    ownerName: details.ownerName ?? null,
    openedAt: at,
    closedAt: null,
    createdAt: now,
    version: 1,
    ...known,
  });
  return { id, entry: entryOf("opportunity.open", id, null, known) };
}

/** Brings "customer since" up to date with the account's won opportunities. */
async function projectCustomer(tx: Tx, accountId: string | null): Promise<void> {
  if (accountId === null) return;
  await setAccountCustomerSince(tx, accountId, await readFirstWonAt(tx, accountId));
}

/** What is known of an opportunity, how it stands, and since when; what is absent stays as it is. */
export type OpportunityChange = Partial<
  Pick<
    OpportunityItem,
    | "name"
    | "product"
    | "ownerName"
    | "amountMinor"
    | "currency"
    | "openedAt"
    | "closeDate"
    | "state"
  >
> & { closedAt?: number | undefined };

const ACTIONS: Record<OpportunityItem["state"], string> = {
  open: "opportunity.reopen",
  won: "opportunity.win",
  lost: "opportunity.lose",
};

/**
 * Changes an opportunity that this transaction holds, if it is still the version that was seen; null
 * when it is not. Its account is a customer from its first win on, and not without any.
 */
export async function changeOpportunity(
  tx: Tx,
  before: OpportunityItem,
  seen: number,
  { closedAt, ...facts }: OpportunityChange,
  now: number,
): Promise<AuditEntry | null> {
  const state = facts.state ?? before.state;
  const isMoved = state !== before.state;
  const at = closedAt ?? (isMoved ? now : before.closedAt);
  if (at !== null && at > now) {
    refuse("invalid", t("This is in the future."), { closedAt: t("This is in the future.") });
  }
  const openedAt = facts.openedAt ?? before.openedAt;
  // Who knows only days gives the midnight before.
  if (state !== "open" && at !== null && openedAt !== null && at <= openedAt - DAY_MS) {
    const early = t("This is before it was opened.");
    refuse("invalid", early, { closedAt: early });
  }
  const isOther = facts.currency !== undefined && facts.currency !== before.currency;
  if (isOther && before.amountMinor !== null && facts.amountMinor === undefined) {
    const unknown = t("Say the amount in the new currency as well.");
    refuse("invalid", unknown, { amountMinor: unknown });
  }
  const set = { ...facts, ...(facts.state ? { closedAt: state === "open" ? null : at } : {}) };
  if (!(await updateOpportunity(tx, before.id, seen, set))) return null;
  if (state === "won" || before.state === "won") {
    await projectCustomer(tx, await readAccountId(tx, before.id));
  }
  return entryOf(isMoved ? ACTIONS[state] : "opportunity.change", before.id, before, set);
}

/**
 * Wins the lead's open opportunity, or writes down one that nobody had opened; none when the win is
 * known already, by another program. Other open ones stay open: they are separate business.
 */
async function win(
  tx: Tx,
  lead: OpportunityLead,
  won: { amountMinor?: number | undefined; currency: string; ownerName: string | null },
  at: number,
  now: number,
): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  const known = await readOpportunitiesOf(tx, lead.id);
  let open = known.find(({ state }) => state === "open");
  if (!open && known.some(({ state }) => state === "won")) return [];
  if (!open) {
    const opened = await openOpportunity(tx, lead, won, at, now);
    entries.push(opened.entry);
    open = (await readOpportunitiesOf(tx, lead.id)).find(({ id }) => id === opened.id);
  }
  if (!open) throw new Error("The opportunity that was opened is not there");
  const after = {
    state: "won" as const,
    closedAt: at,
    amountMinor: won.amountMinor ?? open.amountMinor,
  };
  await updateOpportunity(tx, open.id, open.version, after);
  const before = { state: open.state, amountMinor: open.amountMinor };
  entries.push(entryOf("opportunity.win", open.id, before, after));
  await projectCustomer(tx, lead.accountId);
  return entries;
}

async function loseAll(tx: Tx, lead: OpportunityLead, at: number): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (const opportunity of await readOpportunitiesOf(tx, lead.id)) {
    if (opportunity.state !== "open") continue;
    const after = { state: "lost" as const, closedAt: at };
    await updateOpportunity(tx, opportunity.id, opportunity.version, after);
    entries.push(entryOf("opportunity.lose", opportunity.id, { state: "open" }, after));
  }
  return entries;
}

/** What a move means for the lead's opportunities. `details` opens one on becoming an SQL. */
export async function followMove(
  tx: Tx,
  lead: OpportunityLead,
  move: { from: Stage; to: Stage; at: number },
  details: {
    open: OpportunityDetails | null;
    wonAmountMinor?: number | undefined;
    currency: string;
    ownerName: string | null;
  },
  now: number,
): Promise<AuditEntry[]> {
  if (move.to === "sql" && details.open) {
    return [(await openOpportunity(tx, lead, details.open, move.at, now)).entry];
  }
  if (move.to === "customer") {
    const { wonAmountMinor: amountMinor, currency, ownerName } = details;
    return win(tx, lead, { amountMinor, currency, ownerName }, move.at, now);
  }
  return move.from === "sql" ? loseAll(tx, lead, move.at) : [];
}

function amountOf(before: unknown): number | null | undefined {
  if (typeof before !== "object" || before === null || !("amountMinor" in before)) return undefined;
  return typeof before.amountMinor === "number" ? before.amountMinor : null;
}

/** Takes back what `followMove` did for a move that is undone; the moments match exactly. */
export async function unfollowMove(
  tx: Tx,
  lead: OpportunityLead,
  undone: { from: Stage; to: Stage; at: number },
): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (const opportunity of await readOpportunitiesOf(tx, lead.id)) {
    const { id, state, version, openedAt, closedAt } = opportunity;
    const reopened = { state: "open" as const, closedAt: null };
    if (openedAt === undone.at && (undone.to === "sql" || undone.to === "customer")) {
      await deleteOpportunity(tx, id);
      entries.push(entryOf("opportunity.remove", id, opportunity, null));
    } else if (closedAt === undone.at && state === "won" && undone.to === "customer") {
      const amountMinor = amountOf(await readBeforeWin(tx, id)) ?? opportunity.amountMinor;
      await updateOpportunity(tx, id, version, { ...reopened, amountMinor });
      entries.push(entryOf("opportunity.reopen", id, { state }, { ...reopened, amountMinor }));
    } else if (closedAt === undone.at && state === "lost" && undone.from === "sql") {
      await updateOpportunity(tx, id, version, reopened);
      entries.push(entryOf("opportunity.reopen", id, { state }, reopened));
    }
  }
  if (undone.to === "customer") await projectCustomer(tx, lead.accountId);
  return entries;
}
