import type { Outcome } from "@/lib/operations/outcome";

export const RETRY_MS = 2000;

export interface AskerParts<A> {
  send: (question: string, signal: AbortSignal) => Promise<Outcome<A>>;
  onAnswer: (answer: A, question: string) => void;
  onFailure: (message: string) => void;
}

/**
 * Asks one question at a time. Of those that come meanwhile only the latest is asked next, so that
 * answers keep coming while a slider moves, and the last one belongs to where it stopped.
 */
export class Asker<A> {
  #wanted: string | null = null;
  #asked: string | null = null;
  #running: AbortController | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly parts: AskerParts<A>) {}

  ask(question: string): void {
    if (question === this.#wanted) return;
    this.#wanted = question;
    clearTimeout(this.#retry);
    if (!this.#running) void this.#next();
  }

  /** Nothing is wanted any more; what runs is given up. */
  stop(): void {
    this.#wanted = null;
    this.#asked = null;
    clearTimeout(this.#retry);
    this.#running?.abort();
    this.#running = null;
  }

  async #next(): Promise<void> {
    const question = this.#wanted;
    if (question === null) return;
    const controller = new AbortController();
    this.#running = controller;
    const outcome = await this.parts.send(question, controller.signal);
    if (controller.signal.aborted) return;
    this.#running = null;
    this.#asked = question;
    if (outcome.ok) this.parts.onAnswer(outcome.value, question);
    else this.#failed(question, outcome);
    if (this.#wanted !== this.#asked) void this.#next();
  }

  #failed(question: string, { code, message }: Extract<Outcome<A>, { ok: false }>): void {
    // Another window of ours asked meanwhile: no news for anybody, but ours still wants an answer.
    const isOvertaken = code === "conflict";
    if (!isOvertaken) this.parts.onFailure(message);
    const mayGetBetter = isOvertaken || code === "failed" || code === "throttled";
    if (!mayGetBetter || this.#wanted !== question) return;
    this.#retry = setTimeout(() => void this.#next(), RETRY_MS);
  }
}
