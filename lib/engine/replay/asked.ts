import type { Plan, QuestionPart } from "./plan";
import type { Standing } from "./standing";

/** Later than any minute. */
export const NEVER = 2 ** 31;

/** How many of a lead's activities the conditions find, and when these leave their windows. */
export class Asked {
  /** Per question with a window, the minutes of its activities. */
  private readonly minutes: Int32Array[];
  /** Per question, all activities ever, and those that left its window. */
  private readonly counts: Uint32Array;
  private readonly left: Uint32Array;

  constructor(
    private readonly plan: Plan,
    private readonly standing: Standing,
  ) {
    const { questions } = plan;
    this.minutes = questions.map(() => new Int32Array(16));
    this.counts = new Uint32Array(questions.length);
    this.left = new Uint32Array(questions.length);
  }

  /** Forgets the lead before. */
  reset(): void {
    for (let q = 0; q < this.counts.length; q++) {
      this.counts[q] = 0;
      this.left[q] = 0;
    }
  }

  /** The activities that a question found, with those that left its window. */
  count(q: number): number {
    return this.counts[q] as number;
  }

  /** Counts an activity for a question; gives the minute at which it leaves its window. */
  ask(q: number, minute: number, fresh: boolean): number {
    const question = this.plan.questions[q] as QuestionPart;
    if (question.freshOnly && !fresh) return NEVER;
    const n = this.counts[q] as number;
    this.counts[q] = n + 1;
    if (n + 1 - (this.left[q] as number) === question.atLeast) this.standing.reach(question, true);
    if (question.window === Number.POSITIVE_INFINITY) return NEVER;
    this.minutes[q] = pushed(this.minutes[q] as Int32Array, n, minute);
    return minute + question.window;
  }

  /** Lets activities leave windows up to a minute; gives the minute at which the next one does. */
  leave(now: number): number {
    const { windowed, questions } = this.plan;
    let due = NEVER;
    for (const q of windowed) {
      const question = questions[q] as QuestionPart;
      const minutes = this.minutes[q] as Int32Array;
      const all = this.counts[q] as number;
      let gone = this.left[q] as number;
      while (gone < all && (minutes[gone] as number) + question.window <= now) {
        gone += 1;
        if (all - gone === question.atLeast - 1) this.standing.reach(question, false);
      }
      this.left[q] = gone;
      if (gone < all) due = Math.min(due, (minutes[gone] as number) + question.window);
    }
    return due;
  }
}

/** The list with a minute at its place n; a longer one when it was full. */
function pushed(list: Int32Array, n: number, minute: number): Int32Array {
  let room = list;
  if (n === list.length) {
    room = new Int32Array(n * 2);
    room.set(list);
  }
  room[n] = minute;
  return room;
}
