import type { ReadDb } from "@/db/handles";
import { agreedCriteria, readNames } from "@/lib/criteria/store";
import { minuteOf } from "@/lib/engine/activities";
import { compileCriteria } from "@/lib/engine/compile";
import { type Explanation, explain, explanationSentences, saidAnew } from "@/lib/engine/explain";
import { pathOf, totalsAt } from "@/lib/engine/score";
import { language, t } from "@/lib/language";
import { readHistories } from "@/lib/scoring/store";
import type { WhyScore } from "../schema/page";
import { readVersionName } from "../store/page";

interface Scored {
  id: string;
  createdAt: number;
  /** Only engagement after it counts; null counts all. */
  engagementSince: number | null;
}

/** A score at any moment under a version, and why. Null for a version that is gone. */
export async function whyAt(
  db: ReadDb,
  lead: Scored,
  versionId: string,
  at: number,
): Promise<WhyScore | null> {
  const version = await agreedCriteria(db, versionId);
  if (!version) return null;
  const compiled = compileCriteria(version.body);
  const histories = await readHistories(db, [lead], [...compiled.byType.keys()]);
  const history = histories.get(lead.id);
  if (!history) return null;
  const minute = minuteOf(at);
  const options =
    lead.engagementSince === null ? {} : { engagementSince: minuteOf(lead.engagementSince) };
  const path = pathOf(totalsAt(history, compiled, minute, options));
  const explanation = explain(
    history,
    compiled,
    minute,
    {
      versionId,
      versionNumber: version.number,
      path: path ?? "scored",
      ...options,
    },
    await readNames(db),
  );
  // The first sentence tells of a hand-off; this is only about the score.
  const [, ...sentences] = explanationSentences(explanation);
  const meets = path === null ? t("does not meet") : t("meets");
  return {
    explanation,
    sentences: [t`The lead ${meets} criteria version ${version.number}.`, ...sentences],
    versionName: (await readVersionName(db, versionId)) ?? "",
  };
}

/** A hand-off's explanation as it was frozen, in English; for others its version's sentences are said anew. */
async function inReadersLanguage(db: ReadDb, frozen: Explanation): Promise<Explanation> {
  if (language() === "en") return frozen;
  const version = await agreedCriteria(db, frozen.versionId);
  if (!version) return frozen;
  return saidAnew(frozen, compileCriteria(version.body), await readNames(db));
}

/** Why a hand-off happened, by what was frozen then. */
export async function whyFrozen(db: ReadDb, frozen: Explanation): Promise<WhyScore> {
  const explanation = await inReadersLanguage(db, frozen);
  return {
    explanation,
    sentences: explanationSentences(explanation),
    versionName: (await readVersionName(db, explanation.versionId)) ?? "",
  };
}
