import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { formConsents, forms, formViews } from "@/db/schema";
import type { FormRow } from "./schema";

const FORM = {
  id: forms.id,
  slug: forms.slug,
  title: forms.title,
  body: forms.body,
  archivedAt: forms.archivedAt,
  createdByName: forms.createdByName,
  createdAt: forms.createdAt,
  updatedAt: forms.updatedAt,
  version: forms.version,
};

/** Those in use first, by name. */
export async function listFormRows(db: ReadDb): Promise<FormRow[]> {
  return db
    .select(FORM)
    .from(forms)
    .orderBy(sql`${isNull(forms.archivedAt)} desc`, asc(forms.title), asc(forms.id));
}

export async function findForm(db: ReadDb, id: string): Promise<FormRow | null> {
  const [row] = await db.select(FORM).from(forms).where(eq(forms.id, id));
  return row ?? null;
}

export async function findFormBySlug(db: ReadDb, slug: string): Promise<FormRow | null> {
  const [row] = await db.select(FORM).from(forms).where(eq(forms.slug, slug));
  return row ?? null;
}

/** Adds a form; false when its address is taken. */
export async function insertForm(tx: Tx, row: FormRow): Promise<boolean> {
  const added = await tx
    .insert(forms)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: forms.id });
  return added.length === 1;
}

/** Changes a form that is still the version that was seen; tells whether it was. */
export async function updateForm(
  tx: Tx,
  id: string,
  seen: number,
  set: Partial<Pick<FormRow, "slug" | "title" | "body" | "archivedAt" | "updatedAt">>,
): Promise<boolean> {
  const changed = await tx
    .update(forms)
    .set({ ...set, version: seen + 1 })
    .where(and(eq(forms.id, id), eq(forms.version, seen)))
    .returning({ id: forms.id });
  return changed.length === 1;
}

/** The latest wording of a form's consent; null when it never asked for one. */
export async function readConsent(
  db: ReadDb,
  formId: string,
): Promise<{ number: number; text: string } | null> {
  const [row] = await db
    .select({ number: formConsents.number, text: formConsents.text })
    .from(formConsents)
    .where(eq(formConsents.formId, formId))
    .orderBy(desc(formConsents.number))
    .limit(1);
  return row ?? null;
}

/** Every wording that a form ever had, by its number. */
export async function readConsents(db: ReadDb, formId: string): Promise<Record<number, string>> {
  const rows = await db
    .select({ number: formConsents.number, text: formConsents.text })
    .from(formConsents)
    .where(eq(formConsents.formId, formId));
  return Object.fromEntries(rows.map(({ number, text }) => [number, text]));
}

export async function insertConsent(
  tx: Tx,
  formId: string,
  number: number,
  text: string,
  since: number,
): Promise<void> {
  await tx.insert(formConsents).values({ formId, number, text, since });
}

export async function addViews(tx: Tx, formId: string, day: string, count: number): Promise<void> {
  await tx
    .insert(formViews)
    .values({ formId, day, views: count })
    .onConflictDoUpdate({
      target: [formViews.formId, formViews.day],
      set: { views: sql`${formViews.views} + ${count}` },
    });
}
