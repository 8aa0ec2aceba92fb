"use client";

import { type KeyboardEvent, useRef, useState } from "react";

export interface CellInputProps {
  label: string;
  /** What the cell holds, or the key that began to replace it. */
  text: string;
  /** What was written, null when it is not to be kept. */
  onLeave: (text: string | null) => void;
  /** Where the focus goes from here: so many cells down and on. */
  onStep: (rows: number, columns: number) => void;
}

/** The editor in a cell: Enter goes down, Tab goes on, Escape leaves the cell as it was. */
export function CellInput({ label, text, onLeave, onStep }: CellInputProps) {
  const [value, setValue] = useState(text);
  const isOver = useRef(false);
  const leave = (written: string | null) => {
    // Moving the focus away blurs it, too.
    if (isOver.current) return;
    isOver.current = true;
    onLeave(written);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event;
    if (key !== "Enter" && key !== "Tab" && key !== "Escape") return;
    event.preventDefault();
    leave(key === "Escape" ? null : value);
    const step = event.shiftKey ? -1 : 1;
    onStep(key === "Enter" ? step : 0, key === "Tab" ? step : 0);
  };
  return (
    <input
      aria-label={label}
      value={value}
      inputMode="decimal"
      autoComplete="off"
      // biome-ignore lint/a11y/noAutofocus: it stands where the focus was
      autoFocus
      onChange={(event) => setValue(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => leave(value)}
      className="tabular -outline-offset-2 h-9 w-full min-w-24 bg-raised px-2 text-right text-ink outline-2 outline-accent"
    />
  );
}
