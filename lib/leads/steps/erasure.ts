import type { Tx } from "@/db/handles";
import { forgetWaitingOf } from "@/lib/forms/store/submissions";
import { forgetInAnswers } from "@/lib/operations/once";
import { addressesOf } from "@/lib/privacy/steps";
import { forgetImportedRows } from "@/lib/privacy/store/imported";
import { eraseLead } from "../store/erasure";
import { readMergedIds } from "../store/merges";

/**
 * Erases a person, also what they sent and never confirmed, what programs were answered of them, and rows of
 * imported files with them. The lead is held already.
 */
export async function erasePerson(tx: Tx, id: string): Promise<void> {
  const ids = await readMergedIds(tx, id);
  const addresses = await addressesOf(tx, id, ids);
  await forgetWaitingOf(tx, addresses);
  await forgetInAnswers(tx, addresses);
  await forgetImportedRows(tx, [...addresses, ...ids]);
  await eraseLead(tx, id);
}
