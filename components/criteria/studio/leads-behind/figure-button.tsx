"use client";

import type { ReactNode } from "react";
import { behindTexts as texts } from "./texts";

/** A number, or words with one, to press for the leads behind it. */
export function FigureButton({
  hint,
  onPress,
  children,
}: {
  /** What is to be known of the number itself. */
  hint?: string | undefined;
  onPress: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      title={hint ? `${hint} ${texts.show}.` : texts.show}
      className="-my-1 inline-block cursor-pointer rounded-sm py-1 underline decoration-1 decoration-line-strong decoration-dotted underline-offset-4 outline-none hover:decoration-solid focus-visible:focus-ring"
      onClick={onPress}
    >
      {children}
    </button>
  );
}
