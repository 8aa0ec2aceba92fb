import type { Tx } from "@/db/handles";
import { t } from "@/lib/language";
import { type AuditEntry, type AuditTrail, defineCommand } from "@/lib/operations/command";
import { Refusal, refuse } from "@/lib/operations/outcome";
import { rescoreHeld } from "@/lib/scoring/steps";
import { moveLeadInput, moveLeadsInput, undoMoveInput, undoMovesInput } from "../schema/inputs";
import type { MovedLead, MovedLeads } from "../schema/many-moves";
import { type LeadContext, leadContext } from "../steps/context";
import { refuseGone } from "../steps/gone";
import { type MadeMove, type ReadyMove, readyMove, readyUndo } from "../steps/made-moves";
import { refuseOutdated } from "../steps/moves";
import { lockLeads, type WorkingLead } from "../store/working";

/** A lead as somebody saw it. */
interface SeenLead {
  id: string;
  version: number;
}

/** Holds these leads; gives each as it was seen, and refuses one that is gone or was changed. */
async function holdLeads(tx: Tx, seen: readonly SeenLead[], now: number) {
  const held = await lockLeads(
    tx,
    seen.map(({ id }) => id),
  );
  const byId = new Map(held.map((lead) => [lead.id, lead]));
  return async ({ id, version }: SeenLead): Promise<WorkingLead> => {
    const lead = byId.get(id);
    if (!lead) return refuseGone(tx, id);
    if (lead.version !== version) await refuseOutdated(tx, id, now);
    return lead;
  };
}

/** Scores leads that were moved; gives how they stand now, and the entries of the audit log. */
async function settleMoves(
  tx: Tx,
  made: readonly [MadeMove, ...MadeMove[]],
  context: LeadContext,
): Promise<{ moved: [MovedLead, ...MovedLead[]]; audit: AuditTrail }> {
  const held = made.map(({ lead }) => lead);
  const rescored = await rescoreHeld(tx, held, context);
  const after = new Map(rescored.leads.map((lead) => [lead.id, lead]));
  const movedOf = ({ lead, moveId }: MadeMove): MovedLead => {
    const { id, version, stage } = after.get(lead.id) ?? lead;
    return { id, version, stage, moveId };
  };
  const [first, ...more] = made;
  const entries: AuditEntry[] = [...more.flatMap((one) => one.entries), ...rescored.entries];
  return {
    moved: [movedOf(first), ...more.map(movedOf)],
    audit: [...first.entries, ...entries],
  };
}

async function moveOne<S extends SeenLead>(
  tx: Tx,
  seen: S,
  context: LeadContext,
  ready: (lead: WorkingLead, seen: S) => Promise<ReadyMove>,
): Promise<{ result: MovedLead; audit: AuditTrail }> {
  const take = await holdLeads(tx, [seen], context.now);
  const move = await ready(await take(seen), seen);
  const { moved, audit } = await settleMoves(tx, [await move()], context);
  return { result: moved[0], audit };
}

/** Moves each lead that can be moved; the others stay, and it is told why. */
async function moveMany<S extends SeenLead>(
  tx: Tx,
  seen: readonly S[],
  context: LeadContext,
  ready: (lead: WorkingLead, seen: S) => Promise<ReadyMove>,
): Promise<{ result: MovedLeads; audit: AuditTrail }> {
  const take = await holdLeads(tx, seen, context.now);
  const made: MadeMove[] = [];
  const refusals: { id: string; refusal: Refusal }[] = [];
  for (const one of seen) {
    const move = await take(one)
      .then((lead) => ready(lead, one))
      .catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        refusals.push({ id: one.id, refusal: error });
        return null;
      });
    if (move) made.push(await move());
  }
  const [first, ...more] = made;
  if (!first) return refuseAll(refusals.map(({ refusal }) => refusal));
  const { moved, audit } = await settleMoves(tx, [first, ...more], context);
  const refused = refusals.map(({ id, refusal }) => ({ id, message: refusal.message }));
  return { result: { moved, refused }, audit };
}

/** When no lead could be moved nothing was done: `fields` says why, by the lead's place in the input. */
function refuseAll(refusals: readonly Refusal[]): never {
  const [first] = refusals;
  if (!first) throw new Error("A move of many leads had none");
  const isSame = refusals.every(({ message }) => message === first.message);
  const each = Object.fromEntries(refusals.map(({ message }, i) => [`leads.${i}`, message]));
  const message = isSame ? first.message : t`None of these ${refusals.length} leads was moved.`;
  refuse(first.code, message, { ...(isSame ? first.fields : {}), ...each });
}

// Who may make which move is `movePermissions`; writing is the least that all of them need.

export const moveLead = defineCommand({
  name: "lead.move",
  permission: "lead:write",
  input: moveLeadInput,
  async run({ tx, actor, input, now }) {
    const context = await leadContext(tx, actor, now);
    return moveOne(tx, input, context, (lead) => readyMove(tx, lead, input, context));
  },
});

export const moveLeads = defineCommand({
  name: "lead.moveMany",
  permission: "lead:write",
  input: moveLeadsInput,
  async run({ tx, actor, input: { leads, ...wanted }, now }) {
    const context = await leadContext(tx, actor, now);
    return moveMany(tx, leads, context, (lead) => readyMove(tx, lead, wanted, context));
  },
});

export const undoMove = defineCommand({
  name: "lead.undo",
  permission: "lead:write",
  input: undoMoveInput,
  async run({ tx, actor, input, now }) {
    const context = await leadContext(tx, actor, now);
    return moveOne(tx, input, context, (lead) => readyUndo(tx, lead, input.moveId, context));
  },
});

export const undoMoves = defineCommand({
  name: "lead.undoMany",
  permission: "lead:write",
  input: undoMovesInput,
  async run({ tx, actor, input: { moves }, now }) {
    const context = await leadContext(tx, actor, now);
    return moveMany(tx, moves, context, (lead, { moveId }) => readyUndo(tx, lead, moveId, context));
  },
});
