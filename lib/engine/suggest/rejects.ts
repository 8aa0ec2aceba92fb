import type { AttributeDefinition, Attributes, AttributeValue } from "../attributes";
import { isKnown } from "../conditions/comparison";
import { type Rate, wilson } from "../statistics";
import { boundsFor } from "./cuts";
import { chanceOfHigher, logFactorials, rateDifference } from "./two-rates";

export interface JudgedLead {
  /** As known at the hand-off: what became known later must not judge it. */
  attributes: Attributes;
  /** `open`: neither yet; it only counts among the others that an edit would remove. */
  outcome: "sql" | "open" | { rejected: string };
}

/** An exclusion, as a condition of a gate: floor `lessThan`, ceiling `greaterThan`, value `is`. */
export interface Exclusion {
  kind: "floor" | "ceiling" | "value";
  attribute: string;
  op: "lessThan" | "greaterThan" | "is";
  value: AttributeValue;
}

export interface RuleEdit extends Exclusion {
  /** Of all rejects for fit, those that it would have kept from sales. */
  rejects: Rate;
  /** Of all SQLs, those that would have been lost. */
  sqls: Rate;
  /** Rejects for other reasons and open leads that it would remove too. */
  others: number;
  /** Share of rejects − share of SQLs, with its 95 % interval. */
  difference: { value: number; low: number; high: number };
  /** Chance of such a difference between groups that are alike, times the edits that were tried. */
  chance: number;
  /** Rejects removed − cost · SQLs lost. */
  gain: number;
}

export interface RejectFindings {
  /** Rejects for fit. */
  rejects: number;
  sqls: number;
  /** Edits that were looked at; 0 when there are too few leads to look. */
  tried: number;
  /** Those that chance does not explain and that gain something, best first. */
  edits: RuleEdit[];
  /** Where no edit gains anything: the one beyond chance that saves the most rejects per SQL. */
  nearest: RuleEdit | null;
}

export interface RejectOptions {
  /** Reasons that say that a lead does not fit: size, industry, region, role. */
  fitReasons: readonly string[];
  attributes: readonly Pick<AttributeDefinition, "id" | "type">[];
  /** How many rejects it must save to be worth one SQL. */
  sqlCost?: number | undefined;
}

/** Rejects and SQLs below which nothing is looked for. */
export const LEAST_JUDGED = 10;
/** Rejects that an edit must remove. */
const LEAST_REMOVED = 5;
/** Rejects that an edit must save to be worth one SQL, when nobody says. */
export const SQL_COST = 5;
const SIGNIFICANCE = 0.05;

const GROUPS = ["rejects", "sqls", "others"] as const;
type Counts = Record<(typeof GROUPS)[number], number>;
type Tried = Exclusion & { removed: Counts };

interface Grouped {
  attributes: Attributes;
  group: keyof Counts;
}

function groupOf({ outcome }: JudgedLead, fitReasons: ReadonlySet<string>): keyof Counts {
  if (outcome === "sql") return "sqls";
  return outcome !== "open" && fitReasons.has(outcome.rejected) ? "rejects" : "others";
}

