import { refuseGone } from "@/lib/leads/steps/gone";
import { readDetail } from "@/lib/leads/store/page";
import { defineQuery } from "@/lib/operations/query";
import { type Consents, leadConsentsInput } from "./schema";
import { readConsents } from "./store";

/** What a lead agreed to and took back. */
export const listConsents = defineQuery({
  name: "consent.list",
  permission: "lead:read",
  input: leadConsentsInput,
  async run({ db, input: { leadId } }): Promise<Consents> {
    if (!(await readDetail(db, leadId))) return refuseGone(db, leadId);
    return readConsents(db, leadId);
  },
});
