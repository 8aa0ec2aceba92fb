"use client";

import { type RefObject, useContext, useEffect, useRef, useState } from "react";
import { NumberFieldStateContext, useLocale } from "react-aria-components";
import { flushSync } from "react-dom";
import { isWithin, type Limits, limitsSentence } from "@/components/ui/number-limits";
import { inOwnNotation } from "@/lib/format-typed";
import { t } from "@/lib/language";

/** With these a field goes on from what was typed. */
const STEPPING = new Set(["ArrowUp", "ArrowDown", "PageUp", "PageDown"]);

/** No number: the field takes its own back. */
const NOTHING = "-";

const digitsOf = (text: string) => text.replace(/\D/g, "");

/**
 * Stands in a number's field; says what it takes once something else was typed or pasted, which React
 * Aria keeps out without a word. It is said until somebody comes to the field again. What was typed in
 * another notation is written in the reader's own before React Aria reads it, which would leave out
 * every mark of groups wherever it stands: "1.5" would be 15 in German.
 */
export function SayRefused({
  frame,
  formatOptions,
  ...limits
}: {
  /** What the input stands in. */
  frame: RefObject<HTMLElement | null>;
  formatOptions?: Intl.NumberFormatOptions | undefined;
} & Limits) {
  const state = useContext(NumberFieldStateContext);
  const { locale } = useLocale();
  const [refused, setRefused] = useState<{ text?: string } | null>(null);
  const latest = useRef({ state, limits });
  useEffect(() => {
    latest.current = { state, limits };
  });
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const heard = new AbortController();
    const { signal } = heard;
    const refuse = (text?: string) => setRefused(text === undefined ? {} : { text });
    /** Whether what was typed can be read at all. */
    const settle = (): boolean => {
      const { state: typed } = latest.current;
      const own = typed && inOwnNotation(typed.inputValue);
      if (!typed || own === typed.inputValue) return true;
      if (own === null) refuse(typed.inputValue);
      flushSync(() => typed.setInputValue(own ?? NOTHING));
      return own !== null;
    };
    element.addEventListener("focusin", () => setRefused(null), { signal });
    element.addEventListener(
      "pointerdown",
      ({ target }) => {
        if (target instanceof Element && target.closest("button")) settle();
      },
      { signal },
    );
    element.addEventListener(
      "beforeinput",
      (event) => {
        // The input itself was asked before.
        if (event.defaultPrevented && event.inputType.startsWith("insert")) refuse();
      },
      { signal },
    );
    element.addEventListener(
      "paste",
      (event) => {
        const text = event.clipboardData?.getData("text/plain").trim() ?? "";
        const before = latest.current.state;
        const own = inOwnNotation(text);
        if (own !== text && before?.validate(text) && isAllSelected(event.target)) {
          event.preventDefault();
          event.stopPropagation();
          if (own === null) refuse(text);
          else before.commit(own);
          return;
        }
        setTimeout(() => {
          const stands = latest.current.state?.inputValue ?? "";
          if (!before?.validate(text) || !digitsOf(stands).includes(digitsOf(text))) refuse();
        });
      },
      { signal },
    );
    const judge = () => {
      const { state: typed, limits: within } = latest.current;
      if (typed && typed.inputValue !== "" && !isWithin(typed.numberValue, within)) refuse();
    };
    const leave = () => {
      if (settle()) judge();
    };
    element.addEventListener("focusout", leave, { signal });
    element.addEventListener(
      "keydown",
      ({ key }) => {
        if (key === "Enter") leave();
        else if (STEPPING.has(key)) settle();
      },
      { signal },
    );
    return () => heard.abort();
  }, [frame]);
  return (
    <span role="status" className={refused ? "font-medium text-warn-ink text-xs" : "sr-only"}>
      {refused?.text === undefined ? null : `${t`“${refused.text}” can be read in several ways.`} `}
      {refused ? limitsSentence(limits, new Intl.NumberFormat(locale, formatOptions).format) : null}
    </span>
  );
}

function isAllSelected(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLInputElement)) return false;
  const { selectionStart, selectionEnd, value } = target;
  return (selectionEnd ?? 0) - (selectionStart ?? 0) === value.length;
}
