import type { Tx } from "@/db/handles";
import { type LeadMerge, type MergedLead, type MergeSide, mergeOf } from "@/lib/engine/lead-merge";
import { searchKey } from "@/lib/engine/search-key";
import { standingOf } from "@/lib/engine/standing";
import type { AliasRow } from "../store/addresses";
import type { JoinedRows } from "../store/merged-rows";
import type { LeadFile, LeadRow } from "../store/merges";
import { type HandoffRow, type MoveRow, readTouches, replaceHandoffs } from "../store/moves";
import { emailKeyOf, knownOf, projectAttributes } from "./attributes";
import { type LeadContext, slaTerms } from "./context";

/** What taking a merge back needs: both leads as they were, and what went where. */
export interface BeforeMerge {
  survivor: LeadRow;
  other: LeadRow;
  /** Of both. */
  moves: MoveRow[];
  handoffs: HandoffRow[];
  joined: JoinedRows;
  newAliases: Pick<AliasRow, "kind" | "key">[];
  joinedAliases: Pick<AliasRow, "kind" | "key">[];
  /** The observation that the merge itself wrote down. */
  observationId: string | null;
}

function sideOf({ row, observations, answers, moves }: LeadFile): MergedLead<MoveRow> {
  return { ...row, observations, answers, moves };
}

/** What would become of two leads; nothing is written. */
export function planMerge(survivor: LeadFile, other: LeadFile): LeadMerge<MoveRow> {
  return mergeOf(sideOf(survivor), sideOf(other));
}

/** The moves of one lead, with steps from 1 on. */
export function movesOfLead(moves: readonly MoveRow[], leadId: string): MoveRow[] {
  return moves.map((move, i) => ({ ...move, leadId, step: i + 1 }));
}

/** What hand-offs keep; of two at the same moment, the earlier that somebody was answerable for it. */
function keptOf(known: readonly HandoffRow[]): Map<number, HandoffRow> {
  const kept = new Map<number, HandoffRow>();
  for (const handoff of known) {
    const twin = kept.get(handoff.mqlAt)?.assignedAt ?? Number.POSITIVE_INFINITY;
    const { assignedAt } = handoff;
    kept.set(handoff.mqlAt, {
      ...handoff,
      assignedAt: Number.isFinite(twin) ? Math.min(twin, assignedAt ?? twin) : assignedAt,
    });
  }
  return kept;
}

/** Where a lead stands after these moves; puts the hand-offs that follow from them in place. */
export async function standBy(
  tx: Tx,
  { id: leadId, ownerId }: { id: string; ownerId?: string | null },
  moves: readonly MoveRow[],
  known: readonly HandoffRow[],
  context: LeadContext,
) {
  const versions = moves.map(({ criteriaVersionId }) => criteriaVersionId);
  const { standing, handoffs } = standingOf(moves, await readTouches(tx, [leadId]), {
    calendar: context.calendar,
    sla: await slaTerms(tx, versions),
    set: keptOf(known),
    isOwned: Boolean(ownerId),
  });
  await replaceHandoffs(
    tx,
    [leadId],
    handoffs.map((handoff): HandoffRow => ({ ...handoff, leadId })),
  );
  return standing;
}

/** The surviving lead's columns after a merge, but for what its moves say. */
export function mergedColumns(
  merge: LeadMerge<MoveRow>,
  survivor: LeadRow,
  other: LeadRow,
): Omit<Partial<LeadRow>, "id" | "version"> {
  const rows: Record<MergeSide, LeadRow> = { survivor, other };
  const first = rows[merge.first];
  const last = rows[merge.first === "survivor" ? "other" : "survivor"];
  const stands = rows[merge.timeline.stands];
  const name = merge.name.value ?? survivor.name;
  const email = merge.email.value;
  const attributes = knownOf(
    Object.fromEntries(Object.entries(merge.attributes).map(([id, { value }]) => [id, value])),
  );
  const projected = projectAttributes(attributes);
  return {
    name,
    email,
    emailKey: email === null ? null : emailKeyOf(email),
    phone: merge.phone.value,
    externalId: merge.externalId.value,
    attributes,
    ...projected,
    searchKey: searchKey({ name, email, company: projected.company }),
    accountId: merge.account.value,
    label: first.label,
    utmFirst: first.utmFirst ?? last.utmFirst,
    utmLast: last.utmLast ?? first.utmLast,
    optedOut: survivor.optedOut || other.optedOut,
    ownerId: merge.owner.value,
    claimedBy: null,
    claimedUntil: null,
    nurtureUntil: stands.nurtureUntil,
    heldAt: stands.heldAt,
    bant: merge.bant,
    lastActivityAt: latest(survivor.lastActivityAt, other.lastActivityAt),
    createdAt: first.createdAt,
  };
}

function latest(a: number | null, b: number | null): number | null {
  return a === null ? b : Math.max(a, b ?? a);
}

/** By what the surviving lead is known from now on, besides its own address and id. */
export function newAliases(merge: LeadMerge<MoveRow>, into: string, other: LeadRow): AliasRow[] {
  const aliases: AliasRow[] = [];
  if (other.email !== null && merge.email.from === "survivor") {
    const key = emailKeyOf(other.email);
    aliases.push({ kind: "email", key, leadId: into, value: other.email });
  }
  if (other.externalId !== null && merge.externalId.from === "survivor") {
    const { externalId } = other;
    aliases.push({ kind: "externalId", key: externalId, leadId: into, value: externalId });
  }
  return aliases;
}
