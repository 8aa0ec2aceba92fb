import { moveLeads, undoMoves } from "@/lib/leads/actions";
import type { MoveLeadsInput } from "@/lib/leads/schema/inputs";
import {
  type ManyStage,
  MOST_MOVED,
  type MovedLead,
  type MovedLeads,
} from "@/lib/leads/schema/many-moves";
import type { Failure, Outcome } from "@/lib/operations/outcome";
import type { MovingLead } from "./move-draft";
import { LOST } from "./move-now";

export type ManyLead = Pick<MovingLead, "id" | "version" | "name" | "stage">;

/** What a move asks for beyond where to; the same for all. */
export type ManyDetails = Pick<MoveLeadsInput, "reasonId" | "note" | "nurtureUntil">;

export interface ManyDone extends MovedLeads {
  /** What is wrong with the details, by field, when nothing was moved for it. */
  fields: Record<string, string>;
  /** Why whole parts were refused, where some were. */
  failure: Failure | null;
}

/** Moves leads, `MOST_MOVED` at a time. Never throws. */
export function moveMany(
  leads: readonly ManyLead[],
  to: ManyStage,
  details: ManyDetails = {},
): Promise<ManyDone> {
  return inParts(leads, (part) =>
    moveLeads({ leads: part.map(({ id, version }) => ({ id, version })), to, ...details }),
  );
}

/** Takes moves back. Never throws. */
export function undoMany(moved: readonly MovedLead[]): Promise<ManyDone> {
  return inParts(moved, (part) =>
    undoMoves({ moves: part.map(({ id, version, moveId }) => ({ id, version, moveId })) }),
  );
}

async function inParts<T extends { id: string }>(
  all: readonly T[],
  send: (part: readonly T[]) => Promise<Outcome<MovedLeads>>,
): Promise<ManyDone> {
  const done: ManyDone = { moved: [], refused: [], fields: {}, failure: null };
  for (let from = 0; from < all.length; from += MOST_MOVED) {
    const part = all.slice(from, from + MOST_MOVED);
    const outcome = await send(part).catch(() => LOST);
    if (outcome.ok) {
      done.moved.push(...outcome.value.moved);
      done.refused.push(...outcome.value.refused);
      continue;
    }
    const { fields = {}, message } = outcome;
    done.failure = outcome;
    done.refused.push(
      ...part.map(({ id }, i) => ({ id, message: fields[`leads.${i}`] ?? message })),
    );
    Object.assign(done.fields, fields);
  }
  return done;
}
