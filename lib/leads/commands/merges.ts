import { giveDispute } from "@/lib/disputes/store";
import { rejectionOf } from "@/lib/engine/disputes";
import { bantOf } from "@/lib/engine/lead-merge";
import { t } from "@/lib/language";
import { type AuditTrail, defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import { readAnswers } from "@/lib/qualification/store";
import { rescoreHeld } from "@/lib/scoring/steps";
import { mergeLeadsInput, undoMergeInput } from "../schema/merges";
import { restoreAccount } from "../steps/accounts";
import { checkClaim } from "../steps/claims";
import { leadContext } from "../steps/context";
import {
  type BeforeMerge,
  mergedColumns,
  movesOfLead,
  newAliases,
  planMerge,
  standBy,
} from "../steps/merge";
import { changeOf, refuseOutdated } from "../steps/moves";
import {
  deleteAliases,
  insertAliases,
  moveAliases,
  readAliases,
  takeAddressTurn,
} from "../store/addresses";
import { insertObservations } from "../store/intake";
import { joinRows, splitRows } from "../store/merged-rows";
import {
  deleteLeadRow,
  deleteMerge,
  deleteObservation,
  hasOpenedSince,
  insertLeadRow,
  insertMerge,
  readActivityFacts,
  readLeadFile,
  readMerge,
  replaceMoves,
  setMergeVersion,
} from "../store/merges";
import { lastChange, setAssigned } from "../store/moves";
import { lockLead, lockLeads, updateLeadRow } from "../store/working";

/** Two leads become the one person that they are; links to the other one lead on. */
export const mergeLeads = defineCommand({
  name: "lead.merge",
  permission: "lead:merge",
  input: mergeLeadsInput,
  async run({ tx, actor, input: { id, version, otherId, otherVersion }, now }) {
    if (id === otherId)
      refuse("invalid", t("A lead cannot be merged with itself. Choose another."));
    await takeAddressTurn(tx);
    for (const lead of await lockLeads(tx, [id, otherId])) {
      const seen = lead.id === id ? version : otherVersion;
      if (lead.version !== seen) await refuseOutdated(tx, lead.id, now);
      await checkClaim(tx, lead, actor, now);
    }
    const survivor = await readLeadFile(tx, id);
    const other = await readLeadFile(tx, otherId);
    if (!survivor || !other) refuse("not_found", t("One of these leads does not exist any more."));

    const merge = planMerge(survivor, other);
    const joined = await joinRows(tx, otherId, id);
    const moves = movesOfLead(merge.timeline.moves, id);
    await replaceMoves(tx, [id, otherId], moves);
    const joinedAliases = await readAliases(tx, otherId);
    await moveAliases(tx, joinedAliases, id);
    const added = newAliases(merge, id, other.row);
    await insertAliases(tx, added);
    await deleteLeadRow(tx, otherId);

    const context = await leadContext(tx, actor, now);
    const known = [...survivor.handoffs, ...other.handoffs];
    const columns = mergedColumns(merge, survivor.row, other.row);
    const standing = await standBy(tx, { id, ...columns }, moves, known, context);
    const set = { ...columns, ...standing, updatedAt: now };
    if (!(await updateLeadRow(tx, id, version, set))) await refuseOutdated(tx, id, now);
    if (columns.ownerId) await setAssigned(tx, id, now);
    const observationId = Object.keys(merge.correction).length > 0 ? newId() : null;
    if (observationId !== null) {
      await insertObservations(tx, [
        {
          id: observationId,
          leadId: id,
          observedAt: now,
          values: merge.correction,
          origin: "Merge",
          actorId: actor.id,
        },
      ]);
    }
    const rescored = await rescoreHeld(tx, await lockLeads(tx, [id]), context);
    const after = rescored.leads[0];
    if (!after) throw new Error(`The surviving lead ${id} is not there`);

    const before: BeforeMerge = {
      survivor: survivor.row,
      other: other.row,
      moves: [...survivor.moves, ...other.moves],
      handoffs: known,
      joined,
      newAliases: added.map(({ kind, key }) => ({ kind, key })),
      joinedAliases: joinedAliases.map(({ kind, key }) => ({ kind, key })),
      observationId,
    };
    const mergeId = newId();
    await insertMerge(tx, {
      id: mergeId,
      mergedId: otherId,
      intoId: id,
      mergedName: other.row.name,
      mergedEmail: other.row.email,
      at: now,
      actorId: actor.id,
      actorName: actor.name,
      before,
      leadVersion: after.version,
    });
    const audit: AuditTrail = [
      {
        action: "lead.merge",
        entity: "lead",
        entityId: id,
        before: { stage: survivor.row.stage, email: survivor.row.email },
        after: {
          id,
          from: survivor.row.stage,
          stage: after.stage,
          email: after.email,
          merged: other.row.name,
          mergedId: otherId,
        },
      },
      {
        action: "lead.join",
        entity: "lead",
        entityId: otherId,
        after: {
          id: otherId,
          from: other.row.stage,
          name: other.row.name,
          into: after.name,
          intoId: id,
        },
      },
      ...rescored.entries,
    ];
    return { result: { id, mergeId, version: after.version, stage: after.stage }, audit };
  },
});

/**
 * Makes two leads of one again, as they were. What was recorded of the person since stays with the
 * surviving lead. Refused once that lead was changed: nobody could say whose change it was.
 */
export const undoMerge = defineCommand({
  name: "lead.undoMerge",
  permission: "lead:merge",
  input: undoMergeInput,
  async run({ tx, actor, input: { mergeId }, now }) {
    await takeAddressTurn(tx);
    const found = await readMerge(tx, mergeId);
    const lead = found && (await lockLead(tx, found.intoId));
    // Somebody may have taken it back while we waited.
    const merge = lead && (await readMerge(tx, mergeId));
    if (!lead || !merge) {
      refuse("not_found", t("This merge was taken back already, or its lead is no longer there."));
    }
    await checkClaim(tx, lead, actor, now);
    if (lead.version !== merge.leadVersion) {
      const last = await lastChange(tx, lead.id);
      const what = last ? `${last.actorName} ${changeOf(last, now)}` : t("This lead was changed");
      refuse("conflict", t`${what}. Taking the merge back would lose that.`);
    }
    if (await hasOpenedSince(tx, lead.id, merge.at)) {
      const opened = t("An opportunity was opened for this lead since.");
      refuse("conflict", t`${opened} With the merge taken back nobody could close it.`);
    }
    const before = merge.before as BeforeMerge;
    const { survivor } = before;
    const other = { ...before.other, accountId: await restoreAccount(tx, before.other, now) };
    const id = survivor.id;

    await deleteAliases(tx, before.newAliases);
    await updateLeadRow(tx, id, lead.version, { emailKey: null, externalId: null });
    await insertLeadRow(tx, other);
    await moveAliases(tx, before.joinedAliases, other.id);
    await splitRows(tx, before.joined, id, other.id);
    if (before.observationId !== null) await deleteObservation(tx, before.observationId);
    await replaceMoves(tx, [id], before.moves);
    // What was disputed since, of the two in one, belongs to whom it was that sales let go.
    const rejection = rejectionOf(before.moves.filter(({ leadId }) => leadId === other.id));
    if (rejection) await giveDispute(tx, rejection, other.id);

    const context = await leadContext(tx, actor, now);
    const versions = new Map([
      [id, lead.version + 1],
      [other.id, other.version],
    ]);
    for (const was of [survivor, other]) {
      const { id: leadId, version, ...columns } = was;
      const standing = await standBy(
        tx,
        was,
        before.moves.filter((move) => move.leadId === leadId),
        before.handoffs.filter((handoff) => handoff.leadId === leadId),
        context,
      );
      const facts = await readActivityFacts(tx, leadId, merge.at);
      await updateLeadRow(tx, leadId, versions.get(leadId) ?? version, {
        ...columns,
        ...standing,
        lastActivityAt: facts.lastActivityAt,
        optedOut: columns.optedOut || facts.optedOut,
        bant: bantOf(columns.bant, await readAnswers(tx, leadId)),
        claimedBy: null,
        claimedUntil: null,
        updatedAt: now,
      });
    }
    await deleteMerge(tx, mergeId);
    const held = await lockLeads(tx, [id, other.id]);
    for (const { id: leadId, version } of held) {
      const was = leadId === id ? survivor : other;
      await setMergeVersion(tx, leadId, was.version, version);
    }
    const rescored = await rescoreHeld(tx, held, context);
    const after = rescored.leads.find((one) => one.id === id) ?? lead;
    const audit: AuditTrail = [
      {
        action: "lead.unmerge",
        entity: "lead",
        entityId: id,
        before: { stage: lead.stage, email: lead.email },
        after: {
          id,
          from: lead.stage,
          stage: after.stage,
          email: after.email,
          merged: other.name,
          mergedId: other.id,
        },
      },
      {
        action: "lead.restore",
        entity: "lead",
        entityId: other.id,
        after: { id: other.id, name: other.name, stage: other.stage, email: other.email },
      },
      ...rescored.entries,
    ];
    return { result: { id, version: after.version, otherId: other.id }, audit };
  },
});
