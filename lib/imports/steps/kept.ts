import type { ReadDb } from "@/db/handles";
import { inEnglish } from "@/lib/language";
import { deedOf } from "@/lib/leads/steps/moves";
import { type Deed, readDeeds } from "@/lib/leads/store/merged-rows";
import { lastChange } from "@/lib/leads/store/moves";
import { type ChangedEntity, readStates } from "../store/undo";
import type { UndoItem } from "./undo-items";

/** Something that an undo leaves as it is, and why. */
export interface Kept {
  id: string;
  name: string;
  reason: string;
}

const DEEDS: Record<Deed, string> = {
  activities: "It has activities, which would be lost.",
  opportunities: "It has an opportunity.",
  formSubmissions: "It sent a form.",
  visitors: "Its visits to the website are known.",
  bantAnswers: "It has BANT answers.",
  disputes: "It has a dispute.",
  leadConsents: "It has a recorded consent or withdrawal.",
};

async function lastDeed(db: ReadDb, leadId: string): Promise<string> {
  const last = await lastChange(db, leadId);
  return last
    ? inEnglish(() => `${last.actorName} ${deedOf(last)} since.`)
    : "It was changed since.";
}

/** Those among things of one kind that somebody changed since, by id. */
export async function keptOf(
  db: ReadDb,
  entity: ChangedEntity,
  items: readonly UndoItem[],
): Promise<Map<string, Kept>> {
  const kept = new Map<string, Kept>();
  const states = await readStates(
    db,
    entity,
    items.map(({ id }) => id),
  );
  const made = items.filter(({ before }) => before === null).map(({ id }) => id);
  const deeds = entity === "lead" ? await readDeeds(db, made) : new Map<string, Deed>();
  for (const { id, version } of items) {
    const state = states.get(id);
    // What is gone by now needs nothing more.
    if (!state) continue;
    const deed = deeds.get(id);
    if (state.version !== version) {
      const reason = entity === "lead" ? await lastDeed(db, id) : "It was changed since.";
      kept.set(id, { id, name: state.name, reason });
    } else if (deed) {
      kept.set(id, { id, name: state.name, reason: DEEDS[deed] });
    }
  }
  return kept;
}
