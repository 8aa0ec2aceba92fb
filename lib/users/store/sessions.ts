import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { prepared } from "@/db/prepared";
import { sessions, settings, users } from "@/db/schema";
import type { Role } from "@/lib/engine/roles";
import type { Language } from "@/lib/language";

/** A session row with what the request needs of its user. */
export interface SessionUser {
  id: string;
  userId: string;
  name: string;
  role: Role;
  language: Language | null;
  workspaceLanguage: Language | null;
  lastSeenAt: number;
}

/** The session and its user if both are in force at `now`. One statement: it runs on every request. */
export async function readLiveSession(
  db: ReadDb,
  id: string,
  now: number,
): Promise<SessionUser | null> {
  const [row] = await prepared(db, "users.liveSession", (d) =>
    d
      .select({
        id: sessions.id,
        userId: sessions.userId,
        name: users.name,
        role: users.role,
        language: users.language,
        workspace: settings.value,
        lastSeenAt: sessions.lastSeenAt,
      })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .leftJoin(settings, eq(settings.key, "workspace"))
      .where(
        and(
          eq(sessions.id, sql.placeholder("id")),
          gt(sessions.expiresAt, sql.placeholder("now")),
          isNull(sessions.revokedAt),
          isNull(users.disabledAt),
        ),
      )
      .prepare("users_live_session"),
  ).execute({ id, now });
  if (!row) return null;
  const { workspace, ...session } = row;
  const { language = null } = (workspace ?? {}) as { language?: Language | null };
  return { ...session, workspaceLanguage: language };
}

export interface NewSession {
  id: string;
  userId: string;
  createdAt: number;
  expiresAt: number;
  userAgent: string | null;
  ip: string | null;
}

export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  await tx.insert(sessions).values({ ...session, lastSeenAt: session.createdAt });
}

/** Moves "last seen" forward; says whether the session was still in force. */
export async function touchSession(tx: Tx, id: string, now: number): Promise<boolean> {
  const touched = await tx
    .update(sessions)
    .set({ lastSeenAt: now })
    .where(and(eq(sessions.id, id), isNull(sessions.revokedAt)))
    .returning({ id: sessions.id });
  return touched.length === 1;
}

export interface SessionRow {
  id: string;
  userId: string;
  userName: string;
  createdAt: number;
  lastSeenAt: number;
  expiresAt: number;
  userAgent: string | null;
  ip: string | null;
}

/** Sessions in force, of one user or of everybody, the last seen first. */
export async function readSessions(
  db: ReadDb,
  userId: string | null,
  now: number,
): Promise<SessionRow[]> {
  return db
    .select({
      id: sessions.id,
      userId: sessions.userId,
      userName: users.name,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      expiresAt: sessions.expiresAt,
      userAgent: sessions.userAgent,
      ip: sessions.ip,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        userId === null ? undefined : eq(sessions.userId, userId),
        gt(sessions.expiresAt, now),
        isNull(sessions.revokedAt),
      ),
    )
    .orderBy(desc(sessions.lastSeenAt))
    .limit(500);
}

/** Whose session it is; null when there is none or it was revoked before. */
export async function readSessionOwner(db: ReadDb, id: string): Promise<string | null> {
  const [row] = await db
    .select({ userId: sessions.userId })
    .from(sessions)
    .where(and(eq(sessions.id, id), isNull(sessions.revokedAt)));
  return row?.userId ?? null;
}

export async function revokeSession(tx: Tx, id: string, now: number): Promise<void> {
  await tx.update(sessions).set({ revokedAt: now }).where(eq(sessions.id, id));
}

/** Ends all sessions of a user, but `except`; gives how many. */
export async function revokeSessionsOf(
  tx: Tx,
  userId: string,
  now: number,
  except?: string,
): Promise<number> {
  const revoked = await tx
    .update(sessions)
    .set({ revokedAt: now })
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.revokedAt),
        except === undefined ? undefined : sql`${sessions.id} <> ${except}`,
      ),
    )
    .returning({ id: sessions.id });
  return revoked.length;
}
