import type { ReadDb } from "@/db/handles";
import { minuteOf } from "@/lib/engine/activities";
import { closestMinute } from "@/lib/engine/closest";
import { compileCriteria } from "@/lib/engine/compile";
import { firstReached } from "@/lib/engine/handoffs";
import { firstMql } from "@/lib/engine/qualify";
import { withoutHindsight } from "@/lib/engine/replay/hindsight";
import { t } from "@/lib/language";
import { readMoves } from "@/lib/leads/store/moves";
import { refuse } from "@/lib/operations/outcome";
import { defineQuery } from "@/lib/operations/query";
import { type ChangeWhy, explainChangeInput } from "../schema/why";
import { DRAFT, readLeadHistory, sightAt } from "../steps/sights";
import { activeCriteria, agreedCriteria, readNames } from "../store";

async function comparedWith(db: ReadDb, againstId: string | undefined) {
  if (againstId === undefined) {
    return (await activeCriteria(db)) ?? refuse("not_found", t("No version is in force any more."));
  }
  return (
    (await agreedCriteria(db, againstId)) ??
    refuse("not_found", t("The version that this was compared with does not exist any more."))
  );
}

/** Why a lead is gained or lost: both versions asked as the replay asks them. */
export const explainChange = defineQuery({
  name: "criteria.explainChange",
  permission: "criteria:read",
  input: explainChangeInput,
  async run({ db, input }): Promise<ChangeWhy> {
    const { id, number, body } = await comparedWith(db, input.againstId);
    const ours = { compiled: compileCriteria(input.body), seenBy: DRAFT };
    const theirs = {
      compiled: compileCriteria(body),
      seenBy: { versionId: id, versionNumber: number },
    };
    const [taker, other] = input.change === "gained" ? [ours, theirs] : [theirs, ours];
    const { lead, history } = await readLeadHistory(
      db,
      input.leadId,
      taker.compiled,
      other.compiled,
    );
    const { firstMqlAt } = firstReached(await readMoves(db, lead.id));
    const counted = firstMqlAt === null ? history : withoutHindsight(history, minuteOf(firstMqlAt));
    const span = { from: counted.createdMinute, until: minuteOf(input.asOf) };
    const closest =
      firstMql(counted, other.compiled, span) ?? closestMinute(counted, other.compiled, [span]);
    if (!closest) refuse("invalid", t("The lead had not arrived by then."));
    const names = await readNames(db);
    return {
      taker: sightAt(counted, taker.compiled, minuteOf(input.at), taker.seenBy, names),
      other: sightAt(counted, other.compiled, closest.minute, other.seenBy, names),
    };
  },
});
