import type { Tx } from "@/db/handles";
import type { Explanation } from "@/lib/engine/explain";
import type { FirstReached } from "@/lib/engine/handoffs";
import type { MqlPath, Stage } from "@/lib/engine/stages";
import { moveRefusal, STAGE_INFO } from "@/lib/engine/stages";
import { type DatedMove, type Standing, standingOf } from "@/lib/engine/standing";
import { t } from "@/lib/language";
import type { AuditEntry } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import {
  byLead,
  type HandoffRow,
  insertMoves,
  lastChange,
  type MoveRow,
  readHandoffMoments,
  readMovesOf,
  readTouches,
  replaceHandoffs,
} from "../store/moves";
import { updateLeadRow, type WorkingLead } from "../store/working";
import { type LeadContext, slaTerms } from "./context";

/** A move to make. */
export interface NewMove {
  to: Stage;
  /** Epoch ms; now when absent. Only a trusted context or an automatic move may give it. */
  at?: number;
  /** When it was written down, for moves dated back; now when absent. */
  recordedAt?: number;
  reasonId?: string | null;
  note?: string | null;
  /** Of a move into MQL. */
  path?: MqlPath;
  criteriaVersionId?: string | null;
  explanation?: Explanation | null;
  /** Millipoints; the stored scores when absent. */
  fit?: number;
  engagement?: number;
  undoes?: string;
  /** Takes back a rejection that was overturned: sales' time to act on the lead starts again. */
  overturns?: boolean;
  /** Made by the criteria themselves: who is answerable, for example "Criteria v3". */
  automatic?: string;
  /** Who made it, when it was not the actor (imports and samples). */
  by?: { id: string | null; name: string };
}

/** Other columns that change with a move. */
export type MoveColumns = Partial<
  Pick<WorkingLead, "ownerId" | "claimedBy" | "claimedUntil" | "nurtureUntil" | "heldAt">
>;

/** The moment of a move: strictly after the one before it. */
export function momentOf(
  move: Pick<NewMove, "at" | "automatic" | "to">,
  previousAt: number,
  context: Pick<LeadContext, "now" | "trusted">,
): number {
  const wanted = move.at ?? context.now;
  if (move.at !== undefined && !context.trusted && !move.automatic) {
    throw new Error("Only imports and the program itself may date a move");
  }
  if (wanted > previousAt) return wanted;
  if (move.at !== undefined && move.at < previousAt && !move.automatic) {
    refuse(
      "invalid",
      t`The move to ${STAGE_INFO[move.to].name} is dated before the lead's previous move.`,
    );
  }
  return previousAt + 1;
}

/** The row of a move; nothing is read or written. */
export function moveRow(
  lead: Pick<WorkingLead, "id" | "fit" | "engagement">,
  from: Stage | null,
  step: number,
  at: number,
  move: NewMove,
  { actor, now, trusted }: Pick<LeadContext, "actor" | "now" | "trusted">,
): MoveRow {
  const by = move.automatic
    ? { id: null, name: move.automatic }
    : ((trusted ? move.by : undefined) ?? { id: actor.id, name: actor.name });
  return {
    id: newId(),
    leadId: lead.id,
    step,
    from,
    to: move.to,
    at,
    recordedAt: move.recordedAt ?? now,
    actorId: by.id,
    actorName: by.name,
    reasonId: move.reasonId ?? null,
    note: move.note || null,
    path: move.to === "mql" && !move.undoes ? (move.path ?? "manual") : null,
    criteriaVersionId: move.criteriaVersionId ?? null,
    fit: move.fit ?? lead.fit,
    engagement: move.engagement ?? lead.engagement,
    explanation: move.explanation ?? null,
    undoes: move.undoes ?? null,
  };
}

