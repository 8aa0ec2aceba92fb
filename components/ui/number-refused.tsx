"use client";

import { type RefObject, useContext, useEffect, useRef, useState } from "react";
import { NumberFieldStateContext, useLocale } from "react-aria-components";
import { isWithin, type Limits, limitsSentence } from "@/components/ui/number-limits";

const digitsOf = (text: string) => text.replace(/\D/g, "");

/**
 * Stands in a number's field; says what it takes once something else was typed or pasted, which React
 * Aria keeps out without a word. It is said until somebody comes to the field again.
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
  const [isRefused, setRefused] = useState(false);
  const latest = useRef({ state, limits });
  useEffect(() => {
    latest.current = { state, limits };
  });
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const heard = new AbortController();
    const { signal } = heard;
    const refuse = () => setRefused(true);
    element.addEventListener("focusin", () => setRefused(false), { signal });
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
      ({ clipboardData }) => {
        const text = clipboardData?.getData("text/plain").trim() ?? "";
        const before = latest.current.state;
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
    element.addEventListener("focusout", judge, { signal });
    element.addEventListener(
      "keydown",
      ({ key }) => {
        if (key === "Enter") judge();
      },
      { signal },
    );
    return () => heard.abort();
  }, [frame]);
  return (
    <span role="status" className={isRefused ? "font-medium text-warn-ink text-xs" : "sr-only"}>
      {isRefused
        ? limitsSentence(limits, new Intl.NumberFormat(locale, formatOptions).format)
        : null}
    </span>
  );
}
