import { and, desc, eq, lt, or, type SQL, sql } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { prepared } from "@/db/prepared";
import { accounts, audit, opportunities } from "@/db/schema";
import { forUpdate, takeTurns } from "@/db/sql";
import type { OpportunityItem } from "./schema";
import type { OpportunityState } from "./schema/states";

export type OpportunityRow = typeof opportunities.$inferSelect;

const OPPORTUNITY_LOCK = 4716;

/** Lets one transaction at a time bring opportunities in by the ids that others know them by. */
export function takeOpportunityTurn(tx: Tx): Promise<void> {
  return takeTurns(tx, OPPORTUNITY_LOCK);
}

const ITEM = {
  id: opportunities.id,
  externalId: opportunities.externalId,
  leadId: opportunities.leadId,
  name: opportunities.name,
  product: opportunities.product,
  ownerName: opportunities.ownerName,
  amountMinor: opportunities.amountMinor,
  currency: opportunities.currency,
  state: opportunities.state,
  openedAt: opportunities.openedAt,
  closeDate: opportunities.closeDate,
  closedAt: opportunities.closedAt,
  version: opportunities.version,
};

export async function readOpportunitiesOf(db: ReadDb, leadId: string): Promise<OpportunityItem[]> {
  return prepared(db, "opportunities.ofLead", (d) =>
    d
      .select(ITEM)
      .from(opportunities)
      .where(eq(opportunities.leadId, sql.placeholder("leadId")))
      .orderBy(desc(opportunities.createdAt), desc(opportunities.id))
      .prepare("opportunities_of_lead"),
  ).execute({ leadId });
}

export async function readOpportunity(db: ReadDb, id: string): Promise<OpportunityItem | null> {
  const [row] = await db.select(ITEM).from(opportunities).where(eq(opportunities.id, id));
  return row ?? null;
}

/** One opportunity, held until the transaction ends. */
export async function lockOpportunity(tx: Tx, id: string): Promise<OpportunityItem | null> {
  const [row] = await forUpdate(
    tx.select(ITEM).from(opportunities).where(eq(opportunities.id, id)),
  );
  return row ?? null;
}

/** The same by the id that another system knows it by. */
export async function lockOpportunityByExternalId(
  tx: Tx,
  externalId: string,
): Promise<OpportunityItem | null> {
  const [row] = await forUpdate(
    tx.select(ITEM).from(opportunities).where(eq(opportunities.externalId, externalId)),
  );
  return row ?? null;
}

/** The account that its wins count for. */
export async function readAccountId(db: ReadDb, id: string): Promise<string | null> {
  const [row] = await db
    .select({ accountId: opportunities.accountId })
    .from(opportunities)
    .where(eq(opportunities.id, id));
  return row?.accountId ?? null;
}

export async function insertOpportunity(tx: Tx, row: OpportunityRow): Promise<void> {
  await tx.insert(opportunities).values(row);
}

/** Changes an opportunity if it is still the version that was seen; tells whether it was. */
export async function updateOpportunity(
  tx: Tx,
  id: string,
  seen: number,
  set: Partial<Omit<OpportunityRow, "id" | "version">>,
): Promise<boolean> {
  const changed = await tx
    .update(opportunities)
    .set({ ...set, version: seen + 1 })
    .where(and(eq(opportunities.id, id), eq(opportunities.version, seen)))
    .returning({ id: opportunities.id });
  return changed.length === 1;
}

export async function deleteOpportunity(tx: Tx, id: string): Promise<void> {
  await tx.delete(opportunities).where(eq(opportunities.id, id));
}

/** When an account's first opportunity was won; null when none was. */
export async function readFirstWonAt(db: ReadDb, accountId: string): Promise<number | null> {
  const [row] = await db
    .select({ at: sql<number | null>`min(${opportunities.closedAt})` })
    .from(opportunities)
    .where(and(eq(opportunities.accountId, accountId), eq(opportunities.state, "won")));
  return row?.at ?? null;
}

export async function setAccountCustomerSince(
  tx: Tx,
  accountId: string,
  customerSince: number | null,
): Promise<void> {
  await tx
    .update(accounts)
    .set({ customerSince, version: sql`${accounts.version} + 1` })
    .where(eq(accounts.id, accountId));
}

/** What an opportunity was before its latest win, as the audit log kept it. */
export async function readBeforeWin(db: ReadDb, id: string): Promise<unknown> {
  const [row] = await db
    .select({ before: audit.before })
    .from(audit)
    .where(
      and(
        eq(audit.entity, "opportunity"),
        eq(audit.entityId, id),
        eq(audit.action, "opportunity.win"),
      ),
    )
    .orderBy(desc(audit.seq))
    .limit(1);
  return row?.before ?? null;
}

/** A page of opportunities, newest first. */
export async function readOpportunityPage(
  db: ReadDb,
  where: { leadId?: string | undefined; state?: OpportunityState | undefined },
  after: { createdAt: number; id: string } | null,
  limit: number,
): Promise<(OpportunityItem & { createdAt: number })[]> {
  const conditions: (SQL | undefined)[] = [
    where.leadId === undefined ? undefined : eq(opportunities.leadId, where.leadId),
    where.state === undefined ? undefined : eq(opportunities.state, where.state),
    after === null
      ? undefined
      : or(
          lt(opportunities.createdAt, after.createdAt),
          and(eq(opportunities.createdAt, after.createdAt), lt(opportunities.id, after.id)),
        ),
  ];
  return db
    .select({ ...ITEM, createdAt: opportunities.createdAt })
    .from(opportunities)
    .where(and(...conditions))
    .orderBy(desc(opportunities.createdAt), desc(opportunities.id))
    .limit(limit);
}
