import type { Outcome, RefusalCode } from "@/lib/operations/outcome";
import type { ReplayAnswer } from "@/lib/replays/schema";

const LOST = "The server could not be reached. The numbers follow once it can.";

interface Problem {
  title?: string;
  code?: RefusalCode;
}

/** One replay. Failures are values. */
export async function askReplay(
  question: string,
  signal: AbortSignal,
): Promise<Outcome<ReplayAnswer>> {
  try {
    const response = await fetch("/api/criteria/replay", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: question,
      signal,
    });
    const said: unknown = await response.json();
    if (response.ok) return { ok: true, value: said as ReplayAnswer };
    const { title, code } = said as Problem;
    return { ok: false, code: code ?? "failed", message: title ?? LOST };
  } catch {
    return { ok: false, code: "failed", message: LOST };
  }
}
