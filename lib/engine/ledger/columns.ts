import { ID_COLUMNS } from "./ids";

/** Instants that are not there are NaN, which is neither before nor after any other. */
export const LEAD_COLUMNS = {
  ...ID_COLUMNS,
  createdAt: Float64Array,
  disqualifiedAt: Float64Array,
  firstMqlAt: Float64Array,
  firstSqlAt: Float64Array,
  /** 0 inquiry, 1 MQL, 2 SAL, 3 SQL, 4 customer. */
  furthest: Uint8Array,
  source: Uint32Array,
  campaign: Uint32Array,
  country: Uint32Array,
  label: Uint32Array,
  owner: Uint32Array,
  path: Uint32Array,
  version: Uint32Array,
  said: Uint32Array,
  /** The mask of its segments, in digits: few masks are told apart. */
  segments: Uint32Array,
  account: Uint32Array,
  /** From 1 on as `SENIORITIES` has them; 0: another one, or not known. */
  seniority: Uint8Array,
  isEngaged: Uint8Array,
  /** Which of its touches, from 0, made it a lead. */
  creatingTouch: Int32Array,
  /** The places of its latest hand-off, touch and work. */
  lastRound: Int32Array,
  lastTouch: Int32Array,
  lastWork: Int32Array,
} as const;

export const ROUND_COLUMNS = {
  mqlAt: Float64Array,
  salAt: Float64Array,
  sqlAt: Float64Array,
  customerAt: Float64Array,
  exitAt: Float64Array,
  /** When somebody in particular was first answerable for it. */
  assignedAt: Float64Array,
  firstTouchAt: Float64Array,
  slaDueAt: Float64Array,
  touchDueAt: Float64Array,
  /** When the lead got there, in this hand-off or, if that has ended, a later one. */
  reachedSalAt: Float64Array,
  reachedSqlAt: Float64Array,
  /** When an earlier hand-off of the lead last entered the stage. */
  earlierMqlAt: Float64Array,
  earlierSalAt: Float64Array,
  earlierSqlAt: Float64Array,
  earlierCustomerAt: Float64Array,
  /** When marketing first reached the lead, where it became a customer for the first time. */
  wonTouchpointAt: Float64Array,
  /** As `outcomeOf` tells it, and whole days to it; `OPEN`: they go on. */
  outcome: Uint8Array,
  outcomeDays: Int32Array,
  /** Of `EXITS`. */
  exit: Uint8Array,
  exitReason: Uint32Array,
  path: Uint32Array,
  version: Uint32Array,
} as const;

export const TOUCH_COLUMNS = {
  at: Float64Array,
  /** The epoch minute that it was in. */
  minute: Int32Array,
  source: Uint32Array,
  campaign: Uint32Array,
} as const;

export const WORK_COLUMNS = {
  at: Float64Array,
  person: Uint32Array,
  /** 1 of a call, else 0. */
  isCall: Uint8Array,
  // When the lead was last touched before: by anybody, and by the same person.
  earlierAt: Float64Array,
  earlierOwnAt: Float64Array,
  // Of calls, when it was last called before; `NO_CALL` of others, which are never a first call.
  earlierCallAt: Float64Array,
  earlierOwnCallAt: Float64Array,
} as const;
