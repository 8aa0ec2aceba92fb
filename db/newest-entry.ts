import { and, desc, gt, inArray } from "drizzle-orm";
import type { ReadDb } from "./handles";
import { prepared } from "./prepared";
import { audit } from "./schema";

/** The number of the newest audit entry; 0 when there is none. It grows with every commit. */
export async function newestSeq(db: ReadDb): Promise<number> {
  const [row] = await prepared(db, "audit.newest", (d) =>
    d
      .select({ seq: audit.seq })
      .from(audit)
      .orderBy(desc(audit.seq))
      .limit(1)
      .prepare("audit_newest"),
  ).execute();
  return row?.seq ?? 0;
}

/** Whether anything was written about such things after an entry. */
export async function hasEntryAbout(
  db: ReadDb,
  after: number,
  entities: readonly string[],
): Promise<boolean> {
  const [row] = await db
    .select({ seq: audit.seq })
    .from(audit)
    .where(and(gt(audit.seq, after), inArray(audit.entity, [...entities])))
    .limit(1);
  return row !== undefined;
}
