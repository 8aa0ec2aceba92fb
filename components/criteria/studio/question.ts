import { type Criteria, EMPTY_CRITERIA } from "@/lib/engine/criteria";

/** A question as text: equal texts have equal answers. */
export type Question = string;

const NAMED = 20;

/** The draft without what moves no lead: names of rules, and what the two sides promise. */
export function replayedPart(body: Criteria): Criteria {
  const nameless = <P extends { id: string; label: string }>(rules: readonly P[]): P[] =>
    rules.map((rule) => ({ ...rule, label: rule.id }));
  return {
    ...body,
    gates: nameless(body.gates),
    fit: nameless(body.fit),
    engagement: nameless(body.engagement),
    fastTracks: nameless(body.fastTracks),
    targets: EMPTY_CRITERIA.targets,
    effectiveAt: null,
    reviewAt: null,
  };
}

/** What a replay is asked for. */
export function questionOf(body: Criteria, holdOutFrom: string | null): Question {
  return JSON.stringify({ body: replayedPart(body), holdOutFrom, named: NAMED });
}

const NO_MATTER = /^name$|\.label$|^(targets|effectiveAt|reviewAt)(\.|$)/;

/** The first thing unfinished that a replay would need, and where; null when there is none. */
export function unfinishedIn(
  problems: ReadonlyMap<string, string>,
): { path: string; message: string } | null {
  for (const [path, message] of problems) {
    if (!NO_MATTER.test(path)) return { path, message };
  }
  return null;
}
