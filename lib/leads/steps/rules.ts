import type { ReadDb } from "@/db/handles";
import { agreedCriteria } from "@/lib/criteria/store";
import { DEFAULT_SQL_RULE, type SqlRule } from "@/lib/engine/bant";
import { type Criteria, DEFAULT_SLA } from "@/lib/engine/criteria";
import { t } from "@/lib/language";
import { refuse } from "@/lib/operations/outcome";
import type { WorkingLead } from "../store/working";
import type { LeadContext } from "./context";

/** How long a move can be taken back. */
export const UNDO_MS = 24 * 60 * 60_000;

/** The agreement a lead is worked by: what is in force, or what it was handed off under. */
async function agreementOf(
  db: ReadDb,
  lead: Pick<WorkingLead, "criteriaVersionId">,
  context: Pick<LeadContext, "criteria">,
): Promise<Criteria | null> {
  if (context.criteria) return context.criteria.body;
  if (lead.criteriaVersionId === null) return null;
  return (await agreedCriteria(db, lead.criteriaVersionId))?.body ?? null;
}

/** What the lead must meet to count as an SQL. */
export async function sqlRuleOf(
  db: ReadDb,
  lead: Pick<WorkingLead, "criteriaVersionId">,
  context: Pick<LeadContext, "criteria">,
): Promise<SqlRule> {
  return (await agreementOf(db, lead, context))?.sqlRule ?? DEFAULT_SQL_RULE;
}

/** How many calls must have been made before a lead counts as out of reach. */
export async function attemptsNeeded(
  db: ReadDb,
  lead: Pick<WorkingLead, "criteriaVersionId">,
  context: Pick<LeadContext, "criteria">,
): Promise<number> {
  const sla = (await agreementOf(db, lead, context))?.sla ?? DEFAULT_SLA;
  return sla.attemptsBeforeUnreachable;
}

/** Where a list should go on is not a place that it ever gave out. */
export function refuseCursor(): never {
  refuse("invalid", t("This is no place in the list. Load the list again from its beginning."), {
    cursor: "Use the `next` of the page before.",
  });
}
