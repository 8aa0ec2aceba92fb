import type { CountedCohort } from "@/lib/engine/ledger/counter";
import { choiceOf, NO_SEGMENT } from "@/lib/engine/segment-choice";
import type { LeadDimension } from "../store/filters";
import type { ReportContext } from "./report";
import { byValue, type Split, sumCounts } from "./tally";

/** What leads can be split by: what they have one of, or the segments, of which they are in any number. */
export type SplitDimension = LeadDimension | "segment";

/** What says whom a split is of. */
type SplitContext = Pick<ReportContext, "scope" | "segments">;

/** The report narrowed to the leads of one segment, or of none. */
function inSegment<C extends SplitContext>(context: C, id: string): C {
  const { scope, segments } = context;
  const inSegments = [...(scope.inSegments ?? []), choiceOf(segments, [id])];
  return { ...context, scope: { ...scope, inSegments } };
}

/** The same count for the leads of each segment, and last of none: a lead is in all of its own. */
async function ofEachSegment<C extends SplitContext, T>(
  context: C,
  count: (context: C) => Promise<T>,
): Promise<[string, T][]> {
  const ids = [...context.segments.map(({ id }) => id), NO_SEGMENT];
  return Promise.all(
    ids.map(async (id): Promise<[string, T]> => [id, await count(inSegment(context, id))]),
  );
}

/** Those with the most first, those in no segment last. */
function inOrder<T>(parts: [string, T][], size: (part: T) => number): [string, T][] {
  return parts
    .filter(([, part]) => size(part) > 0)
    .sort(
      ([a, x], [b, y]) =>
        Number(a === NO_SEGMENT) - Number(b === NO_SEGMENT) ||
        size(y) - size(x) ||
        (a < b ? -1 : 1),
    );
}

interface Row {
  value: string;
  count: number;
}

/** Cohorts of all, and the rows of each value that are to be kept, the most first. */
export async function splitCohorts<C extends SplitContext, R extends Row>(
  context: C,
  by: SplitDimension | null,
  count: (context: C, by: LeadDimension | null) => Promise<CountedCohort<R>[]>,
  keep: (row: R) => boolean = () => true,
): Promise<{ cohorts: CountedCohort<R>[]; parts: [string, R[]][] }> {
  const rowsOf = (cohorts: readonly CountedCohort<R>[]) =>
    cohorts.flatMap(({ rows }) => rows).filter(keep);
  if (by !== "segment") {
    const cohorts = await count(context, by);
    return { cohorts, parts: by === null ? [] : byValue(rowsOf(cohorts)) };
  }
  const parts = await ofEachSegment(context, async (one) => rowsOf(await count(one, null)));
  return { cohorts: await count(context, null), parts: inOrder(parts, sumCounts) };
}

/** Rows of all, and those of each value, the most first. */
export async function splitRows<C extends SplitContext, R extends Row>(
  context: C,
  by: SplitDimension | null,
  count: (context: C, by: LeadDimension | null) => Promise<R[]>,
): Promise<{ all: R[]; parts: [string, R[]][] }> {
  const bounds = { key: "all", from: 0, to: 0 };
  const { cohorts, parts } = await splitCohorts(context, by, async (one, of) => [
    { ...bounds, rows: await count(one, of) },
  ]);
  return { all: cohorts.flatMap(({ rows }) => rows), parts };
}

/** The same of counts that tell of all themselves. */
export async function splitWhole<C extends SplitContext, R extends Row>(
  context: C,
  by: SplitDimension | null,
  count: (context: C, by: LeadDimension | null) => Promise<Split<R>>,
): Promise<Split<R>> {
  if (by !== "segment") return count(context, by);
  const { whole } = await count(context, null);
  const parts = await ofEachSegment(context, async (one) => (await count(one, null)).whole);
  return {
    whole,
    parts: inOrder(parts, (part) => part.count).map(([value, part]) => ({ ...part, value })),
  };
}

/** Rows by value, as they come, where no total is made of them. */
export async function splitValues<C extends SplitContext, R extends { value: string }, D>(
  context: C,
  by: D | "segment" | null,
  count: (context: C, by: D | null) => Promise<R[]>,
): Promise<R[]> {
  if (by !== "segment") return count(context, by as D | null);
  const parts = await ofEachSegment(context, (one) => count(one, null));
  return parts.flatMap(([value, rows]) => rows.map((row) => ({ ...row, value })));
}
