"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useRef } from "react";
import { flushSync } from "react-dom";
import { IconButton } from "@/components/ui/icon-button";
import { t } from "@/lib/language";

export interface MoveButtonsProps {
  /** What is moved. */
  name: string;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: -1 | 1) => void;
}

/** Moves something up or down in its list. At an end, focus goes to the way back. */
export function MoveButtons({ name, isFirst, isLast, onMove }: MoveButtonsProps) {
  const up = useRef<HTMLButtonElement>(null);
  const down = useRef<HTMLButtonElement>(null);
  function move(by: -1 | 1) {
    flushSync(() => onMove(by));
    const [pressed, back] = by < 0 ? [up, down] : [down, up];
    (pressed.current?.disabled ? back : pressed).current?.focus();
  }
  return (
    <>
      <IconButton
        ref={up}
        label={t`Move ${name} up`}
        icon={<ArrowUp aria-hidden="true" />}
        isDisabled={isFirst}
        onPress={() => move(-1)}
      />
      <IconButton
        ref={down}
        label={t`Move ${name} down`}
        icon={<ArrowDown aria-hidden="true" />}
        isDisabled={isLast}
        onPress={() => move(1)}
      />
    </>
  );
}
