import type { Suggestion } from "@/lib/engine/suggest/points";
import type { Outcome, RefusalCode } from "@/lib/operations/outcome";
import type { ReplayAnswer } from "@/lib/replays/schema";

const LOST = "The server could not be reached. The numbers follow once it can.";

interface Problem {
  title?: string;
  code?: RefusalCode;
}

/** Puts a question, as JSON text, to one of our own addresses. Failures are values. */
async function ask<T>(address: string, question: string, signal: AbortSignal): Promise<Outcome<T>> {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: question,
      signal,
    });
    const said: unknown = await response.json();
    if (response.ok) return { ok: true, value: said as T };
    const { title, code } = said as Problem;
    return { ok: false, code: code ?? "failed", message: title ?? LOST };
  } catch {
    return { ok: false, code: "failed", message: LOST };
  }
}

export function askReplay(question: string, signal: AbortSignal): Promise<Outcome<ReplayAnswer>> {
  return ask("/api/criteria/replay", question, signal);
}

export function askSuggestion(question: string, signal: AbortSignal): Promise<Outcome<Suggestion>> {
  return ask("/api/criteria/suggest", question, signal);
}
