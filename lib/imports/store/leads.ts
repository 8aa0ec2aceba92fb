import { eq, inArray, isNull } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { isListed, listed } from "@/db/lists";
import { prepared } from "@/db/prepared";
import { leads, stageMoves, users } from "@/db/schema";
import { chunksOf } from "@/lib/leads/store/working";

const KNOWN = {
  id: leads.id,
  name: leads.name,
  email: leads.email,
  emailKey: leads.emailKey,
  externalId: leads.externalId,
  phone: leads.phone,
  attributes: leads.attributes,
  accountId: leads.accountId,
  ownerId: leads.ownerId,
  stage: leads.stage,
  stageAt: leads.stageAt,
  utmFirst: leads.utmFirst,
  utmLast: leads.utmLast,
  optedOut: leads.optedOut,
  nurtureUntil: leads.nurtureUntil,
  heldAt: leads.heldAt,
  version: leads.version,
};

function selectKnown(db: ReadDb) {
  return db.select(KNOWN).from(leads).where(isListed(leads.id));
}
/** What an import compares a row with. */
export type KnownLead = Awaited<ReturnType<typeof selectKnown>>[number];

export async function readKnownLeads(
  db: ReadDb,
  ids: readonly string[],
): Promise<Map<string, KnownLead>> {
  if (ids.length === 0) return new Map();
  const rows = await prepared(db, "imports.knownLeads", (d) =>
    selectKnown(d).prepare("imports_known_leads"),
  ).execute(listed(ids));
  return new Map(rows.map((lead) => [lead.id, lead]));
}

/** Every stage that these leads have been in. */
export async function readReachedStages(
  db: ReadDb,
  ids: readonly string[],
): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  for (const chunk of chunksOf([...new Set(ids)])) {
    const rows = await db
      .select({ leadId: stageMoves.leadId, to: stageMoves.to })
      .from(stageMoves)
      .where(inArray(stageMoves.leadId, chunk));
    for (const { leadId, to } of rows) {
      const reached = found.get(leadId) ?? new Set();
      reached.add(to);
      found.set(leadId, reached);
    }
  }
  return found;
}

export async function markOptedOut(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const chunk of chunksOf(ids)) {
    await tx.update(leads).set({ optedOut: true }).where(inArray(leads.id, chunk));
  }
}

export async function setLeadAccount(tx: Tx, id: string, accountId: string): Promise<void> {
  await tx.update(leads).set({ accountId }).where(eq(leads.id, id));
}

/** People who can own leads. */
export async function readOwners(db: ReadDb) {
  return db
    .select({ id: users.id, name: users.name, emailKey: users.emailKey })
    .from(users)
    .where(isNull(users.disabledAt));
}
