import { type Columns, leadCount, NONE } from "./columns";

/** How a lead became an MQL; `fastTrack` is the first track, and further ones count on from it. */
export const PATH = { none: 0, scored: 1, fastTrack: 2 } as const;

/** When each lead first qualifies, and how. */
export interface Crossings {
  /** Epoch minutes; NONE where a lead never qualifies. */
  minute: Int32Array;
  /** As in `PATH`. */
  path: Uint8Array;
}

/** The part of each lead's history that is asked about; minutes, as for `firstMql`. */
export interface Spans {
  from: Int32Array;
  /** Included. */
  until: Int32Array;
  /** Engagement counts strictly after it; NONE counts all. */
  since: Int32Array;
  /** 1 leaves `from` itself out. */
  after: Uint8Array;
}

export function noCrossings(leads: number): Crossings {
  return { minute: new Int32Array(leads).fill(NONE), path: new Uint8Array(leads) };
}

/** From each lead's creation until one minute, all engagement counted. */
export function spansUntil(columns: Columns, until: number): Spans {
  const leads = leadCount(columns);
  return {
    from: columns.created,
    until: new Int32Array(leads).fill(until),
    since: new Int32Array(leads).fill(NONE),
    after: new Uint8Array(leads),
  };
}
