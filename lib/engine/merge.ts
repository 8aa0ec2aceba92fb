import type { Criteria } from "./criteria";

/** Both changed the same thing, each in their own way. */
const CONFLICT = Symbol("conflict");

type Merged = unknown | typeof CONFLICT;
type Fields = Record<string, unknown>;
type Rule = { id: string };

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function isRules(value: unknown): value is Rule[] {
  return Array.isArray(value);
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !("id" in value);
}

/** Whichever of the two differs from the base; a rule is taken as a whole. */
function merge(base: unknown, mine: unknown, theirs: unknown): Merged {
  if (same(mine, theirs) || same(base, theirs)) return mine;
  if (same(base, mine)) return theirs;
  if (isRules(base) && isRules(mine) && isRules(theirs)) return mergeRules(base, mine, theirs);
  if (isFields(base) && isFields(mine) && isFields(theirs)) return mergeFields(base, mine, theirs);
  return CONFLICT;
}

function mergeFields(base: Fields, mine: Fields, theirs: Fields): Merged {
  const merged: Fields = {};
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const value = merge(base[key], mine[key], theirs[key]);
    if (value === CONFLICT) return CONFLICT;
    if (value !== undefined) merged[key] = value;
  }
  return merged;
}

/** The rules of both in the order of whoever moved them; those that only one added come last. */
function mergeRules(base: Rule[], mine: Rule[], theirs: Rule[]): Merged {
  const known = new Set(base.map(({ id }) => id));
  const order = (rules: Rule[], others: Rule[]) => {
    const kept = new Set(others.map(({ id }) => id));
    return rules.map(({ id }) => id).filter((id) => known.has(id) && kept.has(id));
  };
  const iMoved = !same(order(mine, base), order(base, mine));
  const theyMoved = !same(order(theirs, base), order(base, theirs));
  if (iMoved && theyMoved && !same(order(mine, theirs), order(theirs, mine))) return CONFLICT;
  const [first, second] = iMoved ? [mine, theirs] : [theirs, mine];
  const merged: unknown[] = [];
  for (const id of new Set([...first, ...second].map((rule) => rule.id))) {
    const of = (rules: Rule[]) => rules.find((rule) => rule.id === id);
    const rule = merge(of(base), of(mine), of(theirs));
    if (rule === CONFLICT) return CONFLICT;
    if (rule !== undefined) merged.push(rule);
  }
  return merged;
}

/**
 * What two people made of the same criteria, put together; null where both changed the same rule,
 * or the same number, in different ways.
 */
export function mergeCriteria(base: Criteria, mine: Criteria, theirs: Criteria): Criteria | null {
  const merged = merge(base, mine, theirs);
  return merged === CONFLICT ? null : (merged as Criteria);
}
