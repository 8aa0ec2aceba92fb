import { type Criteria, EMPTY_CRITERIA } from "@/lib/engine/criteria";

/** A question as text: equal texts have equal answers. */
export type Question = string;

const NAMED = 20;

/** What a replay is asked for. Names of rules change nothing, so they are left out of it. */
export function questionOf(body: Criteria, holdOutFrom: string | null): Question {
  const nameless = <P extends { id: string; label: string }>(rules: readonly P[]): P[] =>
    rules.map((rule) => ({ ...rule, label: rule.id }));
  return JSON.stringify({
    body: {
      ...body,
      gates: nameless(body.gates),
      fit: nameless(body.fit),
      engagement: nameless(body.engagement),
      fastTracks: nameless(body.fastTracks),
      // What the two sides promise each other moves no lead.
      targets: EMPTY_CRITERIA.targets,
      effectiveAt: null,
      reviewAt: null,
    },
    holdOutFrom,
    named: NAMED,
  });
}

const NO_MATTER = /^name$|\.label$|^(targets|effectiveAt|reviewAt)(\.|$)/;

/** Whether nothing is unfinished that a replay would need. */
export function isReplayable(problems: ReadonlyMap<string, string>): boolean {
  return [...problems.keys()].every((path) => NO_MATTER.test(path));
}
