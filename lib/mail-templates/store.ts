import { and, asc, eq, sql } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { mailTemplates } from "@/db/schema";
import { countOf } from "@/db/sql";
import type { MailTemplate } from "./schema";

const COLUMNS = {
  id: mailTemplates.id,
  name: mailTemplates.name,
  subject: mailTemplates.subject,
  body: mailTemplates.body,
  createdByName: mailTemplates.createdByName,
  version: mailTemplates.version,
};

const keyOf = (name: string) => name.toLowerCase();

/** All of them, by name. */
export async function readTemplates(db: ReadDb): Promise<MailTemplate[]> {
  return db.select(COLUMNS).from(mailTemplates).orderBy(asc(mailTemplates.nameKey));
}

export async function findTemplate(db: ReadDb, id: string): Promise<MailTemplate | null> {
  const [row] = await db.select(COLUMNS).from(mailTemplates).where(eq(mailTemplates.id, id));
  return row ?? null;
}

/** The template of that name, whatever its case. */
export async function findNamed(db: ReadDb, name: string): Promise<string | null> {
  const [row] = await db
    .select({ id: mailTemplates.id })
    .from(mailTemplates)
    .where(eq(mailTemplates.nameKey, keyOf(name)));
  return row?.id ?? null;
}

export async function countTemplates(db: ReadDb): Promise<number> {
  const [row] = await db.select({ count: countOf() }).from(mailTemplates);
  return row?.count ?? 0;
}

export async function insertTemplate(tx: Tx, template: MailTemplate, now: number): Promise<void> {
  const nameKey = keyOf(template.name);
  await tx.insert(mailTemplates).values({ ...template, nameKey, createdAt: now });
}

const isSeen = (id: string, version: number) =>
  and(eq(mailTemplates.id, id), eq(mailTemplates.version, version));

/** Changes a template if nobody else did since `version`; says whether. */
export async function updateTemplate(
  tx: Tx,
  { id, version, ...facts }: Omit<MailTemplate, "createdByName">,
): Promise<boolean> {
  const updated = await tx
    .update(mailTemplates)
    .set({ ...facts, nameKey: keyOf(facts.name), version: sql`${mailTemplates.version} + 1` })
    .where(isSeen(id, version))
    .returning({ id: mailTemplates.id });
  return updated.length === 1;
}

export async function removeTemplate(tx: Tx, id: string, version: number): Promise<boolean> {
  const removed = await tx
    .delete(mailTemplates)
    .where(isSeen(id, version))
    .returning({ id: mailTemplates.id });
  return removed.length === 1;
}
