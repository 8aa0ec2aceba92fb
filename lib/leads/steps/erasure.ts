import type { Tx } from "@/db/handles";
import { forgetWaitingOf } from "@/lib/forms/store/submissions";
import { readAddresses } from "@/lib/privacy/store/suppressions";
import { eraseLead } from "../store/erasure";

/** Erases a person, also what they sent and never confirmed. The lead is held already. */
export async function erasePerson(tx: Tx, id: string): Promise<void> {
  await forgetWaitingOf(tx, await readAddresses(tx, id));
  await eraseLead(tx, id);
}
