/** "09:30" of minutes after midnight; 1440 is "24:00". */
export function clockOf(minute: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** Half-hours of a day as choices, with the given minute among them. */
export function clockOptions(present: number) {
  const minutes = new Set(Array.from({ length: 49 }, (_, half) => half * 30));
  minutes.add(present);
  return [...minutes]
    .sort((a, b) => a - b)
    .map((minute) => ({ value: String(minute), label: clockOf(minute) }));
}

/** Weekdays from Monday, by ISO number. */
export const WEEKDAYS = [
  { value: "1", label: "Monday" },
  { value: "2", label: "Tuesday" },
  { value: "3", label: "Wednesday" },
  { value: "4", label: "Thursday" },
  { value: "5", label: "Friday" },
  { value: "6", label: "Saturday" },
  { value: "7", label: "Sunday" },
] as const;
