import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { prepared } from "@/db/prepared";
import { savedViews } from "@/db/schema";
import { countOf } from "@/db/sql";
import type { ViewPlace, ViewRow } from "./schema";

const COLUMNS = {
  id: savedViews.id,
  page: savedViews.page,
  report: savedViews.report,
  search: savedViews.search,
  name: savedViews.name,
  isShared: savedViews.isShared,
  ownerId: savedViews.ownerId,
  ownerName: savedViews.ownerName,
  createdAt: savedViews.createdAt,
  version: savedViews.version,
};

/** Views that somebody sees: their own and the shared ones, by name. Without a place those of reports. */
export async function listViewRows(
  db: ReadDb,
  viewerId: string | null,
  place: ViewPlace | undefined,
): Promise<ViewRow[]> {
  const rows = await prepared(db, "views.list", (d) =>
    d
      .select(COLUMNS)
      .from(savedViews)
      .where(
        and(
          eq(savedViews.page, sql.placeholder("page")),
          or(eq(savedViews.isShared, true), eq(savedViews.ownerId, sql.placeholder("viewer"))),
        ),
      )
      .orderBy(asc(savedViews.name), asc(savedViews.id))
      .prepare("views_list"),
  ).execute({ page: place?.page ?? "report", viewer: viewerId ?? "" });
  return rows.filter(({ report }) => !place?.report || report === place.report);
}

export async function findView(db: ReadDb, id: string): Promise<ViewRow | null> {
  const [row] = await db.select(COLUMNS).from(savedViews).where(eq(savedViews.id, id));
  return row ?? null;
}

export async function countViewsOf(db: ReadDb, ownerId: string): Promise<number> {
  const [row] = await db
    .select({ count: countOf() })
    .from(savedViews)
    .where(eq(savedViews.ownerId, ownerId));
  return row?.count ?? 0;
}

/** The owner's view of that page and name, whatever the case of the name. */
export async function findTwin(
  db: ReadDb,
  ownerId: string,
  { page, report }: ViewPlace,
  name: string,
): Promise<string | null> {
  const rows = await db
    .select({ id: savedViews.id, name: savedViews.name })
    .from(savedViews)
    .where(
      and(
        eq(savedViews.ownerId, ownerId),
        eq(savedViews.page, page),
        report === null ? isNull(savedViews.report) : eq(savedViews.report, report),
      ),
    );
  const wanted = name.toLowerCase();
  return rows.find((row) => row.name.toLowerCase() === wanted)?.id ?? null;
}

export async function insertView(tx: Tx, view: ViewRow): Promise<void> {
  await tx.insert(savedViews).values(view);
}

/** Changes a view if nobody else did since `version`; says whether. */
export async function updateView(
  tx: Tx,
  id: string,
  version: number,
  change: Partial<Pick<ViewRow, "name" | "isShared" | "search">>,
): Promise<boolean> {
  const updated = await tx
    .update(savedViews)
    .set({ ...change, version: sql`${savedViews.version} + 1` })
    .where(and(eq(savedViews.id, id), eq(savedViews.version, version)))
    .returning({ id: savedViews.id });
  return updated.length === 1;
}

export async function removeView(tx: Tx, id: string, version: number): Promise<boolean> {
  const removed = await tx
    .delete(savedViews)
    .where(and(eq(savedViews.id, id), eq(savedViews.version, version)))
    .returning({ id: savedViews.id });
  return removed.length === 1;
}
