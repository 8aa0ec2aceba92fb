/** When somebody is out of office: days of the workspace, both included. */
export interface Absence {
  from: string;
  until: string;
}

/** Whether somebody is away on a day, "2026-03-31". */
export function isAwayOn(absence: Absence | null, day: string): boolean {
  return absence !== null && absence.from <= day && day <= absence.until;
}
