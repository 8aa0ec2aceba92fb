import { type Columns, leadCount } from "./columns";
import { naturals } from "./growing";
import type { Plan } from "./plan";

/** The events that some condition asks for: a lead's are at at[lead] … at[lead + 1] − 1 of `events`. */
export interface AskedEvents {
  /** Which signatures these are of. */
  key: string;
  at: Uint32Array;
  /** Places in the columns' events, ascending. */
  events: Uint32Array;
}

/**
 * Finds them among all events, which takes longer than anything else that is asked of conditions: the
 * same as `known` where conditions ask for the same.
 */
export function askedEvents(
  columns: Columns,
  { questionsBySignature: { at } }: Plan,
  known: AskedEvents | null,
): AskedEvents {
  const { eventsAt, eventSignature, signatures } = columns;
  const isAsked = Uint8Array.from(signatures, (_, i) => (at[i] === at[i + 1] ? 0 : 1));
  const key = isAsked.join("");
  if (known?.key === key) return known;
  const leads = leadCount(columns);
  const ends = new Uint32Array(leads + 1);
  const events = naturals();
  if (isAsked.includes(1)) {
    for (let lead = 0; lead < leads; lead++) {
      const end = eventsAt[lead + 1] as number;
      for (let event = eventsAt[lead] as number; event < end; event++) {
        if (isAsked[eventSignature[event] as number] === 1) events.push(event);
      }
      ends[lead + 1] = events.length;
    }
  }
  return { key, at: ends, events: events.finish() };
}
