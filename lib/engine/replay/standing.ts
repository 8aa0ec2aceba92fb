import { TRUE } from "../conditions/contract";
import type { AttributePart, Plan, QuestionPart } from "./plan";
import type { TruthTable } from "./tables";

/** Tests that one word of bits speaks for: a small integer has that many without its sign. */
const BITS = 30;
const ALL_BITS = 2 ** BITS;
/** A power of two. */
const LATELY = 2 ** 12;

/** What gates, fit rules and fast tracks say together. */
export interface State {
  /** All gates are open. */
  open: boolean;
  /** An exclusion is among those that are shut. */
  excluded: boolean;
  /** Which fit rules hold, as in `fitPatterns`. */
  pattern: number;
  /** The fast tracks that hold, by number. */
  tracks: readonly number[];
}

/** Numbers for keys, in the order in which they are first asked for. */
class Numbering {
  private readonly known = new Map<number, number>();
  /** Keys asked for lately, by their last bits: leads share a few of them. */
  private readonly lately = new Float64Array(LATELY).fill(-1);
  private readonly numbers = new Uint32Array(LATELY);

  of(key: number): number {
    const place = key & (LATELY - 1);
    if (this.lately[place] === key) return this.numbers[place] as number;
    const number = this.known.get(key) ?? this.known.size;
    this.known.set(key, number);
    this.lately[place] = key;
    this.numbers[place] = number;
    return number;
  }
}

function copyInto(to: Int32Array, from: Int32Array): void {
  for (let i = 0; i < from.length; i++) to[i] = from[i] as number;
}

const areSame = (a: Int32Array, b: Int32Array) => a.every((word, i) => word === b[i]);

/** Whether a test is looked up by the value of one attribute. */
const isOfOneValue = (table: TruthTable | undefined) =>
  table?.width === 1 && table.digits.length === 1;

/** Whether two plans' tests, one by one, are the same, or ask for one value each. */
function areTestsAlike(plan: Plan, other: Plan): boolean {
  const isExcluding = ({ compiled }: Plan) => compiled.gates.map(({ exclude }) => exclude).join();
  return (
    plan.tests.length === other.tests.length &&
    plan.fitFrom === other.fitFrom &&
    plan.tracksFrom === other.tracksFrom &&
    isExcluding(plan) === isExcluding(other) &&
    plan.tests.every((table, test) => {
      const its = other.tests[test];
      return table === its || (isOfOneValue(table) && isOfOneValue(its));
    })
  );
}

/**
 * Which tests of the criteria hold for one lead, by what is known of it and done so far: a bit per
 * test. A test that asks for one attribute alone is looked up by that attribute's value; the others
 * turn when one of their answers does.
 */
export class Standing {
  /** Each combination of fit rules that was met with, as 1 for each rule that holds. */
  readonly fitPatterns: Uint8Array[] = [];
  /**
   * By place in the columns' `facts`, 1 for a value of which the standing before said something else: a
   * lead that never had one stands as it did, and its patterns have their old places. Null: all leads
   * may stand otherwise.
   */
  readonly changed: Uint8Array | null;
  private readonly words: Int32Array;
  /** By attribute, the bits that its value gives. */
  private readonly ofAttribute: Int32Array;
  /** By place in the columns' `facts`, the bits that the value gives. */
  private readonly ofFact: Int32Array;
  private readonly digits: Uint32Array;
  /** By test, the number of the combination of answers. */
  private readonly combinations: Float64Array;
  private readonly width: number;
  /** What `reset` goes back to. */
  private readonly blank: { words: Int32Array; ofAttribute: Int32Array };
  /** By attribute, its parts in tests that ask for more than that. */
  private readonly turning: readonly (readonly AttributePart[])[];
  private readonly turns: boolean;
  /** Whether some test was turned since the lead began. */
  private turned = false;
  private readonly states: State[] = [];
  private readonly numberings: Numbering[];
  private readonly patternCodes = new Map<string, number>();

  constructor(
    private readonly plan: Plan,
    private readonly attributeOf: Uint32Array,
    before: Standing | null = null,
  ) {
    const { tests, firstDigit, partsOf } = plan;
    this.width = Math.max(1, Math.ceil(tests.length / BITS));
    this.words = new Int32Array(this.width);
    this.ofAttribute = new Int32Array(partsOf.length * this.width);
    this.ofFact = new Int32Array(attributeOf.length * this.width);
    this.digits = new Uint32Array(plan.digits);
    this.combinations = new Float64Array(tests.length);
    this.numberings = Array.from({ length: this.width }, () => new Numbering());
    const isAlone = ({ test }: AttributePart) => isOfOneValue(tests[test]);
    this.turning = partsOf.map((parts) => parts.filter((part) => !isAlone(part)));
    this.turns = plan.questions.length > 0 || this.turning.some((parts) => parts.length > 0);
    tests.forEach((table, test) => {
      if (table.truthOf(0, this.digits, firstDigit[test] as number) === TRUE) this.flip(test);
    });
    partsOf.forEach((parts, attribute) => {
      for (const part of parts) if (isAlone(part)) this.lookUp(part, attribute);
    });
    this.blank = { words: this.words.slice(), ofAttribute: this.ofAttribute.slice() };
    this.changed = before && this.changedSince(before);
    if (before && this.changed) for (const holds of before.fitPatterns) this.patternOf([...holds]);
  }

