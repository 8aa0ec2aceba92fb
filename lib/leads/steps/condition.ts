import type { ReadDb } from "@/db/handles";
import { listCustomAttributes } from "@/lib/criteria/store";
import { refuse } from "@/lib/operations/outcome";
import type { LeadFilter } from "../schema";
import { filterNames, filterProblem } from "../schema/conditions";
import { type LeadCondition, readLeadCondition } from "../store/where";

/** A filter as a condition on `leads`; conditions that the workspace cannot ask are refused in words. */
export async function readCondition(
  db: ReadDb,
  filter: LeadFilter,
  ...rest: Tail<Parameters<typeof readLeadCondition>>
): Promise<LeadCondition> {
  if (filter.where) {
    const problem = filterProblem(filter.where, filterNames(await listCustomAttributes(db)));
    if (problem !== null) refuse("invalid", problem, { where: problem });
  }
  return readLeadCondition(db, filter, ...rest);
}

type Tail<T extends unknown[]> = T extends [unknown, unknown, ...infer R] ? R : never;
