import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { prepared } from "@/db/prepared";
import { sessions, users } from "@/db/schema";
import { forUpdate } from "@/db/sql";
import type { Density } from "@/lib/engine/density";
import type { Role } from "@/lib/engine/roles";
import type { Language } from "@/lib/language";
import { type Colleague, emailKeyOf, type UserRow } from "../schema";
import { readAway } from "./absences";

/** What signing in needs to know of a user; the hash never leaves the server. */
export interface Credentials {
  id: string;
  name: string;
  role: Role;
  passwordHash: string | null;
  disabledAt: number | null;
}

export async function readCredentials(db: ReadDb, email: string): Promise<Credentials | null> {
  const [row] = await prepared(db, "users.credentials", (d) =>
    d
      .select({
        id: users.id,
        name: users.name,
        role: users.role,
        passwordHash: users.passwordHash,
        disabledAt: users.disabledAt,
      })
      .from(users)
      .where(eq(users.emailKey, sql.placeholder("key")))
      .prepare("users_credentials"),
  ).execute({ key: emailKeyOf(email) });
  return row ?? null;
}

export interface User {
  id: string;
  email: string;
  name: string;
  role: Role;
  passwordHash: string | null;
  disabledAt: number | null;
  version: number;
}

export async function readUser(db: ReadDb, id: string): Promise<User | null> {
  const [row] = await db
    .select({
      id: users.id,
      email: users.email,
      name: users.name,
      role: users.role,
      passwordHash: users.passwordHash,
      disabledAt: users.disabledAt,
      version: users.version,
    })
    .from(users)
    .where(eq(users.id, id));
  return row ?? null;
}

export async function anyUser(db: ReadDb): Promise<boolean> {
  const rows = await db.select({ id: users.id }).from(users).limit(1);
  return rows.length > 0;
}

export async function readUsers(db: ReadDb): Promise<UserRow[]> {
  const seen = db
    .select({ userId: sessions.userId, at: sql<number>`max(${sessions.lastSeenAt})`.as("seen_at") })
    .from(sessions)
    .groupBy(sessions.userId)
    .as("seen");
  const rows = await db
    .select({
      id: users.id,
      email: users.email,
      name: users.name,
      role: users.role,
      passwordHash: users.passwordHash,
      disabledAt: users.disabledAt,
      createdAt: users.createdAt,
      lastSeenAt: seen.at,
      awayFrom: users.awayFrom,
      awayUntil: users.awayUntil,
      version: users.version,
    })
    .from(users)
    .leftJoin(seen, eq(seen.userId, users.id))
    .orderBy(asc(users.name), asc(users.id));
  return rows.map(({ passwordHash, awayFrom: from, awayUntil: until, ...row }) => ({
    ...row,
    away: from !== null && until !== null ? { from, until } : null,
    lastSeenAt: row.lastSeenAt === null ? null : Number(row.lastSeenAt),
    hasPassword: passwordHash !== null,
  }));
}

export async function readColleagues(db: ReadDb, now: number): Promise<Colleague[]> {
  const away = await readAway(db, now);
  const rows = await prepared(db, "users.colleagues", (d) =>
    d
      .select({ id: users.id, name: users.name, role: users.role, disabledAt: users.disabledAt })
      .from(users)
      .orderBy(asc(users.name), asc(users.id))
      .prepare("users_colleagues"),
  ).execute();
  return rows.map(({ disabledAt, ...row }) => ({
    ...row,
    active: disabledAt === null,
    awayUntil: away.get(row.id) ?? null,
  }));
}

/** The oldest user in force of each role, for the demo's one-click sign-in. */
export async function readFirstOfEachRole(
  db: ReadDb,
): Promise<Omit<Colleague, "active" | "awayUntil">[]> {
  const rows = await db
    .select({ id: users.id, name: users.name, role: users.role })
    .from(users)
    .where(isNull(users.disabledAt))
    .orderBy(asc(users.createdAt), asc(users.id));
  return rows.filter((row, at) => rows.findIndex((other) => other.role === row.role) === at);
}

export async function insertUser(
  tx: Tx,
  user: Pick<User, "id" | "email" | "name" | "role" | "passwordHash"> & { createdAt: number },
): Promise<boolean> {
  const inserted = await tx
    .insert(users)
    .values({ ...user, emailKey: emailKeyOf(user.email) })
    .onConflictDoNothing()
    .returning({ id: users.id });
  return inserted.length === 1;
}

/** Changes a user if nobody else did since `version`; says whether. */
export async function updateUserRow(
  tx: Tx,
  id: string,
  version: number,
  change: Partial<Pick<User, "name" | "role" | "disabledAt">>,
): Promise<boolean> {
  const updated = await tx
    .update(users)
    .set({ ...change, version: sql`${users.version} + 1` })
    .where(and(eq(users.id, id), eq(users.version, version)))
    .returning({ id: users.id });
  return updated.length === 1;
}

export async function setPassword(tx: Tx, id: string, passwordHash: string): Promise<void> {
  await tx.update(users).set({ passwordHash }).where(eq(users.id, id));
}

/** How close things stand on that person's screens. */
export async function readDensity(db: ReadDb, id: string): Promise<Density> {
  const [row] = await prepared(db, "users.density", (d) =>
    d
      .select({ density: users.density })
      .from(users)
      .where(eq(users.id, sql.placeholder("id")))
      .prepare("users_density"),
  ).execute({ id });
  return row?.density ?? "comfortable";
}

export async function writeDensity(tx: Tx, id: string, density: Density): Promise<void> {
  await tx.update(users).set({ density }).where(eq(users.id, id));
}

/** The language that they chose; null when they leave it to their browser. */
export async function readLanguage(db: ReadDb, id: string): Promise<Language | null> {
  const [row] = await prepared(db, "users.language", (d) =>
    d
      .select({ language: users.language })
      .from(users)
      .where(eq(users.id, sql.placeholder("id")))
      .prepare("users_language"),
  ).execute({ id });
  return row?.language ?? null;
}

export async function writeLanguage(tx: Tx, id: string, language: Language | null): Promise<void> {
  await tx.update(users).set({ language }).where(eq(users.id, id));
}

/** The admins who can sign in, held until the transaction ends: two cannot remove each other. */
export async function lockAdmins(tx: Tx): Promise<string[]> {
  const rows = await forUpdate(
    tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.role, "admin"), isNull(users.disabledAt)))
      .orderBy(asc(users.id)),
  );
  return rows.map((row) => row.id);
}
