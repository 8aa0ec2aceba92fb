import type { ReadDb } from "@/db/handles";
import type { CompiledCriteria } from "@/lib/engine/compile";
import type { Names } from "@/lib/engine/conditions/contract";
import { explain } from "@/lib/engine/explain";
import type { LeadHistory } from "@/lib/engine/history";
import { gradeOf, pathOf, type ScoreOptions, totalsAt } from "@/lib/engine/score";
import { refuseGone } from "@/lib/leads/steps/gone";
import { readHistories } from "@/lib/scoring/store";
import type { Sight } from "../schema";
import { findLeadStanding } from "../store/leads";

interface SeenBy extends ScoreOptions {
  versionId: string;
  versionNumber: number;
}

/** Criteria that no version has yet. */
export const DRAFT: SeenBy = { versionId: "draft", versionNumber: 0 };

/** How criteria see a lead at a minute, rule by rule. */
export function sightAt(
  history: LeadHistory,
  compiled: CompiledCriteria,
  minute: number,
  seenBy: SeenBy,
  names: Names,
): Sight {
  const totals = totalsAt(history, compiled, minute, seenBy);
  const path = pathOf(totals);
  return {
    path,
    grade: gradeOf(totals.fit, compiled.criteria),
    explanation: explain(history, compiled, minute, { ...seenBy, path: path ?? "scored" }, names),
  };
}

/** A lead with all of its history that these criteria ask for. */
export async function readLeadHistory(
  db: ReadDb,
  leadId: string,
  ...criteria: readonly CompiledCriteria[]
) {
  const lead = await findLeadStanding(db, leadId);
  const types = new Set(criteria.flatMap(({ byType }) => [...byType.keys()]));
  const history = lead && (await readHistories(db, [lead], [...types])).get(lead.id);
  if (!lead || !history) return refuseGone(db, leadId);
  return { lead, history };
}