/** How many values of an ascending list are below a bound, or up to it. */
function countUpTo(sorted: Float64Array, bound: number, included: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const value = sorted[middle] ?? 0;
    if (value < bound || (included && value === bound)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** As conditions compare: text that is a number counts as one. */
function numberOf(value: AttributeValue): number {
  if (typeof value === "number") return value;
  return typeof value === "string" && value.trim() !== "" ? Number(value) : Number.NaN;
}

function triedBounds(leads: readonly Grouped[], attribute: string): Tried[] {
  const values: Record<keyof Counts, number[]> = { rejects: [], sqls: [], others: [] };
  for (const { attributes, group } of leads) {
    const value = attributes[attribute];
    const number = isKnown(value) ? numberOf(value) : Number.NaN;
    if (Number.isFinite(number)) values[group].push(number);
  }
  const { floors, ceilings } = boundsFor([...values.rejects, ...values.sqls]);
  const sorted = {
    rejects: Float64Array.from(values.rejects).sort(),
    sqls: Float64Array.from(values.sqls).sort(),
    others: Float64Array.from(values.others).sort(),
  };
  const count = (removed: (list: Float64Array) => number): Counts => ({
    rejects: removed(sorted.rejects),
    sqls: removed(sorted.sqls),
    others: removed(sorted.others),
  });
  return [
    ...floors.map(
      (value): Tried => ({
        kind: "floor",
        attribute,
        op: "lessThan",
        value,
        removed: count((list) => countUpTo(list, value, false)),
      }),
    ),
    ...ceilings.map(
      (value): Tried => ({
        kind: "ceiling",
        attribute,
        op: "greaterThan",
        value,
        removed: count((list) => list.length - countUpTo(list, value, true)),
      }),
    ),
  ];
}

function triedValues(leads: readonly Grouped[], attribute: string): Tried[] {
  const found = new Map<string, { value: AttributeValue; removed: Counts }>();
  for (const { attributes, group } of leads) {
    const value = attributes[attribute];
    if (!isKnown(value)) continue;
    // As conditions compare: spaces around and capitals do not matter.
    const key = String(value).trim().toLowerCase();
    const entry = found.get(key) ?? { value, removed: { rejects: 0, sqls: 0, others: 0 } };
    if (value < entry.value) entry.value = value;
    entry.removed[group] += 1;
    found.set(key, entry);
  }
  return [...found.values()].map((entry) => ({ kind: "value", attribute, op: "is", ...entry }));
}

function candidates(leads: readonly Grouped[], { attributes }: RejectOptions): Tried[] {
  return attributes.flatMap(({ id, type }) => {
    if (type === "number") return triedBounds(leads, id);
    return type === "date" ? [] : triedValues(leads, id);
  });
}

function byRank(a: RuleEdit, b: RuleEdit): number {
  const digits = ({ value }: RuleEdit) => String(value).replace(/0+$/, "").length;
  const key = ({ attribute, kind, value }: RuleEdit) => `${attribute} ${kind} ${value}`;
  return (
    b.gain - a.gain || a.sqls.k - b.sqls.k || digits(a) - digits(b) || (key(a) < key(b) ? -1 : 1)
  );
}

/** Of the floors of one attribute, and of its ceilings, only the best. */
function withoutWeaker(ranked: readonly RuleEdit[]): RuleEdit[] {
  const seen = new Set<string>();
  return ranked.filter(({ kind, attribute }) => {
    const key = `${kind} ${attribute}`;
    if (kind === "value") return true;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/**
 * What the rejects for fit have in common that SQLs have not, as exclusions ranked by the rejects
 * that they remove less the cost of the SQLs that they lose. Unknown values are never excluded.
 * Many edits are tried, so each must be as unlikely as 5 % divided by their number (Bonferroni) if
 * rejects and SQLs were alike. The same leads give the same edits in any order.
 */
export function editsFromRejects(
  leads: readonly JudgedLead[],
  options: RejectOptions,
): RejectFindings {
  const { sqlCost = SQL_COST } = options;
  const fitReasons = new Set(options.fitReasons);
  const grouped = leads.map((lead) => ({
    attributes: lead.attributes,
    group: groupOf(lead, fitReasons),
  }));
  const rejects = grouped.filter(({ group }) => group === "rejects").length;
  const sqls = grouped.filter(({ group }) => group === "sqls").length;
  if (Math.min(rejects, sqls) < LEAST_JUDGED)
    return { rejects, sqls, tried: 0, edits: [], nearest: null };
  // By size alone, whoever is in it, so that the number of tries does not depend on the outcome.
  const tried = candidates(grouped, options).filter(
    ({ removed }) => removed.rejects + removed.sqls >= LEAST_REMOVED,
  );
  const logs = logFactorials(rejects + sqls);
  const judge = ({ removed, ...exclusion }: Tried, gain: number): RuleEdit[] => {
    const table = { k1: removed.rejects, n1: rejects, k2: removed.sqls, n2: sqls };
    const chance = chanceOfHigher(table, logs) * tried.length;
    const shares = { rejects: wilson(removed.rejects, rejects), sqls: wilson(removed.sqls, sqls) };
    const difference = rateDifference(shares.rejects, shares.sqls);
    if (chance > SIGNIFICANCE || !difference) return [];
    return [{ ...exclusion, ...shares, others: removed.others, difference, chance, gain }];
  };
  const gainOf = ({ removed }: Tried) => removed.rejects - sqlCost * removed.sqls;
  const large = tried.filter(({ removed }) => removed.rejects >= LEAST_REMOVED);
  const edits = large.flatMap((one) => (gainOf(one) > 0 ? judge(one, gainOf(one)) : []));
  const others = edits.length > 0 ? [] : large.flatMap((one) => judge(one, gainOf(one)));
  const [nearest = null] = others.sort((a, b) => savedPerSql(b) - savedPerSql(a) || byRank(a, b));
  return {
    rejects,
    sqls,
    tried: tried.length,
    edits: withoutWeaker(edits.sort(byRank)),
    nearest,
  };
}

/** Rejects that an edit saves for every SQL that it loses. */
export function savedPerSql({ rejects, sqls }: RuleEdit): number {
  return rejects.k / sqls.k;
}