function ago(ms: number): string {
  if (ms < 120_000) return t("a moment ago");
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 120) return t`${minutes} minutes ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? t`${hours} hours ago` : t`${Math.floor(hours / 24)} days ago`;
}

type Change = NonNullable<Awaited<ReturnType<typeof lastChange>>>;

/** What somebody did to a lead, to follow their name. */
export function deedOf({ action, after }: Pick<Change, "action" | "after">): string {
  const to = (after as { to?: Stage } | null)?.to;
  if (action === "lead.move" && to) return t`moved this lead to ${STAGE_INFO[to].name}`;
  if (action === "lead.undo" && to) return t`took this lead back to ${STAGE_INFO[to].name}`;
  return CHANGES[action] ?? t("changed this lead");
}

/** The same, and how long ago. */
export function changeOf(change: Change, now: number): string {
  return `${deedOf(change)} ${ago(now - change.at)}`;
}

const CHANGES: Record<string, string> = {
  get "lead.assign"() {
    return t("reassigned this lead");
  },
  get "lead.merge"() {
    return t("merged another lead into this one");
  },
};

/** Refuses because somebody else was faster, and says who and what. */
export async function refuseOutdated(tx: Tx, leadId: string, now: number): Promise<never> {
  const last = await lastChange(tx, leadId);
  if (!last) refuse("conflict", t("This lead has changed meanwhile. Look at it again first."));
  refuse(
    "conflict",
    t`${last.actorName} ${changeOf(last, now)}. Look at it again before you go on.`,
  );
}

export interface AppliedMove {
  lead: WorkingLead;
  move: MoveRow;
  entry: AuditEntry;
}

/** A move to make of a lead that this transaction holds, and what else changes of the lead. */
export interface LeadMove {
  lead: WorkingLead;
  move: NewMove;
  columns?: MoveColumns;
}

/**
 * Moves leads, each once: the only writer of stage moves, hand-offs and what is projected from them.
 * Refuses what the lifecycle forbids, and when somebody else changed a lead since it was read.
 */
export async function applyMoves(
  tx: Tx,
  wanted: readonly LeadMove[],
  context: LeadContext,
): Promise<AppliedMove[]> {
  if (wanted.length === 0) return [];
  for (const { lead, move } of wanted) {
    const refusal = move.undoes ? null : moveRefusal(lead.stage, move.to);
    if (refusal) refuse("invalid", refusal);
  }
  const histories = await readMovesOf(
    tx,
    wanted.map(({ lead }) => lead.id),
  );
  const planned = wanted.map(({ lead, move, columns = {} }) => {
    const before = histories.get(lead.id) ?? [];
    const previous = before.at(-1);
    if (!previous) throw new Error(`Lead ${lead.id} has no history`);
    const at = momentOf(move, previous.at, context);
    const row = moveRow(lead, lead.stage, previous.step + 1, at, move, context);
    return { lead, move, columns, before, row, all: [...before, row] satisfies DatedMove[] };
  });
  const handedOff = planned.filter(({ all }) => all.some(isHandoff)).map(({ lead }) => lead.id);
  const touches = byLead(await readTouches(tx, handedOff));
  const running = wanted.flatMap(({ lead }) => (lead.mqlAt === null ? [] : [lead.id]));
  const known = byLead(await readHandoffMoments(tx, running));
  const versions = planned.flatMap(({ all }) => all.map((move) => move.criteriaVersionId));
  const terms = { calendar: context.calendar, sla: await slaTerms(tx, versions) };

  const derived: HandoffRow[] = [];
  const applied: AppliedMove[] = [];
  for (const { lead, move, columns, row, all } of planned) {
    const { standing, handoffs } = standingOf(all, touches.get(lead.id) ?? [], {
      ...terms,
      set: new Map(known.get(lead.id)?.map((handoff) => [handoff.mqlAt, handoff])),
      isOwned: lead.ownerId !== null,
      ...(move.overturns && lead.mqlAt !== null
        ? { renewed: { mqlAt: lead.mqlAt, at: row.at } }
        : {}),
    });
    derived.push(...handoffs.map((handoff): HandoffRow => ({ ...handoff, leadId: lead.id })));
    const set = { ...standing, ...columns, updatedAt: context.now };
    if (!(await updateLeadRow(tx, lead.id, lead.version, set))) {
      await refuseOutdated(tx, lead.id, context.now);
    }
    applied.push(appliedMove(lead, move, row, { ...currentOf(standing), ...columns }));
  }
  await insertMoves(
    tx,
    planned.map(({ row }) => row),
  );
  const replaced = planned.filter(({ before }) => before.some(isHandoff));
  await replaceHandoffs(
    tx,
    replaced.map(({ lead }) => lead.id),
    derived,
  );
  return applied;
}

/** Moves one lead, as `applyMoves` does. */
export async function applyMove(
  tx: Tx,
  lead: WorkingLead,
  move: NewMove,
  context: LeadContext,
  columns: MoveColumns = {},
): Promise<AppliedMove> {
  const [applied] = await applyMoves(tx, [{ lead, move, columns }], context);
  return applied as AppliedMove;
}

function isHandoff({ to }: Pick<DatedMove, "to">): boolean {
  return to === "mql";
}

/** Of a standing what a working lead has. */
function currentOf({
  firstMqlAt,
  firstSalAt,
  firstSqlAt,
  firstCustomerAt,
  ...current
}: Standing): Omit<Standing, keyof FirstReached> {
  return current;
}

function appliedMove(
  lead: WorkingLead,
  move: NewMove,
  row: MoveRow,
  changed: Partial<WorkingLead>,
): AppliedMove {
  const moved: WorkingLead = { ...lead, ...changed, version: lead.version + 1 };
  return {
    lead: moved,
    move: row,
    entry: {
      action: move.undoes ? "lead.undo" : "lead.move",
      entity: "lead",
      entityId: lead.id,
      before: {
        stage: lead.stage,
        ownerId: lead.ownerId,
        nurtureUntil: lead.nurtureUntil,
      },
      after: {
        id: lead.id,
        from: lead.stage,
        to: row.to,
        name: lead.name,
        actorName: row.actorName,
        moveId: row.id,
        ownerId: moved.ownerId,
        ...(row.path ? { path: row.path } : {}),
        ...(row.reasonId ? { reasonId: row.reasonId } : {}),
      },
      ...(move.automatic ? { actorName: move.automatic } : {}),
    },
  };
}
