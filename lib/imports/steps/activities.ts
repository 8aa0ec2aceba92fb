import type { ReadDb, Tx } from "@/db/handles";
import { addActivities, type NewActivity } from "@/lib/activities/steps";
import { leadContext } from "@/lib/leads/steps/context";
import { lockPeople } from "@/lib/leads/store/merges";
import type { ActivityRowData, BatchRow } from "../schema/rows";
import { readSteps } from "../store/changes";
import { readKnownActivities } from "../store/rows";
import { type BringContext, type Brought, DEFAULT_IDENTITY, type RowOutcome } from "./bring";
import { type Match, matchLeads } from "./match";

function whose(row: ActivityRowData): string {
  return row.leadExternalId ? `the id ${row.leadExternalId}` : (row.leadEmail ?? "");
}

function problemOf(row: ActivityRowData, match: Match | undefined): string | null {
  if (match?.problem) return match.problem;
  return match?.id ? null : `There is no lead with ${whose(row)}. Import the leads first.`;
}

async function look(db: ReadDb, rows: readonly BatchRow<ActivityRowData>[]) {
  const data = rows.map((row) => row.data);
  const matches = await matchLeads(
    db,
    data.map(({ leadEmail, leadExternalId }) => ({ email: leadEmail, externalId: leadExternalId })),
    // The other system's own id says it best.
    [...DEFAULT_IDENTITY].reverse(),
  );
  const known = await readKnownActivities(
    db,
    data.map(({ externalId }) => externalId),
  );
  return { data, matches, known };
}

/** Rows in order; a second row of the same id is the same activity. */
function outcomesOf({ data, matches, known }: Awaited<ReturnType<typeof look>>): RowOutcome[] {
  const seen = new Set(known.keys());
  return data.map((row, i): RowOutcome => {
    const problem = problemOf(row, matches[i]);
    if (problem) return { outcome: "failed", problem };
    if (seen.has(row.externalId)) return { outcome: "unchanged" };
    seen.add(row.externalId);
    return { outcome: "created" };
  });
}

export async function planActivities(
  db: ReadDb,
  rows: readonly BatchRow<ActivityRowData>[],
): Promise<RowOutcome[]> {
  return outcomesOf(await look(db, rows));
}

/** Brings activities of known leads in, and scores these leads. */
export async function bringActivities(
  tx: Tx,
  rows: readonly BatchRow<ActivityRowData>[],
  { actor, now, changes }: BringContext,
): Promise<Brought> {
  const looked = await look(tx, rows);
  const outcomes = outcomesOf(looked);
  const wanted = looked.matches.map(({ id }, i) =>
    outcomes[i]?.outcome === "created" ? id : null,
  );
  const { held, merged } = await lockPeople(
    tx,
    wanted.filter((id) => id !== null),
  );
  const present = new Set(held.map(({ id }) => id));
  const news: NewActivity[] = [];
  for (const [i, { type, at, props, externalId }] of looked.data.entries()) {
    const given = wanted[i] ?? null;
    if (given === null) continue;
    const leadId = merged.get(given) ?? given;
    if (present.has(leadId)) news.push({ leadId, type, at, props, externalId });
    else
      outcomes[i] = {
        outcome: "failed",
        problem: "Its lead was deleted a moment ago. Remove the row.",
      };
  }
  const context = await leadContext(tx, actor, now, true);
  const added = await addActivities(tx, held, news, context);
  if (added.recorded !== news.length) throw new Error("Some activities came in twice at once");
  const ids = await readKnownActivities(
    tx,
    news.flatMap(({ externalId }) => externalId ?? []),
  );
  for (const id of ids.values()) changes.made("activity", id);
  // Those that crossed the line by it: back to where they stood.
  const steps = await readSteps(tx, added.handedOff);
  for (const lead of held) {
    const step = steps.get(lead.id);
    if (step === undefined) continue;
    const { nurtureUntil, heldAt } = lead;
    changes.changed("lead", lead.id, {
      columns: {},
      stood: { step: step - 1, nurtureUntil, heldAt },
    });
  }
  // That scores changed is not worth an entry per lead and batch; that leads moved is.
  const entries = added.entries.filter(({ action }) => action !== "lead.activity");
  return { outcomes, entries, leads: added.leads.map(({ id }) => id) };
}