  private changedSince(before: Standing): Uint8Array | null {
    const { blank, ofFact, width } = this;
    const isAlike =
      areTestsAlike(this.plan, before.plan) &&
      areSame(blank.words, before.blank.words) &&
      areSame(blank.ofAttribute, before.blank.ofAttribute);
    if (!isAlike) return null;
    const says = (standing: Standing, fact: number) =>
      standing.ofFact.subarray(fact * width, (fact + 1) * width);
    return Uint8Array.from({ length: ofFact.length / width }, (_, fact) =>
      areSame(says(this, fact), says(before, fact)) ? 0 : 1,
    );
  }

  /** Notes for which values a test of one attribute holds. */
  private lookUp({ test, classOf }: AttributePart, attribute: number): void {
    const table = this.plan.tests[test] as Plan["tests"][number];
    const word = Math.floor(test / BITS);
    const bit = 1 << (test % BITS);
    const digit = new Uint32Array(1);
    const give = (bits: Int32Array, place: number, of: number) => {
      digit[0] = of;
      const at = place * this.width + word;
      if (table.truthOf(of, digit, 0) === TRUE) bits[at] = (bits[at] as number) | bit;
    };
    give(this.ofAttribute, attribute, 0);
    this.attributeOf.forEach((each, fact) => {
      if (each === attribute) give(this.ofFact, fact, classOf[fact] as number);
    });
  }

  private flip(test: number): void {
    const word = Math.floor(test / BITS);
    this.words[word] = (this.words[word] as number) ^ (1 << (test % BITS));
  }

  /** Forgets the lead before. */
  reset(): void {
    // Shorter than what calling a copy takes.
    copyInto(this.words, this.blank.words);
    copyInto(this.ofAttribute, this.blank.ofAttribute);
    if (!this.turned) return;
    this.turned = false;
    this.digits.fill(0);
    this.combinations.fill(0);
  }

  /** Takes note of a value, by its place in the columns' `facts`. */
  observe(fact: number): void {
    const attribute = this.attributeOf[fact] as number;
    for (let word = 0; word < this.width; word++) {
      const after = this.ofFact[fact * this.width + word] as number;
      const place = attribute * this.width + word;
      const before = this.ofAttribute[place] as number;
      this.ofAttribute[place] = after;
      this.words[word] = (this.words[word] as number) ^ before ^ after;
    }
    if (!this.turns) return;
    const parts = this.turning[attribute] as readonly AttributePart[];
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i] as AttributePart;
      const after = part.classOf[fact] as number;
      const before = this.digits[part.digit] as number;
      this.digits[part.digit] = after;
      if (before !== after) this.turn(part.test, (after - before) * part.stride);
    }
  }

  /** Takes note that as many activities as a question asks for are there, or no more. */
  reach(question: QuestionPart, reached: boolean): void {
    this.digits[question.digit] = reached ? 1 : 0;
    this.turn(question.test, reached ? question.stride : -question.stride);
  }

  /** Moves a test to another combination of answers. */
  private turn(test: number, by: number): void {
    const { tests, firstDigit } = this.plan;
    this.turned = true;
    const combination = (this.combinations[test] as number) + by;
    this.combinations[test] = combination;
    const table = tests[test] as (typeof tests)[number];
    const truth = table.truthOf(combination, this.digits, firstDigit[test] as number);
    if ((truth === TRUE) !== this.holds(test)) this.flip(test);
  }

  private holds(test: number): boolean {
    return (((this.words[Math.floor(test / BITS)] as number) >> (test % BITS)) & 1) === 1;
  }

  /** The state of the lead now; the same object whenever the same tests hold. */
  get state(): State {
    let number = 0;
    for (let word = 0; word < this.width; word++) {
      const key = number * ALL_BITS + (this.words[word] as number);
      number = (this.numberings[word] as Numbering).of(key);
    }
    return this.states[number] ?? this.meet(number);
  }

  private meet(number: number): State {
    const { compiled, tests, fitFrom, tracksFrom } = this.plan;
    const holding = tests.map((_, test) => (this.holds(test) ? 1 : 0));
    const shut = compiled.gates.filter(({ exclude }, gate) => (holding[gate] === 1) === exclude);
    const state = {
      open: shut.length === 0,
      excluded: shut.some(({ exclude }) => exclude),
      pattern: this.patternOf(holding.slice(fitFrom, tracksFrom)),
      tracks: holding.slice(tracksFrom).flatMap((holds, track) => (holds === 1 ? [track] : [])),
    };
    this.states[number] = state;
    return state;
  }

  private patternOf(rules: readonly number[]): number {
    const key = rules.join("");
    const known = this.patternCodes.get(key);
    if (known !== undefined) return known;
    this.patternCodes.set(key, this.fitPatterns.length);
    return this.fitPatterns.push(Uint8Array.from(rules)) - 1;
  }
}
