import { emailKeyOf } from "@/lib/leads/steps/attributes";
import { refuseGone } from "@/lib/leads/steps/gone";
import { readMergedIds } from "@/lib/leads/store/merges";
import { defineQuery } from "@/lib/operations/query";
import { addressInput, noInput, personInput, type Suppression } from "./schema";
import { addressesOf } from "./steps";
import { readPerson } from "./store/person";
import { countSuppressions, readSuppressed } from "./store/suppressions";

export const countSuppressed = defineQuery({
  name: "privacy.count",
  permission: "privacy:manage",
  input: noInput,
  run: async ({ db }) => ({ addresses: await countSuppressions(db) }),
});

/** Whether an address is kept out; the addresses themselves are not known any more. */
export const findSuppression = defineQuery({
  name: "privacy.find",
  permission: "privacy:manage",
  input: addressInput,
  async run({ db, input: { email } }): Promise<{ suppression: Suppression | null }> {
    const key = emailKeyOf(email);
    return { suppression: (await readSuppressed(db, [key])).get(key) ?? null };
  },
});

/** Everything that is kept of one person, for them to have. */
export const exportPerson = defineQuery({
  name: "privacy.person",
  permission: "lead:export",
  input: personInput,
  async run({ db, input: { id }, now }) {
    const ids = await readMergedIds(db, id);
    const addresses = await addressesOf(db, id, ids);
    const person = await readPerson(db, id, { ids, addresses });
    if (!person) return refuseGone(db, id);
    return { exportedAt: new Date(now).toISOString(), ...person };
  },
});
