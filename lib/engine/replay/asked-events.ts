import { type Columns, leadCount } from "./columns";
import { integers, naturals } from "./growing";
import type { Plan } from "./plan";

/** The events that some condition asks for: a lead's are at at[lead] … at[lead + 1] − 1, ascending. */
export interface AskedEvents {
  /** Which signatures these are of. */
  key: string;
  at: Uint32Array;
  /** Epoch minutes. */
  minute: Int32Array;
  /** Places in the columns' `signatures`. */
  signature: Uint32Array;
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
  const { eventsAt, eventMinute, eventSignature, signatures } = columns;
  const isAsked = Uint8Array.from(signatures, (_, i) => (at[i] === at[i + 1] ? 0 : 1));
  const key = isAsked.join("");
  if (known?.key === key) return known;
  const leads = leadCount(columns);
  const ends = new Uint32Array(leads + 1);
  const minute = integers();
  const signature = naturals();
  if (isAsked.includes(1)) {
    for (let lead = 0; lead < leads; lead++) {
      const end = eventsAt[lead + 1] as number;
      for (let event = eventsAt[lead] as number; event < end; event++) {
        const which = eventSignature[event] as number;
        if (isAsked[which] === 0) continue;
        minute.push(eventMinute[event] as number);
        signature.push(which);
      }
      ends[lead + 1] = minute.length;
    }
  }
  return { key, at: ends, minute: minute.finish(), signature: signature.finish() };
}
