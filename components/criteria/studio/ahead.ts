import type { Criteria } from "@/lib/engine/criteria";
import { type Dial, dialAt, withDial } from "@/lib/engine/dial";
import { MOST_AHEAD, type ReplayAnswer } from "@/lib/replays/schema";
import { type Asked, type Question, questionOf } from "./question";

/** After so long what others did meanwhile may matter: it is asked anew. */
const KEPT_MS = 60_000;
/** A value that comes within so many answers, or so soon, is waited for; others are asked for at once. */
const SOON = 2;
const SOON_MS = 25;

/** A number of the draft that a slider shows, and how far that goes. */
export interface Reach {
  dial: Dial;
  least: number;
  most: number;
}

/** An answer and what it answers. */
export interface Known {
  question: Question;
  answer: ReplayAnswer;
}

/**
 * All values from one on: nearest first in both directions, or first those in one of them (±1). Those
 * on the other side of zero come last, as they take the analyst longer.
 */
export function valuesFrom(
  value: number,
  direction: number,
  { least, most }: Pick<Reach, "least" | "most">,
): number[] {
  const up = Array.from({ length: Math.max(0, most - value) }, (_, i) => value + 1 + i);
  const down = Array.from({ length: Math.max(0, value - least) }, (_, i) => value - 1 - i);
  const longer = up.length > down.length ? up : down;
  const others =
    direction > 0
      ? [...up, ...down]
      : direction < 0
        ? [...down, ...up]
        : longer.flatMap((_, i) => [...up.slice(i, i + 1), ...down.slice(i, i + 1)]);
  const isBeyond = (each: number) => each < 0 !== value < 0;
  return [
    value,
    ...others.filter((each) => !isBeyond(each)),
    ...others.filter((each) => isBeyond(each)),
  ];
}

/** An answer as JSON text, and to which value. */
export interface AheadAnswer {
  value: number;
  text: string;
}

/** An answer with the other one's parts where they say the same: what shows them is not drawn anew. */
function withPartsOf(answer: ReplayAnswer, other: ReplayAnswer): ReplayAnswer {
  const parts = Object.entries(answer).map(([name, part]) => {
    const known = other[name as keyof ReplayAnswer];
    return [name, JSON.stringify(part) === JSON.stringify(known) ? known : part];
  });
  return Object.fromEntries(parts);
}

/** The text of a question for values of a number, in the order of answering. */
function aheadOf(question: Question, dial: Dial, values: readonly number[]): string {
  return JSON.stringify({ ...JSON.parse(question), ahead: { ...dial, values } });
}

export interface AheadParts {
  /** Asks for values ahead; tells the answers that come together. Ends with the last, or before it. */
  send: (
    question: string,
    signal: AbortSignal,
    onAnswers: (answers: AheadAnswer[]) => void,
  ) => Promise<void>;
  /** What was waited for did not come, and has to be asked by itself. */
  onMissed: () => void;
  clock?: () => number;
}

interface Kept {
  /** What was asked with another value; the draft has it in `Known`. */
  asked: Asked;
  text: string;
  known: Known | null;
  at: number;
}

interface Run {
  controller: AbortController;
  /** In the order in which they are answered. */
  open: number[];
  /** How many it has told, and when it told the first and the last of them. */
  told: number;
  firstAt: number;
  lastAt: number;
}

/**
 * Answers to what one slider may come to, asked for before it is there. One run at a time goes
 * through its values; where the slider leaves what is known or comes soon, another one begins.
 */
export class Ahead {
  private readonly listeners = new Set<() => void>();
  /** Of one number, all else as it is. */
  private readonly kept = new Map<number, Kept>();
  /** Values that were asked for and not answered: they make no draft, or the connection was lost. */
  private readonly untold = new Set<number>();
  private rest: string | null = null;
  private held: (Reach & { value: number; direction: number }) | null = null;
  private run: Run | null = null;
  private last: ReplayAnswer | null = null;

