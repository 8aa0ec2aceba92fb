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

interface Asked {
  body: Criteria;
  holdOutFrom: string | null;
  named: number;
  thresholds?: boolean;
}

/** What a replay is asked for while an edit goes on: all but the leads by name. */
export function questionOf(body: Criteria, holdOutFrom: string | null): Question {
  const asked: Asked = { body: replayedPart(body), holdOutFrom, named: 0 };
  return JSON.stringify(asked);
}

/** The same with leads by name, and with what all other engagement thresholds would make. */
export function wholeOf(question: Question): Question {
  const asked: Asked = JSON.parse(question);
  return JSON.stringify({ ...asked, named: NAMED, thresholds: true } satisfies Asked);
}

export function isWholeQuestion(question: Question): boolean {
  const { thresholds = false }: Asked = JSON.parse(question);
  return thresholds;
}

/** What a question, whole or not, asks whatever its engagement threshold is. */
export function restOf(question: Question): string {
  const { body, holdOutFrom }: Asked = JSON.parse(question);
  const thresholds = { ...body.thresholds, engagement: 0 };
  return JSON.stringify({ body: { ...body, thresholds }, holdOutFrom });
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
