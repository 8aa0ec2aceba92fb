/** What was edited, step by step, so that steps can be taken back and made again. */
export interface Steps<T> {
  past: readonly T[];
  present: T;
  future: readonly T[];
  /** Where the last step changed a value; null when the next edit is a step of its own. */
  last: (Mark & { place: string }) | null;
}

/** When and how an edit came about. */
export interface Mark {
  /** Counts presses of the pointer: one drag is one number. */
  gesture: number;
  /** Whether the pointer is down. */
  isHeld: boolean;
  /** Epoch ms. */
  at: number;
}

const MOST_STEPS = 200;
/** Edits of one value that follow each other faster than this are one step: typing, arrow keys. */
const PAUSE_MS = 1000;

export function stepsOf<T>(present: T): Steps<T> {
  return { past: [], present, future: [], last: null };
}

interface Place {
  /** Dotted path of the smallest part that holds all changes. */
  path: string;
  /** Whether that part is one number or text. */
  isValue: boolean;
}

function isPart(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isPlain(value: unknown): boolean {
  return typeof value === "number" || typeof value === "string";
}

/** Where two drafts differ; null when they do not. */
export function changedPlace(before: unknown, after: unknown): Place | null {
  if (Object.is(before, after)) return null;
  if (!isPart(before) || !isPart(after)) {
    return { path: "", isValue: isPlain(before) && isPlain(after) };
  }
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  let only: Place | null = null;
  for (const key of keys) {
    const inside = changedPlace(before[key], after[key]);
    if (!inside) continue;
    if (only) return { path: "", isValue: false };
    only = { path: inside.path ? `${key}.${inside.path}` : key, isValue: inside.isValue };
  }
  return only;
}

/** Adds an edit. A drag, or quick edits of one value, become one step; an empty edit none. */
export function withEdit<T>(steps: Steps<T>, next: T, mark: Mark): Steps<T> {
  const place = changedPlace(steps.present, next);
  if (!place) return steps;
  const { last } = steps;
  const ending = place.isValue ? { ...mark, place: place.path } : null;
  const goesOn =
    last !== null &&
    place.isValue &&
    last.place === place.path &&
    last.gesture === mark.gesture &&
    (mark.isHeld || mark.at - last.at < PAUSE_MS);
  if (!goesOn) {
    const past = [...steps.past, steps.present].slice(-MOST_STEPS);
    return { past, present: next, future: [], last: ending };
  }
  // Dragged there and back: there is nothing to take back.
  const isBack = changedPlace(steps.past.at(-1), next) === null;
  if (isBack) return { past: steps.past.slice(0, -1), present: next, future: [], last: null };
  return { past: steps.past, present: next, future: [], last: ending };
}

export function undone<T>(steps: Steps<T>): Steps<T> {
  const before = steps.past.at(-1);
  if (before === undefined) return steps;
  return {
    past: steps.past.slice(0, -1),
    present: before,
    future: [steps.present, ...steps.future],
    last: null,
  };
}

export function redone<T>(steps: Steps<T>): Steps<T> {
  const [after, ...future] = steps.future;
  if (after === undefined) return steps;
  return { past: [...steps.past, steps.present], present: after, future, last: null };
}
