import {
  and,
  eq,
  gt,
  inArray,
  isNull,
  lte,
  not,
  or,
  type SQL,
  type SQLWrapper,
  sql,
} from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { newestSeq } from "@/db/newest-entry";
import { prepared } from "@/db/prepared";
import * as tables from "@/db/schema";
import { anyRows, isOneOf } from "@/db/sql";
import { writeSettings } from "@/lib/settings/store";
import type { SampleRow } from "./schema";

const { audit, settings, users } = tables;

const KEY = "sample";

export async function readSample(
  db: ReadDb,
): Promise<{ sample: SampleRow; version: number } | null> {
  const [row] = await prepared(db, "sample.row", (d) =>
    d
      .select({ value: settings.value, version: settings.version })
      .from(settings)
      .where(eq(settings.key, KEY))
      .prepare("sample_row"),
  ).execute();
  return row ? { sample: row.value as SampleRow, version: row.version } : null;
}

/** Writes it unless somebody else did since `version`; says whether. */
export function writeSample(tx: Tx, sample: SampleRow, version: number, now: number) {
  return writeSettings(tx, KEY, sample, version, now);
}

/** The number of the latest entry of the audit log. */
export function readLastEntry(db: ReadDb): Promise<number> {
  return newestSeq(db);
}

/** What a workspace may have of its own already, by what people call it. */
const OWN = {
  leads: tables.leads,
  criteria: tables.criteriaVersions,
  imports: tables.imports,
  forms: tables.forms,
  costs: tables.costs,
  budgets: tables.budgets,
  "exchange rates": tables.exchangeRates,
  segments: tables.segments,
  goals: tables.goals,
  "saved views": tables.savedViews,
  attributes: tables.customAttributes,
  "mail templates": tables.mailTemplates,
  webhooks: tables.webhooks,
  visits: tables.visits,
  "people who are kept out": tables.suppressions,
} as const;

/** What of it is there. */
export async function readOwn(db: ReadDb): Promise<string[]> {
  const found: string[] = [];
  for (const [name, table] of Object.entries(OWN)) {
    const rows = await db.select({ one: sql<number>`1` }).from(table).limit(1);
    if (rows.length > 0) found.push(name);
  }
  return found;
}

/** Everything that is about leads and what is agreed on them, what refers before what is referred to. */
export const CLEARED = [
  tables.notifications,
  tables.keptAnswers,
  tables.goalChecks,
  tables.alerts,
  tables.goals,
  tables.checkedDays,
  tables.mailLeads,
  tables.mails,
  tables.formSubmissions,
  tables.formViews,
  tables.formConsents,
  tables.forms,
  tables.visits,
  tables.visitors,
  tables.webhookDeliveries,
  tables.webhooks,
  tables.challengers,
  tables.criteriaComments,
  tables.criteriaProposals,
  tables.criteriaSignatures,
  tables.criteriaVersions,
  tables.disputes,
  tables.importChanges,
  tables.importProblems,
  tables.imports,
  tables.importMappings,
  tables.leadAliases,
  tables.merges,
  tables.leadConsents,
  tables.suppressions,
  tables.bantAnswers,
  tables.handoffs,
  tables.stageMoves,
  tables.observations,
  tables.activities,
  tables.opportunities,
  tables.leads,
  tables.accounts,
  tables.costs,
  tables.budgets,
  tables.exchangeRates,
  tables.savedViews,
  tables.segments,
  tables.customAttributes,
  tables.mailTemplates,
] as const;

/** Settings of those things. */
const CLEARED_SETTINGS = [KEY, "board"];

/** What making the sample wrote down; what people did themselves stays in the log. */
function isOfSample(db: ReadDb, { fromSeq, toSeq }: SampleRow): SQL {
  const people = db.select({ id: users.id }).from(users) as SQLWrapper;
  const isMaking = and(
    gt(audit.seq, fromSeq),
    toSeq === null ? undefined : lte(audit.seq, toSeq),
    or(isNull(audit.actorId), not(sql`${audit.actorId} in ${people}`)),
  );
  return sql`(${isMaking} or ${audit.action} = 'sample.clear')`;
}

/** How many rows there are to take away. */
export async function countRows(db: ReadDb, sample: SampleRow): Promise<number> {
  let rows = await db.$count(audit, isOfSample(db, sample));
  for (const table of CLEARED) rows += await db.$count(table);
  return rows;
}

/** Takes some rows away, at most `limit`; says how many. Before that, the accounts. */
export async function clearSome(tx: Tx, sample: SampleRow, limit: number): Promise<number> {
  await tx.delete(users).where(isOneOf(users.id, sample.staff));
  let left = limit;
  for (const table of CLEARED) {
    if (left > 0) left -= await deleteSome(tx, table, undefined, left);
  }
  if (left > 0) left -= await deleteSome(tx, audit, isOfSample(tx, sample), left);
  return limit - left;
}

async function deleteSome(
  tx: Tx,
  table: (typeof CLEARED)[number] | typeof audit,
  condition: SQL | undefined,
  limit: number,
): Promise<number> {
  const gone = await tx
    .delete(table)
    .where(anyRows(table, condition, limit))
    .returning({ one: sql<number>`1` });
  return gone.length;
}

export async function clearSettings(tx: Tx): Promise<void> {
  await tx.delete(settings).where(inArray(settings.key, CLEARED_SETTINGS));
}
