import type { ActivityType } from "../activities";
import type { AttributeValue } from "../attributes";
import { type Condition, compileCondition, leavesOf } from "../conditions";
import { compileWhere, type Where } from "../conditions/activity";
import { compileComparison } from "../conditions/comparison";
import type { ActivityQuestion, Facts, Scope, Test, Truth } from "../conditions/contract";
import type { Columns } from "./columns";

/** Most combinations of answers that an array is made for; more are kept in a map. */
const DENSE_LIMIT = 65_536;
const NOT_ASKED = 3;
/** In the place of an attribute's id, for what counts for no condition. */
const HINDSIGHT = "";

/** How an attribute's values differ for one condition: a class is of values it treats alike. */
interface Digit {
  attribute: string;
  /** Class by place in the columns' `facts`; 0 is that of an unknown value. */
  classOf: Uint32Array;
  /** A value of each class. */
  values: readonly (AttributeValue | undefined)[];
  stride: number;
}

/** One question about activities of a condition: only whether its count is reached matters. */
interface Reach {
  activity: ActivityType;
  where: Where | undefined;
  windowMinutes: number | null;
  atLeast: number;
  stride: number;
}

class LocalSlots implements Scope {
  readonly attributes: string[] = [];
  readonly questions: ActivityQuestion[] = [];

  attribute(id: string): number {
    const known = this.attributes.indexOf(id);
    return known >= 0 ? known : this.attributes.push(id) - 1;
  }

  activity(question: ActivityQuestion): number {
    return this.questions.push(question) - 1;
  }
}

/**
 * The truth of one condition by what it depends on. Its answers are digits, first those of its
 * attributes, then one per question about activities; each combination, numbered by the digits'
 * strides, is asked once.
 */
export class TruthTable implements Facts {
  readonly digits: Digit[] = [];
  readonly reaches: Reach[] = [];
  private readonly test: Test;
  private readonly dense: Uint8Array | null;
  private readonly sparse: Map<number, Truth> | null;
  private asked: Uint32Array = new Uint32Array(0);
  private first = 0;

  constructor(condition: Condition, columns: Columns, placesOf: FactPlaces) {
    const slots = new LocalSlots();
    this.test = compileCondition(condition, slots);
    const leaves = leavesOf(condition);
    let combinations = 1;
    for (const attribute of slots.attributes) {
      const comparisons = leaves.flatMap((leaf) =>
        leaf.kind === "attribute" && leaf.attribute === attribute ? [compileComparison(leaf)] : [],
      );
      const classes = classify(comparisons, placesOf(attribute), columns);
      this.digits.push({ attribute, ...classes, stride: combinations });
      combinations *= classes.values.length;
    }
    // A condition asks its questions in the order of its leaves.
    const counted = leaves.filter((leaf) => leaf.kind === "activity");
    slots.questions.forEach(({ windowMinutes }, i) => {
      const leaf = counted[i];
      if (!leaf) throw new Error("A question about activities is no leaf of its condition");
      const { activity, where, atLeast } = leaf;
      this.reaches.push({ activity, where, windowMinutes, atLeast, stride: combinations });
      combinations *= 2;
    });
    this.dense = combinations <= DENSE_LIMIT ? new Uint8Array(combinations).fill(NOT_ASKED) : null;
    // Beyond exact integers a combination has no number of its own: then it is asked every time.
    this.sparse = !this.dense && combinations <= Number.MAX_SAFE_INTEGER ? new Map() : null;
  }

  /** How many digits a combination has. */
  get width(): number {
    return this.digits.length + this.reaches.length;
  }

  /** The truth of the combination with that number, whose digits start at `first`. */
  truthOf(combination: number, digits: Uint32Array, first: number): Truth {
    if (this.dense) {
      const known = this.dense[combination] as Truth | typeof NOT_ASKED;
      if (known !== NOT_ASKED) return known;
      const truth = this.ask(digits, first);
      this.dense[combination] = truth;
      return truth;
    }
    const known = this.sparse?.get(combination);
    if (known !== undefined) return known;
    const truth = this.ask(digits, first);
    this.sparse?.set(combination, truth);
    return truth;
  }

