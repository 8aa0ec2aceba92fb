import type { ReadDb } from "@/db/handles";
import type { ChangedLeads, ProposalEvidence } from "@/lib/engine/evidence";
import { t } from "@/lib/language";
import { refuse } from "@/lib/operations/outcome";
import { defineQuery } from "@/lib/operations/query";
import type { LeadsBehind } from "@/lib/replays/schema";
import { findLeadsBehind, nameLeads, refuseOvertaken } from "@/lib/replays/steps";
import {
  evidenceLeadsInput,
  type KeptLeads,
  type KeptReplay,
  type ProposalView,
  proposalInput,
} from "../schema/proposals";
import { agreedCriteria, listSignatures } from "../store";
import { findProposal, findProposalBefore } from "../store/proposals";

async function keptLeads(db: ReadDb, { leads, ...counts }: ChangedLeads): Promise<KeptLeads> {
  const named = await nameLeads(db, leads);
  return { ...counts, leads: named, gone: leads.length - named.length };
}

async function withNames(db: ReadDb, evidence: ProposalEvidence) {
  if (evidence.kind === "none") return evidence;
  const [gained, lost] = [await keptLeads(db, evidence.gained), await keptLeads(db, evidence.lost)];
  return { ...evidence, gained, lost } satisfies KeptReplay;
}

/** A proposal of a version with its evidence, as it was; null when it was never proposed. */
export const getProposal = defineQuery({
  name: "criteria.proposal",
  permission: "criteria:read",
  input: proposalInput,
  async run({ db, input }): Promise<ProposalView | null> {
    const proposals = (await listSignatures(db, input.id)).filter(
      ({ decision }) => decision === "proposed",
    );
    const signature =
      input.signatureId === undefined
        ? proposals.at(-1)
        : proposals.find(({ id }) => id === input.signatureId);
    if (!signature) {
      if (input.signatureId === undefined) return null;
      refuse("not_found", t("There is no such proposal of this version."));
    }
    const found = await findProposal(db, signature.id);
    const kept = found && { ...found, evidence: await withNames(db, found.evidence) };
    return { signature, kept, before: await findProposalBefore(db, input.id, signature.id) };
  },
});

/**
 * The leads behind a figure of a proposal's evidence, a page at a time: the same replay up to the
 * same moment, by what is known of that time now.
 */
export const listEvidenceLeads = defineQuery({
  name: "criteria.evidenceLeads",
  permission: "criteria:read",
  input: evidenceLeadsInput,
  async run({ db, actor, input: { signatureId, ...asked } }): Promise<LeadsBehind> {
    const found = await findProposal(db, signatureId);
    if (found?.evidence.kind !== "replay") {
      refuse("not_found", t("There is no evidence of such a proposal."));
    }
    const { asOf, against, holdOut, windowDays } = found.evidence;
    const leads = await findLeadsBehind(db, {
      key: `evidence:${actor.id}`,
      body: found.body,
      active: against && ((await agreedCriteria(db, against.id))?.body ?? null),
      now: asOf,
      isPast: true,
      holdOutFrom: holdOut?.from ?? null,
      windowDays,
      ...asked,
    }).catch(refuseOvertaken);
    return { ...leads, leads: await nameLeads(db, leads.leads) };
  },
});
