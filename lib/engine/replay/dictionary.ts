import type { ActivityProps, ActivityType } from "../activities";
import type { AttributeValue } from "../attributes";
import type { Fact, Signature } from "./columns";

/** Marked where it is hindsight. */
function marked<T extends object>(entry: T, hindsight: boolean): T & { hindsight?: true } {
  return hindsight ? { ...entry, hindsight } : entry;
}

/** Signatures by place; the same properties are the same in whatever order they are written. */
export class Signatures {
  readonly values: Signature[] = [];
  private readonly places = new Map<string, number>();
  /** Readers hand one object out for properties that are stored alike. */
  private readonly seen = new WeakMap<ActivityProps, Map<string, number>>();

  constructor(known: readonly Signature[]) {
    for (const { type, props, hindsight } of known) this.code(type, props, hindsight === true);
  }

  code(type: ActivityType, props: ActivityProps, hindsight: boolean): number {
    const kind = hindsight ? `${type} in hindsight` : type;
    let seen = this.seen.get(props);
    if (!seen) {
      seen = new Map();
      this.seen.set(props, seen);
    }
    let code = seen.get(kind);
    if (code === undefined) {
      code = this.find(kind, marked({ type, props }, hindsight));
      seen.set(kind, code);
    }
    return code;
  }

  private find(kind: string, signature: Signature): number {
    const sorted = Object.entries(signature.props).sort(([a], [b]) => (a < b ? -1 : 1));
    const text = JSON.stringify([kind, sorted]);
    let place = this.places.get(text);
    if (place === undefined) {
      place = this.values.push(signature) - 1;
      this.places.set(text, place);
    }
    return place;
  }
}

type Values = Map<AttributeValue | null, number>;

/** Facts by place. */
export class Facts {
  readonly values: Fact[] = [];
  private readonly places = new Map<string, Values>();
  private readonly inHindsight = new Map<string, Values>();

  constructor(known: readonly Fact[]) {
    for (const { attribute, value, hindsight } of known) {
      this.code(attribute, value, hindsight === true);
    }
  }

  code(attribute: string, value: AttributeValue | null, hindsight: boolean): number {
    const places = hindsight ? this.inHindsight : this.places;
    let values = places.get(attribute);
    if (!values) {
      values = new Map();
      places.set(attribute, values);
    }
    let place = values.get(value);
    if (place === undefined) {
      place = this.values.push(marked({ attribute, value }, hindsight)) - 1;
      values.set(value, place);
    }
    return place;
  }
}
