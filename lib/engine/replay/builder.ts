import { minuteOf } from "../activities";
import { reachedAt } from "../handoffs";
import { type Columns, type LeadRecord, NONE } from "./columns";
import { Facts, Signatures } from "./dictionary";
import { integers, naturals } from "./growing";
import { isHindsight } from "./hindsight";
import { ID_BYTES, writeId } from "./ids";
import { ascending } from "./join";

function checkAscending(id: string, entries: readonly { minute: number }[]): void {
  let last = Number.NEGATIVE_INFINITY;
  for (const { minute } of entries) {
    if (minute < last) throw new RangeError(`The history of lead ${id} does not ascend by minute`);
    last = minute;
  }
}

/** Leads as they come, one after the other, into columns whose dictionaries start with known ones. */
export class ColumnsBuilder {
  private readonly signatures: Signatures;
  private readonly facts: Facts;
  private leads = 0;
  private ids = new Uint8Array(0);
  private readonly created = integers();
  private readonly outcomes = integers();
  private readonly events = { at: naturals(), minute: integers(), code: naturals() };
  private readonly observed = { at: naturals(), minute: integers(), code: naturals() };

  constructor(known: Pick<Columns, "signatures" | "facts"> = { signatures: [], facts: [] }) {
    this.signatures = new Signatures(known.signatures);
    this.facts = new Facts(known.facts);
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
    // Recycled and handed off anew, a lead may still become SQL within the first one's window.
    const sqlAt = reachedAt(rounds, 0, "sqlAt");
    for (const at of [first?.mqlAt, first?.salAt, sqlAt, first?.exitAt]) {
      this.outcomes.push(at === undefined || at === null ? NONE : minuteOf(at));
    }
    events.at.push(events.minute.length);
    for (const { minute, type, props } of history.activities) {
      events.minute.push(minute);
      const hindsight = isHindsight(type, minute, handOff);
      events.code.push(signatures.code(type, props, hindsight));
    }
    observed.at.push(observed.minute.length);
    for (const { minute, values } of history.observations) {
      const hindsight = isHindsight(null, minute, handOff);
      for (const [attribute, value] of Object.entries(values)) {
        observed.minute.push(minute);
        observed.code.push(facts.code(attribute, value, hindsight));
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
