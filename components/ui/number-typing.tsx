"use client";

import { type RefObject, useContext, useEffect, useRef, useState } from "react";
import { NumberFieldStateContext } from "react-aria-components";
import { isWithin, type Limits } from "@/components/ui/number-limits";
import { inOwnNotation } from "@/lib/format-typed";

/** After so long without another key a typed number counts, although its field was not left. */
const PAUSE_MS = 400;

type Value = number | null;

interface Typing {
  /** What the field knows, and what was told meanwhile. */
  known: Value;
  told: Value;
}

/**
 * The value that a number's field is given: as long as somebody types it stays the one before, lest
 * the field writes what it was told over what is being typed.
 */
export function useTyping(
  value: Value | undefined,
  onChange: ((value: Value) => void) | undefined,
) {
  const [typing, setTyping] = useState<Typing | null>(null);
  const known = typing && typing.told === value ? typing.known : value;
  return {
    known,
    /** The field was left, or Enter or a step pressed. */
    commit: (next: Value) => {
      setTyping(null);
      onChange?.(next);
    },
    type: (next: Value) => {
      setTyping(next === known ? null : { known: known ?? null, told: next });
      onChange?.(next);
    },
  };
}

/** Stands in a number's field; tells what is typed after a pause. Empty counts once it is left. */
export function TellTyped({
  value,
  known,
  onType,
  isTyped,
  ...limits
}: {
  value: Value;
  known: Value;
  onType: (value: number) => void;
  /** Set when somebody types. */
  isTyped: RefObject<boolean>;
} & Limits) {
  const state = useContext(NumberFieldStateContext);
  const number = state?.numberValue ?? Number.NaN;
  const text = state?.inputValue ?? "";
  const latest = useRef({ value, onType, isTyped, limits });
  useEffect(() => {
    latest.current = { value, onType, isTyped, limits };
  });
  const isBack = number === known && number !== value;
  useEffect(() => {
    // The field tells nothing when it is left with what it knew before.
    if (isBack) latest.current.onType(number);
  }, [isBack, number]);
  useEffect(() => {
    // Not of what is only written in another way than it is meant.
    const { isTyped: typed, limits: within } = latest.current;
    if (!typed.current || text === "") return;
    typed.current = false;
    // What is in another notation, or not yet in one, counts once the field is left.
    if (!isWithin(number, within) || inOwnNotation(text) !== text) return;
    const timer = setTimeout(() => {
      const { value: now, onType: tell } = latest.current;
      if (number !== now) tell(number);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [number, text]);
  return null;
}
