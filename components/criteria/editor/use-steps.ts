"use client";

import { useCallback, useEffect, useReducer, useRef } from "react";
import { type Mark, redone, type Steps, stepsOf, undone, withEdit } from "./steps";

type Action<T> =
  | { kind: "edit"; edit: (old: T) => T; mark: Mark }
  | { kind: "restart"; present: T }
  | { kind: "undo" }
  | { kind: "redo" };

function reduce<T>(steps: Steps<T>, action: Action<T>): Steps<T> {
  if (action.kind === "undo") return undone(steps);
  if (action.kind === "redo") return redone(steps);
  if (action.kind === "restart") return stepsOf(action.present);
  return withEdit(steps, action.edit(steps.present), action.mark);
}

/** Something that is edited, with undo and redo by buttons and keys. */
export function useSteps<T>(first: T) {
  const [steps, dispatch] = useReducer(reduce<T>, first, stepsOf<T>);
  const pointer = usePointer();
  const undo = useCallback(() => dispatch({ kind: "undo" }), []);
  const redo = useCallback(() => dispatch({ kind: "redo" }), []);
  useUndoKeys(undo, redo);
  const edit = useCallback(
    (change: (old: T) => T) =>
      dispatch({ kind: "edit", edit: change, mark: { ...pointer.current, at: Date.now() } }),
    [pointer],
  );
  /** Begins anew: what was done before is not for this person to take back. */
  const restart = useCallback((present: T) => dispatch({ kind: "restart", present }), []);
  return {
    value: steps.present,
    edit,
    restart,
    undo,
    redo,
    mayUndo: steps.past.length > 0,
    mayRedo: steps.future.length > 0,
  };
}

/** Which press of the pointer this is, and whether it lasts: a drag is one step. */
function usePointer() {
  const pointer = useRef({ gesture: 0, isHeld: false });
  useEffect(() => {
    const onDown = () => {
      pointer.current = { gesture: pointer.current.gesture + 1, isHeld: true };
    };
    const onUp = () => {
      pointer.current = { ...pointer.current, isHeld: false };
    };
    document.addEventListener("pointerdown", onDown, true);
    document.addEventListener("pointerup", onUp, true);
    document.addEventListener("pointercancel", onUp, true);
    return () => {
      document.removeEventListener("pointerdown", onDown, true);
      document.removeEventListener("pointerup", onUp, true);
      document.removeEventListener("pointercancel", onUp, true);
    };
  }, []);
  return pointer;
}

/** Marks what belongs to the draft: within it Ctrl Z undoes the draft, not the typing. */
export const DRAFT_PART = { "data-draft": "" } as const;

/** Whether a key pressed there is meant for something else: a dialog, or a field of its own. */
function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest("[role=dialog], [role=alertdialog]")) return true;
  const isTyping = target.matches("input:not([type=range]), textarea, [contenteditable=true]");
  return isTyping && !target.closest("[data-draft]");
}

function directionOf({ metaKey, ctrlKey, altKey, shiftKey, key }: KeyboardEvent) {
  if (!(metaKey || ctrlKey) || altKey) return null;
  if (key.toLowerCase() === "z") return shiftKey ? "redo" : "undo";
  return key.toLowerCase() === "y" && !shiftKey ? "redo" : null;
}

/** Ctrl or ⌘ Z, with Shift to make it again; Ctrl Y too. */
function useUndoKeys(undo: () => void, redo: () => void): void {
  const latest = useRef({ undo, redo });
  useEffect(() => {
    latest.current = { undo, redo };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const direction = directionOf(event);
      if (!direction || isElsewhere(event.target)) return;
      event.preventDefault();
      const field = document.activeElement;
      if (!(field instanceof HTMLInputElement) || field.type === "range") {
        latest.current[direction]();
        return;
      }
      // A number that is still being typed becomes an edit first, which is then taken back.
      field.blur();
      setTimeout(() => {
        latest.current[direction]();
        field.focus();
      });
    };
    document.addEventListener("keydown", onKey, true);
    return () => document.removeEventListener("keydown", onKey, true);
  }, []);
}
