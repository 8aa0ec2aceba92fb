import type { Activity } from "../activities";
import type { AttributeDefinition, AttributeValue } from "../attributes";
import { BUILT_IN_ATTRIBUTES } from "../attributes";

/**
 * Three-valued truth, ordered so that `all` is the minimum, `any` the maximum and `none` is
 * `TRUE - any` (Kleene's strong logic). A question about something unknown is `UNKNOWN`.
 */
export const FALSE = 0;
export const UNKNOWN = 1;
export const TRUE = 2;
export type Truth = typeof FALSE | typeof UNKNOWN | typeof TRUE;

/** How the workspace calls its attributes, for sentences and for checking a condition. */
export interface Names {
  attributes: Readonly<Record<string, AttributeDefinition>>;
}

/** The names of a workspace: the built-in attributes and its own beside them. */
export function namesOf(custom: readonly AttributeDefinition[] = []): Names {
  const attributes: Record<string, AttributeDefinition> = {};
  for (const definition of [...BUILT_IN_ATTRIBUTES, ...custom]) {
    attributes[definition.id] = definition;
  }
  return { attributes };
}

/** How an attribute is defined; undefined when the workspace does not know it. */
export function definitionOf(names: Names, id: string): AttributeDefinition | undefined {
  return Object.hasOwn(names.attributes, id) ? names.attributes[id] : undefined;
}

/** Something wrong in a criteria version, in the user's words, and where it is. */
export interface Problem {
  /** Keys and indexes from the criteria's root, as zod gives them. */
  path: readonly (string | number)[];
  message: string;
}

/** One input of the form in which a condition is edited. */
export interface ConditionField {
  /** The parameter it edits. */
  name: string;
  label: string;
  control:
    | "attribute"
    | "operator"
    | "value"
    | "activity"
    | "where"
    | "count"
    | "days"
    | "conditions";
  optional?: boolean;
  help?: string;
}

/** The activities that a compiled condition counts. */
export interface ActivityQuestion {
  type: Activity["type"];
  matches(props: Activity["props"]): boolean;
  /** Counts only events younger than this; null counts all. */
  windowMinutes: number | null;
}

/** Where a condition, while it is compiled, says what it will ask for; both return a slot. */
export interface Scope {
  attribute(id: string): number;
  activity(question: ActivityQuestion): number;
}

/** The answers about one lead at one moment, by the slots that the scope gave out. */
export interface Facts {
  /** Undefined when unknown. */
  value(slot: number): AttributeValue | undefined;
  /** Matching activities at the moment, within the question's window. */
  count(slot: number): number;
}

export type Test = (facts: Facts) => Truth;

/** What a condition type may ask of the conditions inside it. */
export interface Inner<Child> {
  describe(condition: Child): string;
  problems(condition: Child, path: Problem["path"]): Problem[];
  compile(condition: Child): Test;
}

/** A condition type: everything the product knows about it, in one place. */
export interface ConditionType<C, Child = unknown> {
  label: string;
  /** The inputs of its form, in order. */
  fields: readonly ConditionField[];
  /** What a newly added one starts as. */
  initial(): C;
  /** Reads after "when": "Employees is at least 200". No full stop. */
  describe(condition: C, names: Names, inner: Inner<Child>): string;
  /** What zod cannot say; `names` absent skips the check that attributes exist. */
  problems(
    condition: C,
    path: Problem["path"],
    names: Names | undefined,
    inner: Inner<Child>,
  ): Problem[];
  compile(condition: C, scope: Scope, inner: Inner<Child>): Test;
}
