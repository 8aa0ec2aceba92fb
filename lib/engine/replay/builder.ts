import { minuteOf } from "../activities";
import { type Columns, type Fact, type LeadRecord, NONE, type Signature } from "./columns";
import { integers, naturals } from "./growing";
import { isHindsight } from "./hindsight";
import { ID_BYTES, writeId } from "./ids";
import { ascending } from "./join";

/** Values by place, found again by their canonical text. */
class Dictionary<T> {
  readonly values: T[];
  private readonly codes = new Map<string, number>();

  constructor(
    known: readonly T[],
    private readonly textOf: (value: T) => string,
  ) {
    this.values = [...known];
    known.forEach((value, code) => {
      this.codes.set(textOf(value), code);
    });
  }

  code(value: T): number {
    const text = this.textOf(value);
    const known = this.codes.get(text);
    if (known !== undefined) return known;
    const code = this.values.push(value) - 1;
    this.codes.set(text, code);
    return code;
  }
}

function signatureText({ type, props, hindsight }: Signature): string {
  const sorted = Object.entries(props).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([type, sorted, hindsight]);
}

function factText({ attribute, value, hindsight }: Fact): string {
  return JSON.stringify([attribute, value, hindsight]);
}

/** Marked where it is hindsight. */
function marked<T extends object>(entry: T, hindsight: boolean): T & { hindsight?: true } {
  return hindsight ? { ...entry, hindsight } : entry;
}

function checkAscending(id: string, entries: readonly { minute: number }[]): void {
  let last = Number.NEGATIVE_INFINITY;
  for (const { minute } of entries) {
    if (minute < last) throw new RangeError(`The history of lead ${id} does not ascend by minute`);
    last = minute;
  }
}

/** Leads as they come, one after the other, into columns whose dictionaries start with known ones. */
export class ColumnsBuilder {
  private readonly signatures: Dictionary<Signature>;
  private readonly facts: Dictionary<Fact>;
  private leads = 0;
  private ids = new Uint8Array(0);
  private readonly created = integers();
  private readonly outcomes = integers();
  private readonly events = { at: naturals(), minute: integers(), code: naturals() };
  private readonly observed = { at: naturals(), minute: integers(), code: naturals() };

  constructor(known: Pick<Columns, "signatures" | "facts"> = { signatures: [], facts: [] }) {
    this.signatures = new Dictionary(known.signatures, signatureText);
    this.facts = new Dictionary(known.facts, factText);
  }

  /** RangeError on an id that is no UUID, and when the history does not ascend by minute. */
  add({ id, history, rounds }: LeadRecord): void {
    checkAscending(id, history.activities);
    checkAscending(id, history.observations);
    const { events, observed, signatures, facts } = this;
    this.addId(id);
    this.created.push(history.createdMinute);
    const [first] = rounds;
    const handOff = first ? minuteOf(first.mqlAt) : Number.POSITIVE_INFINITY;
    for (const at of [first?.mqlAt, first?.salAt, first?.sqlAt, first?.exitAt]) {
      this.outcomes.push(at === undefined || at === null ? NONE : minuteOf(at));
    }
    events.at.push(events.minute.length);
    for (const { minute, type, props } of history.activities) {
      events.minute.push(minute);
      const hindsight = isHindsight(type, minute, handOff);
      events.code.push(signatures.code(marked({ type, props }, hindsight)));
    }
    observed.at.push(observed.minute.length);
    for (const { minute, values } of history.observations) {
      const hindsight = isHindsight(null, minute, handOff);
      for (const [attribute, value] of Object.entries(values)) {
        observed.minute.push(minute);
        observed.code.push(facts.code(marked({ attribute, value }, hindsight)));
      }
    }
  }

  private addId(id: string): void {
    const room = this.leads * ID_BYTES;
    if (room === this.ids.length) {
      const more = new Uint8Array(Math.max(1024 * ID_BYTES, 2 * room));
      more.set(this.ids);
      this.ids = more;
    }
    writeId(this.ids, this.leads, id);
    this.leads += 1;
  }

  /** The leads in the order of their ids; RangeError when one came twice. */
  finish(): Columns {
    const { events, observed } = this;
    events.at.push(events.minute.length);
    observed.at.push(observed.minute.length);
    return ascending({
      ids: this.ids.slice(0, this.leads * ID_BYTES),
      created: this.created.finish(),
      outcomes: this.outcomes.finish(),
      eventsAt: events.at.finish(),
      eventMinute: events.minute.finish(),
      eventSignature: events.code.finish(),
      factsAt: observed.at.finish(),
      factMinute: observed.minute.finish(),
      factCode: observed.code.finish(),
      signatures: this.signatures.values,
      facts: this.facts.values,
    });
  }
}
