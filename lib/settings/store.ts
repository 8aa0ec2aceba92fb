import { and, asc, eq, sql } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { prepared } from "@/db/prepared";
import { exitReasons, settings } from "@/db/schema";
import { countOf } from "@/db/sql";
import { DEFAULT_EXIT_REASONS, DEFAULT_WORKSPACE, type ExitReason, type Workspace } from "./schema";
import { type BoardLimits, NO_LIMITS } from "./schema/board-limits";

const WORKSPACE = "workspace";

/** The workspace's settings with the version to change them by; defaults before setup. */
export async function readWorkspaceRow(
  db: ReadDb,
): Promise<{ workspace: Workspace; version: number }> {
  const [row] = await prepared(db, "settings.workspace", (d) =>
    d
      .select({ value: settings.value, version: settings.version })
      .from(settings)
      .where(eq(settings.key, WORKSPACE))
      .prepare("settings_workspace"),
  ).execute();
  // A setting that came later than the row has its default.
  const workspace = { ...DEFAULT_WORKSPACE, ...(row?.value as Partial<Workspace> | undefined) };
  return { workspace, version: row?.version ?? 0 };
}

const BOARD = "board";

/** The board's limits with the version to change them by; none before somebody set some. */
export async function readBoardLimitsRow(
  db: ReadDb,
): Promise<{ limits: BoardLimits; version: number }> {
  const [row] = await db
    .select({ value: settings.value, version: settings.version })
    .from(settings)
    .where(eq(settings.key, BOARD));
  const limits = (row?.value as BoardLimits | undefined) ?? NO_LIMITS;
  return { limits, version: row?.version ?? 0 };
}

export function writeBoardLimits(
  tx: Tx,
  limits: BoardLimits,
  version: number,
  now: number,
): Promise<boolean> {
  return writeSettings(tx, BOARD, limits, version, now);
}

export async function readWorkspace(db: ReadDb): Promise<Workspace> {
  return (await readWorkspaceRow(db)).workspace;
}

/**
 * Writes one kind of settings if nobody else did since `version` (0: there are none); says whether.
 */
export async function writeSettings(
  tx: Tx,
  key: string,
  value: unknown,
  version: number,
  now: number,
): Promise<boolean> {
  const written =
    version === 0
      ? await tx
          .insert(settings)
          .values({ key, value, updatedAt: now })
          .onConflictDoNothing()
          .returning({ key: settings.key })
      : await tx
          .update(settings)
          .set({ value, updatedAt: now, version: sql`${settings.version} + 1` })
          .where(and(eq(settings.key, key), eq(settings.version, version)))
          .returning({ key: settings.key });
  return written.length === 1;
}

export function writeWorkspace(
  tx: Tx,
  workspace: Workspace,
  version: number,
  now: number,
): Promise<boolean> {
  return writeSettings(tx, WORKSPACE, workspace, version, now);
}

/** What every workspace starts with; what is there already stays. */
export async function ensureDefaults(tx: Tx): Promise<void> {
  await tx
    .insert(exitReasons)
    .values(
      DEFAULT_EXIT_REASONS.map((reason, position) => ({
        needsAttempts: false,
        ...reason,
        position,
      })),
    )
    .onConflictDoNothing();
}

const REASON = {
  id: exitReasons.id,
  label: exitReasons.label,
  kind: exitReasons.kind,
  actor: exitReasons.actor,
  needsAttempts: exitReasons.needsAttempts,
  position: exitReasons.position,
  retiredAt: exitReasons.retiredAt,
};

/** All reasons in their order, the retired ones too: history names them. */
export async function readExitReasons(db: ReadDb): Promise<ExitReason[]> {
  return prepared(db, "settings.exitReasons", (d) =>
    d
      .select(REASON)
      .from(exitReasons)
      .orderBy(asc(exitReasons.position), asc(exitReasons.id))
      .prepare("settings_exit_reasons"),
  ).execute();
}

export async function readExitReason(db: ReadDb, id: string): Promise<ExitReason | null> {
  const [row] = await db.select(REASON).from(exitReasons).where(eq(exitReasons.id, id));
  return row ?? null;
}

export async function countExitReasons(db: ReadDb): Promise<number> {
  const [row] = await db.select({ n: countOf() }).from(exitReasons);
  return row?.n ?? 0;
}

export async function insertExitReason(tx: Tx, reason: ExitReason): Promise<void> {
  await tx.insert(exitReasons).values(reason);
}

export async function updateExitReason(
  tx: Tx,
  id: string,
  change: Partial<Omit<ExitReason, "id">>,
): Promise<void> {
  await tx.update(exitReasons).set(change).where(eq(exitReasons.id, id));
}

/** Takes the one right to make the first admin; false when it was taken. Racers wait here. */
export async function claimSetup(tx: Tx, now: number): Promise<boolean> {
  const claimed = await tx
    .insert(settings)
    .values({ key: "setup", value: { at: now }, updatedAt: now })
    .onConflictDoNothing()
    .returning({ key: settings.key });
  return claimed.length === 1;
}
