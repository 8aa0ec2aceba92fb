import path from "node:path";
import { numberText } from "@/lib/format";
import type { Outcome } from "@/lib/operations/outcome";

/** Something that the person at the terminal can put right; shown as its sentence. */
export class Problem extends Error {}

/** The same, but for how the command was called. */
export class UsageProblem extends Problem {}

/** For programs and people alike. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

/** For people only: what is going on. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** A path as typed: from where the person stands, not from the project's folder. */
export function pathOf(typed: string): string {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), typed);
}

/** The value of an outcome; a refusal ends the command with its sentence. */
export function valueFrom<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  if (outcome.code === "failed") {
    throw new Problem(
      "Something went wrong on our side. Nothing was changed. LOG_LEVEL=error shows the details.",
    );
  }
  throw new Problem(outcome.message);
}

const LINE_EVERY_MS = 5000;

/** Says how far something is: in place on a terminal, now and then in a log. */
export class ProgressLine {
  #shownAt = 0;
  #isOpen = false;

  show(text: string): void {
    const now = performance.now();
    if (process.stderr.isTTY) {
      process.stderr.write(`\r\u001b[2K${text}`);
      this.#isOpen = true;
    } else if (now - this.#shownAt > LINE_EVERY_MS) {
      if (this.#shownAt > 0) tell(text);
      this.#shownAt = now;
    }
  }

  end(): void {
    if (this.#isOpen) process.stderr.write("\r\u001b[2K");
    this.#isOpen = false;
  }
}

export function countText(n: number): string {
  return numberText(n);
}

export function percentText(done: number, all: number): string {
  return all > 0 ? `${Math.min(100, Math.floor((done / all) * 100))} %` : "0 %";
}

/** The first line, or everything, of what is piped in. */
export async function readStandardInput(): Promise<string> {
  let text = "";
  process.stdin.setEncoding("utf8");
  for await (const chunk of process.stdin) text += chunk;
  return text;
}
