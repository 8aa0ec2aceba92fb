import { and, eq } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { formConsents, formSubmissions, forms, leadConsents } from "@/db/schema";
import { byWhatCounts } from "@/lib/engine/consent";
import type { ConsentItem, Consents } from "./schema";

type ConsentRow = typeof leadConsents.$inferSelect;

export async function insertConsent(tx: Tx, row: ConsentRow): Promise<void> {
  await tx.insert(leadConsents).values(row);
}

/** What was agreed to by forms: the submissions themselves say so, with the wording that was shown. */
async function readByForms(db: ReadDb, leadId: string): Promise<ConsentItem[]> {
  const rows = await db
    .select({
      id: formSubmissions.id,
      at: formSubmissions.createdAt,
      countedAt: formSubmissions.countedAt,
      wording: formConsents.text,
      number: formConsents.number,
      title: forms.title,
    })
    .from(formSubmissions)
    .innerJoin(forms, eq(forms.id, formSubmissions.formId))
    .innerJoin(
      formConsents,
      and(
        eq(formConsents.formId, formSubmissions.formId),
        eq(formConsents.number, formSubmissions.consentNumber),
      ),
    )
    .where(and(eq(formSubmissions.leadId, leadId), eq(formSubmissions.hasConsented, true)));
  return rows.map(({ number, title, countedAt, ...row }) => ({
    ...row,
    state: "given",
    latestAt: row.at,
    how: "By a form",
    version: String(number),
    recordedAt: countedAt ?? row.at,
    recordedByName: title,
  }));
}

/** What a lead agreed to and took back, by forms and otherwise, what counts first. */
export async function readConsents(db: ReadDb, leadId: string): Promise<Consents> {
  const recorded = await db.select().from(leadConsents).where(eq(leadConsents.leadId, leadId));
  const items = [
    ...(await readByForms(db, leadId)),
    ...recorded.map(
      ({ leadId: _lead, recordedBy: _by, wordingVersion: version, ...row }): ConsentItem => ({
        ...row,
        latestAt: row.latestAt ?? row.at,
        version,
      }),
    ),
  ].sort((a, b) => byWhatCounts(a, b) || b.recordedAt - a.recordedAt || (a.id < b.id ? 1 : -1));
  return { state: items[0]?.state ?? null, items };
}
