import { minuteText, weekdayText } from "@/lib/format";

/** Half-hours of a day as choices, with the given minute among them. */
export function clockOptions(present: number) {
  const minutes = new Set(Array.from({ length: 49 }, (_, half) => half * 30));
  minutes.add(present);
  return [...minutes]
    .sort((a, b) => a - b)
    .map((minute) => ({ value: String(minute), label: minuteText(minute) }));
}

/** Weekdays from Monday, by ISO number. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7].map((day) => ({
  value: String(day),
  get label() {
    return weekdayText(day);
  },
}));