  constructor(private readonly parts: AheadParts) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The answer to a draft's question, if it was asked ahead; the same object each time. */
  find(body: Criteria, question: Question): Known | null {
    const value = this.held && dialAt(body, this.held.dial);
    if (value === null || !this.isKnown(value)) return null;
    const kept = this.kept.get(value);
    const dial = this.held?.dial;
    if (!kept || !dial) return null;
    if (!kept.known) {
      const { asked } = kept;
      const answered = questionOf({ ...asked, body: withDial(asked.body, dial, value) });
      if (answered !== question) return null;
      const answer: ReplayAnswer = JSON.parse(kept.text);
      this.last = this.last ? withPartsOf(answer, this.last) : answer;
      kept.known = { question, answer: this.last };
    }
    return kept.known.question === question ? kept.known : null;
  }

  /** A slider is likely to move, or moves. */
  hold(reach: Reach, asked: Asked): void {
    const value = dialAt(asked.body, reach.dial);
    if (value === null) {
      this.letGo();
      return;
    }
    const rest = restOf(reach.dial, asked);
    if (rest !== this.rest) {
      this.letGo();
      this.kept.clear();
      this.untold.clear();
      this.rest = rest;
    }
    this.held = { ...reach, value, direction: this.held?.direction ?? 0 };
    this.seek(asked);
  }

  /** Whether the draft differs from the last one in the held number at most: then it is seen to. */
  follow(asked: Asked): boolean {
    const { held, rest } = this;
    const value = held && dialAt(asked.body, held.dial);
    if (!held || value === null || restOf(held.dial, asked) !== rest) {
      this.letGo();
      return false;
    }
    const direction = value === held.value ? held.direction : Math.sign(value - held.value);
    this.held = { ...held, value, direction };
    this.seek(asked);
    return true;
  }

  /** Nothing is likely to move any more; what is known stays. */
  letGo(): void {
    this.held = null;
    this.end();
  }

  private end(): void {
    this.run?.controller.abort();
    this.run = null;
  }

  private isKnown(value: number): boolean {
    const kept = this.kept.get(value);
    return kept !== undefined && this.now() - kept.at < KEPT_MS;
  }

  /** Begins a run, unless one goes that brings what is waited for. */
  private seek(asked: Asked): void {
    const { held, run } = this;
    if (!held) return;
    const { value } = held;
    if (run && (this.isKnown(value) || isSoon(run, value))) return;
    const values = valuesFrom(value, held.direction, held)
      .filter((each) => !this.isKnown(each) && (each === value || !this.untold.has(each)))
      .slice(0, MOST_AHEAD);
    this.end();
    if (values.length > 0) void this.go(values, held.dial, asked);
  }

  private async go(values: number[], dial: Dial, asked: Asked): Promise<void> {
    const run = { controller: new AbortController(), open: values, told: 0, firstAt: 0, lastAt: 0 };
    this.run = run;
    const { signal } = run.controller;
    const question = aheadOf(questionOf(asked), dial, values);
    await this.parts.send(question, signal, (answers) => {
      if (this.run !== run) return;
      const at = this.now();
      if (run.told === 0) run.firstAt = at;
      run.lastAt = at;
      run.told += answers.length;
      for (const { value, text } of answers) {
        const place = run.open.indexOf(value);
        for (const each of run.open.slice(0, place)) this.untold.add(each);
        run.open = run.open.slice(place + 1);
        this.kept.set(value, { asked, text, known: null, at });
      }
      for (const listener of this.listeners) listener();
      if (this.held) this.seek({ ...asked, body: withDial(asked.body, dial, this.held.value) });
    });
    if (this.run !== run) return;
    this.run = null;
    for (const value of run.open) this.untold.add(value);
    if (this.held && !this.isKnown(this.held.value)) this.parts.onMissed();
  }

  private now(): number {
    return (this.parts.clock ?? Date.now)();
  }
}

/** The number, and what is asked whatever it is: two numbers at 0 leave the same draft. */
function restOf(dial: Dial, asked: Asked): string {
  const rest = questionOf({ ...asked, body: withDial(asked.body, dial, 0) });
  return JSON.stringify({ dial, rest });
}

/** One that has told nothing yet is not given up for one that would tell as late. */
function isSoon({ open, told, firstAt, lastAt }: Run, value: number): boolean {
  const place = open.indexOf(value);
  if (place < SOON || told === 0) return place >= 0;
  return told > 1 && (place * (lastAt - firstAt)) / (told - 1) < SOON_MS;
}
