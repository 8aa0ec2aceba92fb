import { SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import {
  eraseQuiet,
  finishRetention,
  forgetOldImport,
  forgetOldMail,
} from "@/lib/retention/commands";
import { anyOldImport, anyOldMail, isRetentionDue, lookForQuiet } from "@/lib/retention/queries";
import { ERASED_AT_ONCE, type Place } from "@/lib/retention/schema";

/**
 * Goes through the rules of how long things are kept, once on each local day, in steps between
 * which people's writes come. One that is stopped is begun anew. Returns how many leads went; null
 * where nothing was due.
 */
export async function keepToRetention(
  now: number,
  stopped: () => boolean = () => false,
): Promise<number | null> {
  if (!unwrap(await ask(isRetentionDue, SWEEP, {}, now))) return null;
  let leads = 0;
  let after: Place | null = null;
  do {
    const found: { ids: string[]; next: Place | null } = unwrap(
      await ask(lookForQuiet, SWEEP, { after }, now),
    );
    for (let i = 0; i < found.ids.length; i += ERASED_AT_ONCE) {
      if (stopped()) return leads;
      const ids = found.ids.slice(i, i + ERASED_AT_ONCE);
      const erased = await execute(eraseQuiet, SWEEP, { ids }, now);
      // Somebody worked them, or changed the rule, or another process was faster.
      if (!erased.ok && erased.code === "conflict") continue;
      leads += unwrap(erased).leads;
    }
    after = found.next;
  } while (after !== null && !stopped());
  while (!stopped() && unwrap(await ask(anyOldMail, SWEEP, {}, now))) {
    if (!(await execute(forgetOldMail, SWEEP, {}, now)).ok) break;
  }
  while (!stopped() && unwrap(await ask(anyOldImport, SWEEP, {}, now))) {
    if (!(await execute(forgetOldImport, SWEEP, {}, now)).ok) break;
  }
  if (stopped()) return leads;
  const finished = await execute(finishRetention, SWEEP, { leads }, now);
  if (!finished.ok && finished.code !== "conflict") unwrap(finished);
  return leads;
}
