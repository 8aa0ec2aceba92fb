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

/** Whether nothing is unfinished that a replay would need. */
export function isReplayable(problems: ReadonlyMap<string, string>): boolean {
  return [...problems.keys()].every((path) => NO_MATTER.test(path));
}