  private ask(digits: Uint32Array, first: number): Truth {
    this.asked = digits;
    this.first = first;
    return this.test(this);
  }

  value(slot: number): AttributeValue | undefined {
    return this.digits[slot]?.values[this.asked[this.first + slot] ?? 0];
  }

  count(slot: number): number {
    const reached = this.asked[this.first + this.digits.length + slot] === 1;
    return reached ? (this.reaches[slot]?.atLeast ?? 0) : 0;
  }
}

type FactPlaces = (attribute: string) => readonly number[];

function classify(
  comparisons: readonly ((value: AttributeValue | null | undefined) => Truth)[],
  places: readonly number[],
  { facts }: Columns,
) {
  const classOf = new Uint32Array(facts.length);
  const values: (AttributeValue | undefined)[] = [];
  const known = new Map<string, number>();
  const classFor = (value: AttributeValue | undefined) => {
    let answers = "";
    for (const compare of comparisons) answers += compare(value);
    const found = known.get(answers);
    if (found !== undefined) return found;
    known.set(answers, values.length);
    return values.push(value) - 1;
  };
  classFor(undefined);
  for (const place of places) classOf[place] = classFor(facts[place]?.value ?? undefined);
  return { classOf, values };
}

/** What is kept from one run to the next: all that the last run used. */
class Kept<T> {
  private latest = new Map<string, T>();
  private earlier = new Map<string, T>();

  startRun(): void {
    this.earlier = this.latest;
    this.latest = new Map();
  }

  get(key: string, make: () => T): T {
    const found = this.latest.get(key) ?? this.earlier.get(key) ?? make();
    this.latest.set(key, found);
    return found;
  }
}

/** What is asked of activities. */
export interface Asking {
  activity: ActivityType;
  where?: Where | undefined;
}

/** By place in `signatures`, 1 where an activity is of the type and meets the clauses. */
export function matchingSignatures(
  { signatures }: Columns,
  { activity, where }: Asking,
): Uint8Array {
  const meets = compileWhere(where);
  return Uint8Array.from(signatures, ({ type, hindsight, props }) =>
    type === activity && !hindsight && meets(props) ? 1 : 0,
  );
}

/**
 * The answers to conditions by what stands in the columns' dictionaries, each asked once and kept
 * while runs go on asking it: a changed condition costs the dictionary, never the history.
 */
export class Tables {
  private readonly truths = new Kept<TruthTable>();
  private readonly matches = new Kept<Uint8Array>();
  /** The places in `facts` of each attribute's values. */
  private readonly places = new Map<string, number[]>();
  /** By place in `facts`, the number of its attribute. */
  readonly attributeOf: Uint32Array;
  readonly attributes: string[] = [HINDSIGHT];

  constructor(private readonly columns: Columns) {
    this.attributeOf = new Uint32Array(columns.facts.length);
    const numbers = new Map<string, number>();
    columns.facts.forEach(({ attribute, hindsight }, place) => {
      if (hindsight) return;
      const number = numbers.get(attribute) ?? this.attributes.push(attribute) - 1;
      numbers.set(attribute, number);
      this.attributeOf[place] = number;
      const places = this.places.get(attribute) ?? [];
      places.push(place);
      this.places.set(attribute, places);
    });
  }

  /** Lets go of what the run before the last one used and the last one did not. */
  startRun(): void {
    this.truths.startRun();
    this.matches.startRun();
  }

  truth(condition: Condition): TruthTable {
    return this.truths.get(
      JSON.stringify(condition),
      () =>
        new TruthTable(condition, this.columns, (attribute) => this.places.get(attribute) ?? []),
    );
  }

  /** What `matchingSignatures` gives. */
  matching(rule: Asking): Uint8Array {
    return this.matches.get(JSON.stringify([rule.activity, rule.where ?? []]), () =>
      matchingSignatures(this.columns, rule),
    );
  }
}
