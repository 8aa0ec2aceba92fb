import type { Arena } from "./arena";
import { type Columns, leadCount, NONE } from "./columns";
import type { Spans } from "./crossings";
import type { Lists } from "./plan";

/** Leads of a block: what is known of them stays near the processor while rules are added up. */
export const BLOCK_LEADS = 4096;
/** Rules that the kernel looks at together. */
export const LANES = 8;
/** Rows that are put together at a time where moments come in between; a multiple of the lanes. */
export const MERGED = 8192;
const SHORT = Uint16Array.BYTES_PER_ELEMENT;
const INT = Int32Array.BYTES_PER_ELEMENT;

/** What the kernel reads and writes while it finds the moments of one block, as addresses. */
export interface Desk {
  /** Bytes of a row, which has two per rule. */
  width: number;
  matching: number;
  take: number;
  spare: number;
  events: number;
  minutes: number;
  signatures: number;
  taken: number;
  most: number;
  times: number;
  rows: number;
  /** Room for some rows more. */
  merged: number;
  givers: number;
}

/** Room for it, with the rules that signatures match and how many events of a lead count. */
export function layDesk(
  arena: Arena,
  columns: Columns,
  { at, of }: Lists,
  take: readonly number[],
): Desk {
  const { eventsAt, signatures } = columns;
  const leads = leadCount(columns);
  const width = Math.max(1, Math.ceil(take.length / LANES)) * LANES * SHORT;
  let most = 0;
  for (let first = 0; first < leads; first += BLOCK_LEADS) {
    const end = eventsAt[Math.min(first + BLOCK_LEADS, leads)] as number;
    most = Math.max(most, end - (eventsAt[first] as number));
  }
  const desk: Desk = {
    width,
    matching: arena.allocate(signatures.length * width),
    take: arena.allocate(width),
    spare: arena.allocate(2 * width),
    events: arena.allocate(BLOCK_LEADS * 2 * INT),
    minutes: arena.allocate(most * INT),
    signatures: arena.allocate(most * INT),
    taken: arena.allocate(BLOCK_LEADS * width),
    most: arena.allocate(width),
    times: arena.allocate(most * INT),
    // Rows are read by eight.
    rows: arena.allocate((most + LANES) * width),
    merged: arena.allocate(MERGED * width),
    givers: arena.allocate((BLOCK_LEADS + 1) * 2 * INT),
  };
  arena.u8.fill(0, desk.matching, desk.matching + signatures.length * width);
  for (let signature = 0; signature < signatures.length; signature++) {
    const row = (desk.matching + signature * width) / SHORT;
    const last = at[signature + 1] as number;
    for (let i = at[signature] as number; i < last; i++)
      arena.u16[row + (of[i] as number)] = 0xffff;
  }
  arena.u16.fill(0, desk.take / SHORT, (desk.take + width) / SHORT);
  take.forEach((each, r) => {
    arena.u16[desk.take / SHORT + r] = Math.min(each, 0xffff);
  });
  arena.u8.fill(0, desk.spare, desk.spare + 2 * width);
  return desk;
}

/** Puts the events that count of some leads on the desk. Minutes between the first and the last of a lead, at most. */
export function bringEvents(
  { u32, i32 }: Arena,
  desk: Desk,
  { eventsAt, eventMinute, eventSignature }: Columns,
  { since, until }: Spans,
  first: number,
  leads: number,
): number {
  const from = eventsAt[first] as number;
  const to = eventsAt[first + leads] as number;
  i32.set(eventMinute.subarray(from, to), desk.minutes / INT);
  u32.set(eventSignature.subarray(from, to), desk.signatures / INT);
  let at = desk.events / INT;
  let longest = 0;
  for (let lead = first; lead < first + leads; lead++) {
    let event = eventsAt[lead] as number;
    let end = eventsAt[lead + 1] as number;
    const last = until[lead] as number;
    const fresh = since[lead] as number;
    while (end > event && (eventMinute[end - 1] as number) > last) end -= 1;
    if (fresh !== NONE) while (event < end && (eventMinute[event] as number) <= fresh) event += 1;
    if (event < end) {
      const span = (eventMinute[end - 1] as number) - (eventMinute[event] as number);
      if (span > longest) longest = span;
    }
    u32[at] = event - from;
    u32[at + 1] = end - from;
    at += 2;
  }
  return longest;
}
