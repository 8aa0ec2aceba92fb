import type { ChallengedLeads } from "@/lib/challengers/schema";
import type { Suggestion } from "@/lib/engine/suggest/points";
import { t } from "@/lib/language";
import type { Outcome, RefusalCode } from "@/lib/operations/outcome";
import type {
  LeadsBehind,
  LeakingAttribute,
  ReplayAnswer,
  SuggestedGates,
} from "@/lib/replays/schema";
import type { AheadAnswer } from "./ahead";

const LOST = "The server could not be reached. The numbers follow once it can.";

interface Problem {
  title?: string;
  code?: RefusalCode;
  fields?: Record<string, string>;
}

async function answerOf<T>(request: Promise<Response>): Promise<Outcome<T>> {
  try {
    const response = await request;
    const said: unknown = await response.json();
    if (response.ok) return { ok: true, value: said as T };
    const { title, code, fields } = said as Problem;
    const failure = { ok: false, code: code ?? "failed", message: title ?? t(LOST) } as const;
    return fields ? { ...failure, fields } : failure;
  } catch {
    return { ok: false, code: "failed", message: t(LOST) };
  }
}

/** Puts a question, as JSON text, to one of our own addresses. Failures are values. */
function ask<T>(address: string, question: string, signal: AbortSignal): Promise<Outcome<T>> {
  const headers = { "content-type": "application/json" };
  return answerOf<T>(fetch(address, { method: "POST", headers, body: question, signal }));
}

export function askReplay(question: string, signal: AbortSignal): Promise<Outcome<ReplayAnswer>> {
  return ask("/api/criteria/replay", question, signal);
}

/** A line as the server writes it, taken apart without parsing the answer, which may not be needed. */
const AHEAD_LINE = /^\{"value":(-?\d+),"answer":(.*)\}$/;

/**
 * Asks for answers ahead, each told as JSON text as soon as it is there, with those that come with it.
 * Ends with the last one; an end before that, whatever its cause, is for whoever waits for a value to
 * notice.
 */
export async function askAhead(
  question: string,
  signal: AbortSignal,
  onAnswers: (answers: AheadAnswer[]) => void,
): Promise<void> {
  try {
    const response = await fetch("/api/criteria/replay/ahead", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: question,
      signal,
    });
    if (!response.ok || !response.body) return;
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const lines = (rest + part.value).split("\n");
      rest = lines.pop() ?? "";
      const answers = lines.flatMap((line) => {
        const [, value, text] = AHEAD_LINE.exec(line) ?? [];
        return value === undefined || text === undefined ? [] : [{ value: Number(value), text }];
      });
      if (answers.length > 0) onAnswers(answers);
    }
  } catch {
    // Given up, or the connection was lost.
  }
}

/** The leads behind a figure of a replay, or of evidence that was kept. */
export function askLeadsBehind(
  address: string,
  question: string,
  signal: AbortSignal,
): Promise<Outcome<LeadsBehind>> {
  return ask(address, question, signal);
}

export function askChallenged(
  question: string,
  signal: AbortSignal,
): Promise<Outcome<ChallengedLeads>> {
  return ask("/api/criteria/challengers/leads", question, signal);
}

export function askPoints(question: string, signal: AbortSignal): Promise<Outcome<Suggestion>> {
  return ask("/api/criteria/suggest", question, signal);
}

export function askGates(question: string, signal: AbortSignal): Promise<Outcome<SuggestedGates>> {
  return ask("/api/criteria/suggest/gates", question, signal);
}

export function askLeaks(signal: AbortSignal): Promise<Outcome<LeakingAttribute[]>> {
  return answerOf(fetch("/api/criteria/leakage", { signal }));
}
