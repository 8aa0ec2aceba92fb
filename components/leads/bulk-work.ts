import type { Stage } from "@/lib/engine/stages";
import { editLeads } from "@/lib/leads/actions";
import type { LeadFilter, ListedLead } from "@/lib/leads/schema";
import { filterToParams } from "@/lib/leads/schema/filter-params";
import type { EditLeadsInput } from "@/lib/leads/schema/inputs";
import type { EditedLeads } from "@/lib/leads/schema/many-edits";
import { MOST_MOVED } from "@/lib/leads/schema/many-moves";
import type { Failure, Outcome } from "@/lib/operations/outcome";
import { bulkTexts as texts } from "./bulk-texts";
import { fetchJson } from "./fetch-json";

/** A lead as the list has shown it. */
export interface ChosenLead {
  id: string;
  version: number;
  name: string;
  stage: Stage;
}

export type Edit = Omit<EditLeadsInput, "leads">;

export const LOST: Failure = {
  ok: false,
  code: "failed",
  get message() {
    return texts.lost;
  },
};

/** All leads of a filter as they are now, page by page; `onRead` hears how many were read. Null: stopped. */
export async function readAll(
  filter: LeadFilter,
  onRead: (count: number) => void,
  signal: AbortSignal,
): Promise<Outcome<ChosenLead[]> | null> {
  const all: ChosenLead[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const params = filterToParams(filter);
    if (cursor !== "") params.set("cursor", cursor);
    const page: Outcome<{ rows: ListedLead[]; next: string | null }> = await fetchJson(
      `/api/leads/list?${params}`,
    );
    if (signal.aborted) return null;
    if (!page.ok) return page;
    all.push(
      ...page.value.rows.map(({ id, version, name, stage }) => ({ id, version, name, stage })),
    );
    onRead(all.length);
    cursor = page.value.next;
  }
  return { ok: true, value: all };
}

/**
 * Edits leads, so many at a time that no transaction is long. What is wrong with the edit ends it; what was
 * not come to when it was stopped counts as refused.
 */
export async function editAll(
  leads: readonly ChosenLead[],
  edit: Edit,
  onDone: (count: number) => void,
  signal: AbortSignal,
): Promise<Outcome<EditedLeads>> {
  const done: EditedLeads = { edited: [], unchanged: 0, refused: [] };
  for (let from = 0; from < leads.length; from += MOST_MOVED) {
    if (signal.aborted)
      return { ok: true, value: withRest(done, leads.slice(from), texts.stopped) };
    const part = leads.slice(from, from + MOST_MOVED);
    const named = part.map(({ id, version }) => ({ id, version }));
    const outcome = await editLeads({ ...edit, leads: named }).catch(() => LOST);
    if (!outcome.ok) {
      if (from === 0) return outcome;
      return { ok: true, value: withRest(done, leads.slice(from), outcome.message) };
    }
    done.edited.push(...outcome.value.edited);
    done.unchanged += outcome.value.unchanged;
    done.refused.push(...outcome.value.refused);
    onDone(from + part.length);
  }
  return { ok: true, value: done };
}

function withRest(done: EditedLeads, rest: readonly ChosenLead[], message: string): EditedLeads {
  return { ...done, refused: [...done.refused, ...rest.map(({ id }) => ({ id, message }))] };
}
