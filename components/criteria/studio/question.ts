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

export interface Asked {
  body: Criteria;
  /** A day, "2026-08-28", from which MQLs are judged apart. */
  holdOutFrom: string | null;
  /** The version that the draft is compared with. The server takes it from its own books. */
  inForceId: string | null;
}

interface Sent extends Asked {
  named: number;
  thresholds?: boolean;
}

/** What a replay is asked for while an edit goes on: all but the leads by name. */
export function questionOf({ body, holdOutFrom, inForceId }: Asked): Question {
  const sent: Sent = { body: replayedPart(body), holdOutFrom, inForceId, named: 0 };
  return JSON.stringify(sent);
}

/** The same with leads by name, and with what all other engagement thresholds would make. */
export function wholeOf(question: Question): Question {
  const sent: Sent = JSON.parse(question);
  return JSON.stringify({ ...sent, named: NAMED, thresholds: true } satisfies Sent);
}

export function isWholeQuestion(question: Question): boolean {
  const { thresholds = false }: Sent = JSON.parse(question);
  return thresholds;
}

/** What a question, whole or not, asks whatever its engagement threshold is. */
export function restOf(question: Question): string {
  const { body, holdOutFrom, inForceId }: Asked = JSON.parse(question);
  const thresholds = { ...body.thresholds, engagement: 0 };
  return JSON.stringify({ body: { ...body, thresholds }, holdOutFrom, inForceId });
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
