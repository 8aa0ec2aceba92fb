import type { ReadDb, Tx } from "@/db/handles";
import { findOrCreateAccounts } from "@/lib/leads/steps/accounts";
import type { AuditEntry } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import {
  type OpportunityRow,
  readFirstWonAt,
  setAccountCustomerSince,
  updateOpportunity,
} from "@/lib/opportunities/store";
import type { BatchRow, OpportunityRowData } from "../schema/rows";
import {
  insertOpportunities,
  makeCustomer,
  readAccountsOfLeads,
  readKnownOpportunities,
} from "../store/rows";
import { type BringContext, type Brought, DEFAULT_IDENTITY, type RowOutcome } from "./bring";
import { type Match, matchLeads } from "./match";

type Change = Partial<Omit<OpportunityRow, "id" | "version">>;

function remarkOn(row: OpportunityRowData, match: Match | undefined): string | undefined {
  if (match?.id || !(row.leadEmail || row.leadExternalId)) return undefined;
  return `There is no lead with ${row.leadExternalId ?? row.leadEmail}: it belongs to none.`;
}

/** What a row changes of a known opportunity. Blank cells change nothing. */
function changesOf(known: OpportunityRow, row: OpportunityRowData, leadId: string | null): Change {
  const given: Change = {
    name: row.name,
    product: row.product,
    ownerName: row.owner,
    amountMinor: row.amountMinor,
    state: row.state,
    openedAt: row.openedAt,
    closeDate: row.closeDate,
    closedAt: row.state === "open" ? null : row.closedAt,
    ...(row.amountMinor === undefined ? {} : { currency: row.currency }),
    ...(known.leadId === null && leadId ? { leadId } : {}),
  } as Change;
  return Object.fromEntries(
    Object.entries(given).filter(
      ([key, value]) => value !== undefined && value !== known[key as keyof OpportunityRow],
    ),
  );
}

/** What these columns were. */
function valuesOf(known: OpportunityRow, columns: Change): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(columns).map((key) => [key, known[key as keyof OpportunityRow]]),
  );
}

async function look(db: ReadDb, rows: readonly OpportunityRowData[]) {
  const known = await readKnownOpportunities(
    db,
    rows.map(({ externalId }) => externalId),
  );
  const matches = await matchLeads(
    db,
    rows.map(({ leadEmail, leadExternalId }) => ({ email: leadEmail, externalId: leadExternalId })),
    [...DEFAULT_IDENTITY].reverse(),
  );
  return { known, matches };
}

export async function planOpportunities(
  db: ReadDb,
  rows: readonly BatchRow<OpportunityRowData>[],
): Promise<RowOutcome[]> {
  const data = rows.map((row) => row.data);
  const { known, matches } = await look(db, data);
  return data.map((row, i): RowOutcome => {
    const remark = remarkOn(row, matches[i]);
    const before = known.get(row.externalId);
    if (!before) return { outcome: "created", remark };
    const isSame = Object.keys(changesOf(before, row, matches[i]?.id ?? null)).length === 0;
    return { outcome: isSame ? "unchanged" : "updated", remark };
  });
}

function newOpportunity(
  row: OpportunityRowData,
  belongs: { leadId: string | null; leadName: string | null; accountId: string | null },
  now: number,
): OpportunityRow {
  return {
    id: newId(),
    externalId: row.externalId,
    leadId: belongs.leadId,
    accountId: belongs.accountId,
    name: row.name ?? row.account ?? belongs.leadName ?? row.externalId,
    product: row.product ?? null,
    ownerName: row.owner ?? null,
    amountMinor: row.amountMinor ?? null,
    currency: row.currency,
    state: row.state,
    openedAt: row.openedAt ?? null,
    closeDate: row.closeDate ?? null,
    closedAt: row.closedAt ?? null,
    createdAt: row.openedAt ?? now,
    version: 1,
  };
}

/** Brings accounts' "customer since" up to date with what was won, or is no longer. */
async function projectCustomers(
  tx: Tx,
  won: ReadonlyMap<string, number>,
  lost: ReadonlySet<string>,
): Promise<void> {
  for (const [accountId, since] of won) {
    if (!lost.has(accountId)) await makeCustomer(tx, accountId, since);
  }
  for (const accountId of lost) {
    await setAccountCustomerSince(tx, accountId, await readFirstWonAt(tx, accountId));
  }
}

/** Brings opportunities in, with their companies. Rows of one id follow each other. */
export async function bringOpportunities(
  tx: Tx,
  rows: readonly BatchRow<OpportunityRowData>[],
  { now, changes }: BringContext,
): Promise<Brought> {
  const data = rows.map((row) => row.data);
  const { known, matches } = await look(tx, data);
  const leads = await readAccountsOfLeads(
    tx,
    matches.flatMap(({ id }) => id ?? []),
  );
  const found = await findOrCreateAccounts(
    tx,
    data.map(({ account, externalId }) => ({
      company: known.has(externalId) ? null : (account ?? null),
    })),
    now,
  );
  const fresh = new Map<string, OpportunityRow>();
  const outcomes: RowOutcome[] = [];
  const entries: AuditEntry[] = [];
  const won = new Map<string, number>();
  const lost = new Set<string>();
  for (const [i, row] of data.entries()) {
    const match = matches[i];
    const leadId = match?.id ?? null;
    const lead = leadId ? leads.get(leadId) : undefined;
    const remark = remarkOn(row, match);
    const before = known.get(row.externalId) ?? fresh.get(row.externalId);
    if (!before) {
      const accountId = found[i]?.id ?? lead?.accountId ?? null;
      const belongs = { leadId, leadName: lead?.name ?? null, accountId };
      const opportunity = newOpportunity(row, belongs, now);
      fresh.set(row.externalId, opportunity);
      noteWin(won, opportunity);
      outcomes.push({ outcome: "created", remark });
      continue;
    }
    const changed = changesOf(before, row, leadId);
    if (Object.keys(changed).length === 0) {
      outcomes.push({ outcome: "unchanged", remark });
      continue;
    }
    const after = { ...before, ...changed };
    if (fresh.has(row.externalId)) {
      fresh.set(row.externalId, after);
    } else {
      if (!(await updateOpportunity(tx, before.id, before.version, changed))) {
        throw new Error(`Opportunity ${before.id} changed while it was imported`);
      }
      known.set(row.externalId, { ...after, version: before.version + 1 });
      changes.changed("opportunity", before.id, { columns: valuesOf(before, changed) });
      const entry = { entity: "opportunity", entityId: before.id, before, after: changed };
      entries.push({ action: "opportunity.change", ...entry });
    }
    if (before.state === "won" && before.accountId) lost.add(before.accountId);
    noteWin(won, after);
    outcomes.push({ outcome: "updated", remark });
  }
  await insertOpportunities(tx, [...fresh.values()]);
  for (const { id } of fresh.values()) changes.made("opportunity", id);
  await projectCustomers(tx, won, lost);
  return { outcomes, entries, leads: [] };
}

function noteWin(won: Map<string, number>, opportunity: OpportunityRow): void {
  const { accountId, state, closedAt } = opportunity;
  if (state !== "won" || accountId === null || closedAt === null) return;
  won.set(accountId, Math.min(closedAt, won.get(accountId) ?? closedAt));
}
