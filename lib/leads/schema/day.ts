/** What a rep does with leads, in the order of the work. */
export const DAY_KINDS = [
  "sal",
  "call",
  "email_sent",
  "meeting",
  "sql",
  "nurture",
  "disqualified",
] as const;
export type DayKind = (typeof DAY_KINDS)[number];

export interface DayLead {
  id: string;
  name: string;
  company: string | null;
}

/** One kind of thing that a rep did today. */
export interface DayWork {
  kind: DayKind;
  /** How often; one lead may have been called twice. */
  count: number;
  /** Each once, the latest first. */
  leads: DayLead[];
}

/** A rep's day so far, in the workspace's time zone. */
export interface WorkDay {
  /** The start of the day, epoch ms. */
  from: number;
  done: DayWork[];
  /** Their leads to call back by the end of the day, the earliest first. */
  calls: (DayLead & { callbackAt: number })[];
  /** Their leads whose agreed time is over, the longest over first. */
  late: (DayLead & { slaDueAt: number })[];
}
