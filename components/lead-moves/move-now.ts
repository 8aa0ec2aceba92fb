import type { Stage } from "@/lib/engine/stages";
import { t } from "@/lib/language";
import { moveLead, undoMove } from "@/lib/leads/actions";
import type { Failure } from "@/lib/operations/outcome";
import type { MovingLead } from "./move-draft";

export type MoveOutcome = Awaited<ReturnType<typeof moveLead>>;
export type MoveDone = Extract<MoveOutcome, { ok: true }>["value"];

export const LOST: Failure = {
  ok: false,
  code: "failed",
  get message() {
    return t("The server could not be reached. Check your connection and try again.");
  },
};

/** Whether a move is made only after a form was filled in; acceptance needs nothing more. */
export function moveAsks(to: Stage): boolean {
  return to !== "sal";
}

/** Makes a move that needs nothing more. Never throws. */
export function moveNow(lead: Pick<MovingLead, "id" | "version">, to: Stage): Promise<MoveOutcome> {
  return moveLead({ id: lead.id, version: lead.version, to }).catch(() => LOST);
}

/** Takes the latest move back. Never throws. */
export function undoNow({ id, version, moveId }: { id: string; version: number; moveId: string }) {
  return undoMove({ id, version, moveId }).catch((): Failure => LOST);
}
