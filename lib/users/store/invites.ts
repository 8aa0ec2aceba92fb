import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { invites } from "@/db/schema";
import { emailKeyOf, type InviteRow } from "../schema";

const INVITE = {
  id: invites.id,
  kind: invites.kind,
  email: invites.email,
  role: invites.role,
  createdAt: invites.createdAt,
  expiresAt: invites.expiresAt,
};

const open = (now: number) => and(isNull(invites.usedAt), gt(invites.expiresAt, now));

export async function readOpenInvites(db: ReadDb, now: number): Promise<InviteRow[]> {
  return db
    .select(INVITE)
    .from(invites)
    .where(open(now))
    .orderBy(desc(invites.createdAt))
    .limit(500);
}

export async function readInviteByHash(
  db: ReadDb,
  tokenHash: string,
  now: number,
): Promise<(InviteRow & { userId: string | null }) | null> {
  const [row] = await db
    .select({ ...INVITE, userId: invites.userId })
    .from(invites)
    .where(and(eq(invites.tokenHash, tokenHash), open(now)));
  return row ?? null;
}

export async function insertInvite(
  tx: Tx,
  invite: InviteRow & { userId: string | null; tokenHash: string; createdBy: string | null },
): Promise<void> {
  await tx.insert(invites).values(invite);
}

/** Marks a link as used; false when it was used, ended or ran out before. */
export async function spendInvite(tx: Tx, id: string, now: number): Promise<boolean> {
  const spent = await tx
    .update(invites)
    .set({ usedAt: now })
    .where(and(eq(invites.id, id), open(now)))
    .returning({ id: invites.id });
  return spent.length === 1;
}

/** Ends the open links of one kind to an address: the newest is the only one that works. */
export async function endInvites(
  tx: Tx,
  kind: InviteRow["kind"],
  email: string,
  now: number,
): Promise<void> {
  await tx
    .update(invites)
    .set({ expiresAt: now })
    .where(
      and(eq(invites.kind, kind), sql`lower(${invites.email}) = ${emailKeyOf(email)}`, open(now)),
    );
}

/** Ends one open link; gives whom it was for, null when there is none. */
export async function endInvite(tx: Tx, id: string, now: number): Promise<string | null> {
  const [row] = await tx
    .update(invites)
    .set({ expiresAt: now })
    .where(and(eq(invites.id, id), open(now)))
    .returning({ email: invites.email });
  return row?.email ?? null;
}
