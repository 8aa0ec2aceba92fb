import type { ReadDb, Tx } from "@/db/handles";
import { periodOf } from "@/lib/engine/calendar";
import type { Criteria } from "@/lib/engine/criteria";
import type { ProposalEvidence } from "@/lib/engine/evidence";
import { t } from "@/lib/language";
import { newId } from "@/lib/operations/id";
import { log } from "@/lib/operations/log";
import { refuse } from "@/lib/operations/outcome";
import { HOLD_OUT_DAYS } from "@/lib/replays/schema";
import { replayCriteria } from "@/lib/replays/steps";
import { readWorkspace } from "@/lib/settings/store";
import { activeCriteria, findVersionInState } from "../store";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** So many of the leads gained and lost can be opened later; the others are only counted. */
const LEADS_KEPT = 200;

/**
 * What all of history says of criteria now, beside those in force, to be kept with their proposal.
 * A replay that fails is no reason to keep marketing from proposing: the evidence says so instead.
 */
export async function freezeReplay(
  db: ReadDb,
  body: Criteria,
  now: number,
): Promise<ProposalEvidence> {
  const active = await activeCriteria(db);
  const { timeZone } = await readWorkspace(db);
  try {
    const {
      tookMs: _,
      thresholds: _table,
      distribution,
      curve,
      ...finding
    } = await replayCriteria(db, {
      // A key of its own: what is to be kept is never overtaken.
      key: `proposal:${newId()}`,
      body,
      active: active?.body ?? null,
      // The last minute that is over: what comes in later can never belong to it.
      now: now - MINUTE_MS,
      isPast: true,
      holdOutFrom: periodOf(now - HOLD_OUT_DAYS * DAY_MS, "day", timeZone).from,
      named: LEADS_KEPT,
    });
    if (finding.leads === 0) return { kind: "none", reason: "noLeads" };
    const against = active && { id: active.id, number: active.number };
    return { kind: "replay", ...finding, against };
  } catch (err) {
    log.error({ err }, "a proposal could not be replayed");
    return { kind: "none", reason: "failed" };
  }
}

/** Refuses evidence beside a version that is not the one in force any more. */
export async function refuseOutdated(tx: Tx, evidence: ProposalEvidence): Promise<void> {
  if (evidence.kind === "none") return;
  const active = await findVersionInState(tx, "active");
  if ((active?.id ?? null) !== (evidence.against?.id ?? null)) {
    refuse("conflict", t("Another version came into force just now. Please try again."));
  }
}
