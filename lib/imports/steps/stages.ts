import { FUNNEL_STAGES, STAGE_INFO, type Stage } from "@/lib/engine/stages";
import type { LeadRowData } from "../schema/rows";

const DAY = 86_400_000;

type Dated = Pick<
  LeadRowData,
  "createdAt" | "stage" | "mqlAt" | "salAt" | "sqlAt" | "customerAt" | "exitAt"
>;

export interface StageStep {
  to: Stage;
  /** Epoch ms; null when the file does not say. */
  at: number | null;
}

function isExit(stage: Stage): boolean {
  return stage === "nurture" || stage === "disqualified";
}

/** Where a stage stands in the funnel; -1 for exits and none. */
export function placeOf(stage: Stage | undefined): number {
  const funnel: readonly (Stage | undefined)[] = FUNNEL_STAGES;
  return funnel.indexOf(stage);
}

/** The stages after inquiry that a row says a lead went through, in order. */
export function stepsOf(row: Dated): StageStep[] {
  const dates: Partial<Record<Stage, number | undefined>> = {
    mql: row.mqlAt,
    sal: row.salAt,
    sql: row.sqlAt,
    customer: row.customerAt,
  };
  const dated = FUNNEL_STAGES.findLastIndex((stage) => dates[stage] !== undefined);
  const named = placeOf(row.stage);
  const steps: StageStep[] = FUNNEL_STAGES.slice(1, Math.max(dated, named) + 1).map((to) => ({
    to,
    at: dates[to] ?? null,
  }));
  if (row.stage && isExit(row.stage)) steps.push({ to: row.stage, at: row.exitAt ?? null });
  return steps;
}

/** What is wrong with the stages of a row; null when nothing is. */
export function stageProblem(row: Dated): string | null {
  let before = row.createdAt ?? Number.NEGATIVE_INFINITY;
  let name = "its creation";
  for (const { to, at } of stepsOf(row)) {
    if (at !== null) {
      // A date without a time counts from midnight: the same day is not earlier.
      if (at < before - DAY)
        return `It became ${STAGE_INFO[to].name} before ${name}. Correct the dates`;
      before = Math.max(before, at);
      name = STAGE_INFO[to].name;
    }
    if (isExit(to) && row.customerAt !== undefined) {
      return `A customer cannot go to ${STAGE_INFO[to].name}. Remove the one or the other`;
    }
  }
  return null;
}

/** The first moment that a row knows of. */
export function firstMoment(row: Dated): number | null {
  const known = [row.createdAt, ...stepsOf(row).map(({ at }) => at)].filter(
    (at): at is number => at !== undefined && at !== null,
  );
  return known.length > 0 ? Math.min(...known) : null;
}

/**
 * Moments for the steps of a new lead: the given ones, else that of the step before. Each is later
 * than the one before it.
 */
export function datedSteps(row: Dated, createdAt: number): { to: Stage; at: number }[] {
  let before = createdAt;
  return stepsOf(row).map(({ to, at }) => {
    before = Math.max(at ?? before, before + 1);
    return { to, at: before };
  });
}
