import type { Tx } from "@/db/handles";
import { periodOfKey } from "@/lib/engine/calendar";
import { rateDays, setStart } from "../store/rates";

/** Epoch ms at which a local day begins. */
export function startOfDay(day: string, timeZone: string): number {
  const period = periodOfKey(day, timeZone);
  if (!period) throw new RangeError(`Not a day: ${day}`);
  return period.from;
}

/** Lets stored rates begin with the days of another time zone. */
export async function moveRates(tx: Tx, timeZone: string): Promise<void> {
  for (const day of await rateDays(tx)) await setStart(tx, day, startOfDay(day, timeZone));
}
